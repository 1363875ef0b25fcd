package io.luoshi.unit.register;

import io.luoshi.starter.web.DomainProblem;
import io.luoshi.starter.web.IfMatch;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** What is done with one unit. */
@Service
class UnitRegister {

    private static final Logger LOG = LoggerFactory.getLogger(UnitRegister.class);

    private final Units units;
    private final UnitMetrics metrics;

    UnitRegister(Units units, UnitMetrics metrics) {
        this.units = units;
        this.metrics = metrics;
    }

    Unit get(String id) {
        return units.findById(id).orElseThrow(() -> new DomainProblem("unknown-unit", HttpStatus.NOT_FOUND, id));
    }

    /** Refused when a name is another unit's; the index has the last word when two ask at once. */
    Unit change(String id, UnitContent content, @Nullable String ifMatch, Signature signature) {
        Unit unit = get(id);
        IfMatch.check(ifMatch, unit);
        if (!unit.change(content, signature)) {
            return unit;
        }
        try {
            Unit saved = units.save(unit);
            metrics.changed(1);
            return saved;
        } catch (DuplicateKeyException taken) {
            throw nameTaken(unit);
        }
    }

    /** The unit goes by one more name, unless it cannot: a name that is another's already stays that one's. */
    void learn(String id, String alias, Signature signature) {
        Optional<Unit> unit = units.findById(id).filter(known -> known.learn(alias, signature));
        try {
            unit.ifPresent(known -> {
                units.save(known);
                metrics.changed(1);
            });
        } catch (DuplicateKeyException taken) {
            LOG.info("{} does not become an alias of {}: another unit bears it", alias, id);
        }
    }

    private DomainProblem nameTaken(Unit unit) {
        String owners = String.join(
                "、",
                units.findByNames(unit.nameKeys()).stream()
                        .filter(other -> !other.id().equals(unit.id()))
                        .map(other -> other.id() + " " + other.content().name())
                        .toList());
        return new DomainProblem(
                "name-taken", HttpStatus.CONFLICT, unit.content().name(), owners);
    }

    Unit retire(String id, @Nullable String ifMatch, Signature signature) {
        Unit unit = get(id);
        IfMatch.check(ifMatch, unit);
        if (!unit.retire(signature)) {
            return unit;
        }
        Unit saved = units.save(unit);
        metrics.retired();
        return saved;
    }
}
