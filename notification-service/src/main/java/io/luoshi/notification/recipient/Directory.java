package io.luoshi.notification.recipient;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.events.UnitEvent.UnitState;
import io.luoshi.notification.Replicas;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Whom to write to on a day: those whose duty has begun and has not ended, and those who stand in for somebody. A successor gets what is
 * still open because he is the one who has the duty when a mail is planned. People of retired units and people who left are not in it.
 */
@Component
public class Directory {

    private final MongoTemplate mongo;
    private final Replicas replicas;
    private final Clock clock;

    Directory(MongoTemplate mongo, Replicas replicas, Clock clock) {
        this.mongo = mongo;
        this.replicas = replicas;
        this.clock = clock;
    }

    /** Takes the unit's people from an event, unless newer ones are known. */
    public void take(UnitState unit, long sequence) {
        replicas.replaceIfNewer(unit.id(), sequence, UnitContacts.of(unit, sequence));
    }

    /**
     * The unit's liaison officers of today.
     *
     * @throws UnknownUnit while the unit's own events have not arrived
     */
    public List<Recipient> liaisonOfficers(String unit) {
        return people(List.of(known(unit)), acting(PersonRole.LIAISON_OFFICER, today()));
    }

    /** The liaison officers on that day of those units that are known. */
    public List<Recipient> liaisonOfficers(Collection<String> units, LocalDate day) {
        return find(Query.query(where("_id").in(units)), acting(PersonRole.LIAISON_OFFICER, day));
    }

    /**
     * Who reviews a unit's reports: everybody who is a supervisor today, in any unit.
     *
     * @throws UnknownUnit while the reporting unit's own events have not arrived: then the supervisors' may not have either
     */
    public List<Recipient> reviewersOf(String unit) {
        known(unit);
        return find(
                Query.query(where("people.role").is(PersonRole.SUPERVISOR)), acting(PersonRole.SUPERVISOR, today()));
    }

    /** The person with today's address and language; empty when the unit has left, or the person has no duty today. */
    public Optional<Recipient> find(String person) {
        LocalDate today = today();
        return find(
                        Query.query(where("people.id").is(person)),
                        known -> known.id().equals(person) && known.actsOn(today))
                .stream()
                .findFirst();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Predicate<Recipient> acting(PersonRole role, LocalDate day) {
        return person -> person.role() == role && person.actsOn(day);
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
                // Whoever has the role and stands in for another with the same role is told once.
                .collect(Collectors.toMap(Recipient::id, Function.identity(), (one, again) -> one, LinkedHashMap::new))
                .sequencedValues()
                .stream()
                .toList();
    }

    /** Events of different topics keep no order: a unit's people may arrive after its first task. Passes with time, so it is retried. */
    public static final class UnknownUnit extends RuntimeException {

        UnknownUnit(String unit) {
            super("The people of unit " + unit + " are not known yet");
        }
    }
}
