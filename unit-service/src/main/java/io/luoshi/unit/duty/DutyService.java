package io.luoshi.unit.duty;

import io.luoshi.starter.security.Caller;
import io.luoshi.starter.web.DomainProblem;
import io.luoshi.unit.account.AccountService;
import io.luoshi.unit.register.Signature;
import io.luoshi.unit.register.StandIn;
import io.luoshi.unit.register.StandIn.Colleague;
import io.luoshi.unit.register.Unit;
import io.luoshi.unit.register.UnitMetrics;
import io.luoshi.unit.register.Units;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** What is done with one duty of a unit. The unit is the aggregate: who follows and who stands in is written with it, and announced with it. */
@Service
class DutyService {

    private final Units units;
    private final AccountService accounts;
    private final UnitMetrics metrics;
    private final Clock clock;

    DutyService(Units units, AccountService accounts, UnitMetrics metrics, Clock clock) {
        this.units = units;
        this.accounts = accounts;
        this.metrics = metrics;
        this.clock = clock;
    }

    Unit succeed(String unit, String person, Colleague successor, LocalDate from, Caller caller) {
        return change(unit, known -> known.succeed(person, successor, from, signature(caller)));
    }

    Unit nameSubstitute(String unit, String person, StandIn wanted, Caller caller) {
        LocalDate today = LocalDate.now(clock);
        return change(unit, known -> {
            refuseOthers(person, caller);
            boolean named = known.nameSubstitute(person, wanted, today, signature(caller));
            known.substitutesOf(person).forEach(one -> accounts.refuseToMix(one.id(), known.roleOf(person)));
            return named;
        });
    }

    Unit withdrawSubstitute(String unit, String person, String substitute, Caller caller) {
        return change(unit, known -> {
            refuseOthers(person, caller);
            return known.withdrawSubstitute(person, substitute, signature(caller));
        });
    }

    /** Whoever is no administrator decides about his own duty only. */
    private void refuseOthers(String person, Caller caller) {
        if (!caller.reach().isEverything() && !accounts.standsFor(caller.id(), person)) {
            throw new DomainProblem("not-himself", HttpStatus.FORBIDDEN, person);
        }
    }

    private Unit change(String id, Predicate<Unit> change) {
        Unit unit = units.findById(id).orElseThrow(() -> new DomainProblem("unknown-unit", HttpStatus.NOT_FOUND, id));
        if (!change.test(unit)) {
            return unit;
        }
        Unit saved = units.save(unit);
        metrics.changed(1);
        return saved;
    }

    private Signature signature(Caller caller) {
        return new Signature(caller.name(), clock.instant());
    }
}
