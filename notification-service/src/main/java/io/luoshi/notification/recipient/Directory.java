package io.luoshi.notification.recipient;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.events.UnitEvent.UnitState;
import io.luoshi.notification.Replicas;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Whom to write to. People of retired units and people who left are not in it. */
@Component
public class Directory {

    private final MongoTemplate mongo;
    private final Replicas replicas;

    Directory(MongoTemplate mongo, Replicas replicas) {
        this.mongo = mongo;
        this.replicas = replicas;
    }

    /** Takes the unit's people from an event, unless newer ones are known. */
    public void take(UnitState unit, long sequence) {
        replicas.replaceIfNewer(unit.id(), sequence, UnitContacts.of(unit, sequence));
    }

    /**
     * The unit's liaison officers.
     *
     * @throws UnknownUnit while the unit's own events have not arrived
     */
    public List<Recipient> liaisonOfficers(String unit) {
        return people(List.of(known(unit)), person -> person.role() == PersonRole.LIAISON_OFFICER);
    }

    /** The liaison officers of those units that are known. */
    public List<Recipient> liaisonOfficers(Collection<String> units) {
        return find(Query.query(where("_id").in(units)), person -> person.role() == PersonRole.LIAISON_OFFICER);
    }

    /**
     * Who reviews a unit's reports: every supervisor of any unit.
     *
     * @throws UnknownUnit while the reporting unit's own events have not arrived: then the supervisors' may not have either
     */
    public List<Recipient> reviewersOf(String unit) {
        known(unit);
        return find(
                Query.query(where("people.role").is(PersonRole.SUPERVISOR)),
                person -> person.role() == PersonRole.SUPERVISOR);
    }

    /** The person with today's address and language; empty when the person or the unit has left. */
    public Optional<Recipient> find(String person) {
        return find(
                        Query.query(where("people.id").is(person)),
                        known -> known.id().equals(person))
                .stream()
                .findFirst();
    }

    private UnitContacts known(String unit) {
        UnitContacts contacts = mongo.findById(unit, UnitContacts.class);
        if (contacts == null) {
            throw new UnknownUnit(unit);
        }
        return contacts;
    }

    private List<Recipient> find(Query query, Predicate<Recipient> who) {
        return people(mongo.find(query, UnitContacts.class), who);
    }

    private static List<Recipient> people(List<UnitContacts> contacts, Predicate<Recipient> who) {
        return contacts.stream()
                .flatMap(unit -> unit.people().stream())
                .filter(who)
                .toList();
    }

    /** Events of different topics keep no order: a unit's people may arrive after its first task. Passes with time, so it is retried. */
    public static final class UnknownUnit extends RuntimeException {

        UnknownUnit(String unit) {
            super("The people of unit " + unit + " are not known yet");
        }
    }
}
