package io.luoshi.unit.list;

import io.luoshi.starter.web.FieldProblem;
import io.luoshi.unit.register.NameKey;
import io.luoshi.unit.register.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose the names of a list are: known units', or those of other entries of the same list. */
final class NamesInUse {

    private final Map<String, Unit> units = new HashMap<>();
    private final Map<String, Unit> byId = new HashMap<>();
    private final Map<String, String> places = new HashMap<>();

    NamesInUse(Collection<Unit> known) {
        known.forEach(unit -> {
            byId.put(unit.id(), unit);
            unit.nameKeys().forEach(key -> units.put(key, unit));
        });
    }

    /** The known unit that an entry means, found by its id, or else by its name or an alias of the unit. */
    Optional<Unit> unitOf(Draft draft) {
        return Optional.ofNullable(draft.id() == null ? units.get(NameKey.of(draft.name())) : byId.get(draft.id()));
    }

    /** What is wrong with an entry's names; entries are checked in the order of the list. */
    List<FieldProblem> check(Draft draft) {
        List<FieldProblem> problems = new ArrayList<>();
        Unit own = unitOf(draft).orElse(null);
        if (own != null && own.isRetired()) {
            problems.add(new FieldProblem(draft.place() + ".name", draft.name(), "unit-retired", List.of(own.id())));
        }
        if (draft.id() != null && own == null) {
            problems.add(new FieldProblem(draft.place() + ".id", draft.id(), "unknown-unit"));
            return problems;
        }
        taken(draft.place() + ".name", draft.name(), own).ifPresent(problems::add);
        draft.aliases()
                .forEach(alias -> taken(draft.place() + ".aliases", alias, own).ifPresent(problems::add));
        claim(draft, own, problems);
        return problems;
    }

    private Optional<FieldProblem> taken(String place, String name, @Nullable Unit own) {
        Unit owner = units.get(NameKey.of(name));
        return owner == null || owner.equals(own)
                ? Optional.empty()
                : Optional.of(new FieldProblem(
                        place,
                        name,
                        "name-taken",
                        List.of(owner.id(), owner.content().name())));
    }

    private void claim(Draft draft, @Nullable Unit own, List<FieldProblem> problems) {
        if (own != null && places.putIfAbsent(own.id(), draft.place()) != null) {
            problems.add(new FieldProblem(
                    draft.place() + ".name",
                    draft.name(),
                    "unit-twice",
                    List.of(String.valueOf(places.get(own.id())))));
            return;
        }
        draft.nameKeys().stream().filter(key -> !key.isEmpty()).forEach(key -> {
            String other = places.putIfAbsent(key, draft.place());
            if (other != null) {
                problems.add(new FieldProblem(draft.place() + ".name", key, "unit-twice", List.of(other)));
            }
        });
    }
}
