package io.luoshi.task.task;

import io.luoshi.starter.ReplicaWait;
import io.luoshi.starter.security.Caller;
import io.luoshi.starter.web.IfMatch;
import io.luoshi.task.Stamp;
import io.luoshi.task.unit.KnownUnit;
import io.luoshi.task.unit.KnownUnits;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The office says which units a notice means by 相关部门 and the like. */
@Service
class DesignationService {

    private final TaskChanges changes;
    private final KnownUnits units;
    private final ReplicaWait wait;
    private final Clock clock;

    DesignationService(TaskChanges changes, KnownUnits units, ReplicaWait wait, Clock clock) {
        this.changes = changes;
        this.units = units;
        this.wait = wait;
        this.clock = clock;
    }

    /** Refused as a whole if one of the units is not registered, or takes no assignments any more. */
    Task designate(String task, String reference, List<String> ids, Caller caller, @Nullable String ifMatch) {
        List<KnownUnit> meant = all(ids.stream().distinct().toList());
        Stamp stamp = new Stamp(caller.name(), clock.instant());
        return changes.apply(task, changed -> {
            IfMatch.check(ifMatch, changed);
            return changed.designate(reference, meant, LocalDate.now(clock), stamp);
        });
    }

    private List<KnownUnit> all(List<String> ids) {
        wait.untilNoneMissing(() -> ids.size() - units.byIds(ids).size());
        Map<String, KnownUnit> known = units.byIds(ids);
        List<String> strangers =
                ids.stream().filter(id -> !known.containsKey(id)).toList();
        if (!strangers.isEmpty()) {
            throw TaskProblem.strangers(strangers);
        }
        return ids.stream().map(known::get).toList();
    }
}
