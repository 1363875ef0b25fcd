package io.luoshi.task.importing;

import io.luoshi.starter.ReplicaWait;
import io.luoshi.task.notice.Notice;
import io.luoshi.task.unit.KnownUnit;
import io.luoshi.task.unit.KnownUnits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The units that a notice names, looked up in the copy of the register. */
@Component
class NamedUnits {

    private final KnownUnits units;
    private final ReplicaWait wait;

    NamedUnits(KnownUnits units, ReplicaWait wait) {
        this.units = units;
        this.wait = wait;
    }

    /** Those that are known by now, by the names the notice uses. */
    Map<String, KnownUnit> known(Notice notice) {
        List<String> names = notice.tasks().stream()
                .flatMap(task -> task.assignments().stream())
                .map(Notice.Assignment::unit)
                .distinct()
                .toList();
        return units.byNames(names);
    }

    List<UnknownUnit> unknown(Notice notice) {
        return UnknownUnit.of(notice, known(notice).keySet());
    }

    /**
     * All of them. Waits for units that were registered a moment ago, for as long as more of them become known; then refuses with
     * those that are still unknown.
     */
    Map<String, KnownUnit> allOf(Notice notice) {
        int missing = Integer.MAX_VALUE;
        List<UnknownUnit> unknown = unknown(notice);
        while (!unknown.isEmpty() && unknown.size() < missing) {
            missing = unknown.size();
            wait.until(() -> Optional.of(notice).filter(named -> unknown(named).isEmpty()));
            unknown = unknown(notice);
        }
        if (!unknown.isEmpty()) {
            throw ImportProblem.unitsUnknown(unknown);
        }
        return known(notice);
    }
}
