package io.luoshi.task.unit;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.luoshi.events.UnitEvent.UnitKind;
import io.luoshi.events.UnitEvent.UnitState;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The copy of the register of units. */
@Repository
public class KnownUnits {

    private final MongoTemplate mongo;

    KnownUnits(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Takes the state of an event unless a newer one is known already. */
    void applyIfNewer(UnitState state, long sequence) {
        KnownUnit unit = KnownUnit.of(state, sequence);
        Query older = Query.query(where("_id").is(unit.id()).and("sequence").lt(sequence));
        Update newer = new Update()
                .set("name", unit.name())
                .set("aliases", unit.aliases())
                .set("keys", unit.keys())
                .set("kind", unit.kind())
                .set("retired", unit.retired())
                .set("sequence", sequence);
        try {
            mongo.upsert(older, newer, KnownUnit.class);
        } catch (DuplicateKeyException newerIsKnown) {
            // The unit exists with this or a higher sequence, so the upsert found nothing to replace: nothing to learn.
        }
    }

    /** The units among them that take assignments, by the names as given; a name that nobody bears is absent. */
    public Map<String, KnownUnit> byNames(Collection<String> names) {
        List<String> keys = names.stream().map(UnitName::key).toList();
        Query bearers = Query.query(where("keys").in(keys).and("retired").is(false));
        Map<String, KnownUnit> byKey = new HashMap<>();
        mongo.find(bearers, KnownUnit.class).forEach(unit -> unit.keys().forEach(key -> byKey.put(key, unit)));
        Map<String, KnownUnit> found = new HashMap<>();
        names.stream()
                .filter(name -> byKey.containsKey(UnitName.key(name)))
                .forEach(name -> found.put(name, byKey.get(UnitName.key(name))));
        return found;
    }

    /** The units among them that take assignments, by id. */
    public Map<String, KnownUnit> byIds(Collection<String> ids) {
        return mongo.find(Query.query(where("_id").in(ids).and("retired").is(false)), KnownUnit.class).stream()
                .collect(Collectors.toMap(KnownUnit::id, Function.identity()));
    }

    /** All units that take assignments and are of one of the kinds, by id. */
    public List<KnownUnit> byKinds(Collection<UnitKind> kinds) {
        Query query = Query.query(where("kind").in(kinds).and("retired").is(false));
        return mongo.find(query.with(Sort.by("_id")), KnownUnit.class);
    }

    /** All units that take assignments. */
    public List<KnownUnit> all() {
        return mongo.find(Query.query(where("retired").is(false)), KnownUnit.class);
    }

    /** Names and aliases of all units that take assignments. */
    public List<String> names() {
        Query query = Query.query(where("retired").is(false));
        query.fields().include("name", "aliases");
        return mongo.find(query, Names.class, "units").stream()
                .flatMap(unit -> Stream.concat(Stream.of(unit.name()), unit.aliases().stream()))
                .toList();
    }

    private record Names(String name, List<String> aliases) {}
}
