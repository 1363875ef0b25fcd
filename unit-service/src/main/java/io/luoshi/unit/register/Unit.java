package io.luoshi.unit.register;

import io.luoshi.events.UnitEvent.UnitChanged;
import io.luoshi.events.UnitEvent.UnitKind;
import io.luoshi.events.UnitEvent.UnitRegistered;
import io.luoshi.events.UnitEvent.UnitRetired;
import io.luoshi.events.UnitEvent.UnitState;
import io.luoshi.starter.audit.KeptOutOfAudit;
import io.luoshi.starter.outbox.Aggregate;
import io.luoshi.starter.web.DomainProblem;
import io.luoshi.unit.register.UnitContent.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.http.HttpStatus;

/**
 * A responsible unit (责任单位) with the people who act for it. No two units share a name or alias; a retired unit keeps its names,
 * because old tasks are still read by them. The history holds the last {@value #HISTORY} changes.
 */
@Document("units")
public class Unit extends Aggregate {

    /** Far more than a unit sees in the months for which an audit trail must be kept; bounds the document. */
    static final int HISTORY = 500;

    @Id
    private final String id;

    private String name = "";
    private UnitKind kind = UnitKind.OTHER;
    private List<String> aliases = List.of();
    private List<Person> people = List.of();
    private boolean retired;

    @KeptOutOfAudit
    private int lastPerson;

    /** Keys of name and aliases; unique over all units by an index. */
    @KeptOutOfAudit
    private List<String> nameKeys = List.of();

    /** For looking up a unit by a part of a name. */
    @KeptOutOfAudit
    private List<String> nameEndings = List.of();

    @KeptOutOfAudit
    private List<Change> history = new ArrayList<>();

    private Unit(String id) {
        this.id = id;
    }

    /** A unit enters the register. */
    public static Unit register(String id, UnitContent content, Signature signature) {
        Unit unit = new Unit(id);
        unit.take(content);
        unit.note(signature, Change.initial(content));
        unit.raise(new UnitRegistered(unit.state()));
        return unit;
    }

    /** Takes over what is said of the unit now; false, and no event, when that is what is known already. */
    public boolean change(UnitContent content, Signature signature) {
        if (retired) {
            throw new DomainProblem("unit-retired", HttpStatus.CONFLICT, id, name);
        }
        List<Change.Detail> details = Change.between(content(), content);
        if (details.isEmpty()) {
            return false;
        }
        take(content);
        note(signature, details);
        raise(new UnitChanged(state()));
        return true;
    }

    /** Goes by one more name; false when it does already, or cannot take one. */
    boolean learn(String alias, Signature signature) {
        boolean known = nameKeys.contains(NameKey.of(alias));
        if (retired || known || !Limits.isName(alias) || aliases.size() >= Limits.ALIASES) {
            return false;
        }
        List<String> more =
                Stream.concat(aliases.stream(), Stream.of(alias.strip())).toList();
        return change(new UnitContent(name, kind, more, content().people()), signature);
    }

    /** Takes no new assignments from now on; false when it is retired already. */
    public boolean retire(Signature signature) {
        if (retired) {
            return false;
        }
        retired = true;
        note(signature, List.of(new Change.Detail("retired", List.of("false"), List.of("true"))));
        raise(new UnitRetired(state()));
        return true;
    }

    private void take(UnitContent content) {
        name = content.name();
        kind = content.kind();
        aliases = content.aliases();
        people = content.people().stream().map(this::person).toList();
        nameKeys = Stream.concat(Stream.of(name), aliases.stream())
                .map(NameKey::of)
                .toList();
        nameEndings = NameKey.endings(nameKeys);
    }

    private Person person(Member member) {
        String personId = people.stream()
                .filter(known -> known.asMember().identity().equals(member.identity()))
                .map(Person::id)
                .findFirst()
                .orElseGet(() -> id + "-" + ++lastPerson);
        return Person.of(personId, member);
    }

    private void note(Signature signature, List<Change.Detail> details) {
        history.add(new Change(signature.at(), signature.by(), details));
        if (history.size() > HISTORY) {
            history.removeFirst();
        }
    }

    private UnitState state() {
        return new UnitState(
                id, name, kind, aliases, people.stream().map(Person::state).toList(), retired);
    }

    public String id() {
        return id;
    }

    /** What is known of the unit now. */
    public UnitContent content() {
        return new UnitContent(
                name, kind, aliases, people.stream().map(Person::asMember).toList());
    }

    public List<Person> people() {
        return people;
    }

    public boolean isRetired() {
        return retired;
    }

    /** Keys of all names it goes by. */
    public List<String> nameKeys() {
        return nameKeys;
    }

    /** Newest first. */
    public List<Change> history() {
        return history.reversed();
    }
}
