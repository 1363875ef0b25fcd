package io.luoshi.unit.register;

import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.events.UnitEvent.PersonState;
import io.luoshi.events.UnitEvent.UnitChanged;
import io.luoshi.events.UnitEvent.UnitKind;
import io.luoshi.events.UnitEvent.UnitRegistered;
import io.luoshi.events.UnitEvent.UnitRetired;
import io.luoshi.events.UnitEvent.UnitState;
import io.luoshi.starter.audit.KeptOutOfAudit;
import io.luoshi.starter.outbox.Aggregate;
import io.luoshi.starter.web.DomainProblem;
import io.luoshi.unit.register.StandIn.Colleague;
import io.luoshi.unit.register.UnitContent.Member;
import java.time.LocalDate;
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
    private List<Substitute> substitutes = List.of();
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
        refuseRetired();
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

    /**
     * A successor has the duty of a person from that day on, and that person up to the day before. Reports, assignments and API clients
     * are the unit's, so there is nothing else to hand over. False when that is known already.
     */
    public boolean succeed(String person, Colleague successor, LocalDate from, Signature signature) {
        return change(content().handedOver(ownDuty(person).asMember(), successor, from), signature);
    }

    /** Somebody stands in for a person on some days; false when that is known already. */
    public boolean nameSubstitute(String person, StandIn wanted, LocalDate today, Signature signature) {
        refuseRetired();
        Person absent = ownDuty(person);
        Substitutes current = duties();
        Substitute named = current.resolve(absent, wanted, this::nextPersonId);
        return !substitutes.contains(named) && changeSubstitutes(current.with(named, absent, today), signature);
    }

    /** Somebody stands in for a person no more; false when he did not. */
    public boolean withdrawSubstitute(String person, String substitute, Signature signature) {
        List<Substitute> left = duties().without(person, substitute);
        return left.size() < substitutes.size() && changeSubstitutes(left, signature);
    }

    private boolean changeSubstitutes(List<Substitute> wanted, Signature signature) {
        List<String> before = substitutes.stream().map(Substitute::line).toList();
        substitutes = wanted;
        List<String> after = substitutes.stream().map(Substitute::line).toList();
        note(signature, List.of(new Change.Detail("substitutes", before, after)));
        raise(new UnitChanged(state()));
        return true;
    }

    /** A substitute has no duty of his own, so nobody stands in for him and nobody succeeds him. */
    private Person ownDuty(String person) {
        return people.stream()
                .filter(known -> known.id().equals(person))
                .findFirst()
                .orElseThrow(() -> new DomainProblem("unknown-person", HttpStatus.NOT_FOUND, person));
    }

    private void refuseRetired() {
        if (retired) {
            throw new DomainProblem("unit-retired", HttpStatus.CONFLICT, id, name);
        }
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
        List<Person> others = content.people().stream().map(this::person).toList();
        substitutes = duties().among(others);
        people = others;
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
                .orElseGet(this::nextPersonId);
        return Person.of(personId, member);
    }

    private String nextPersonId() {
        return id + "-" + ++lastPerson;
    }

    private void note(Signature signature, List<Change.Detail> details) {
        history.add(new Change(signature.at(), signature.by(), details));
        if (history.size() > HISTORY) {
            history.removeFirst();
        }
    }

    private UnitState state() {
        return new UnitState(id, name, kind, aliases, everybody(), retired);
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

    public List<Substitute> substitutes() {
        return substitutes;
    }

    public PersonRole roleOf(String person) {
        return ownDuty(person).role();
    }

    /** Who stands in for a person. */
    public List<Substitute> substitutesOf(String person) {
        return substitutes.stream()
                .filter(one -> one.insteadOf().equals(person))
                .toList();
    }

    /** Its people and those who stand in for them, with their days. */
    public List<PersonState> everybody() {
        return duties().everybody();
    }

    /** Who has which role on that day, in his own right or standing in for another; nobody once it is retired. */
    public List<Acting> actingOn(LocalDate day) {
        return retired ? List.of() : duties().acting(person -> person.actsOn(day));
    }

    /** The same for any day. */
    public List<Acting> acting() {
        return duties().acting(person -> true);
    }

    private Substitutes duties() {
        return new Substitutes(people, substitutes);
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
