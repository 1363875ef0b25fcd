package io.luoshi.task.task;

import io.luoshi.starter.security.Caller;
import io.luoshi.starter.web.IfMatch;
import io.luoshi.task.Stamp;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Units sign for what they were given. */
@Service
class SigningService {

    private final TaskChanges changes;
    private final Clock clock;

    SigningService(TaskChanges changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /** Signs for a unit's assignment; once signed, again changes nothing. */
    Task sign(String task, String unit, Caller caller, @Nullable String ifMatch) {
        Stamp stamp = new Stamp(caller.name(), clock.instant());
        return changes.apply(task, changed -> {
            IfMatch.check(ifMatch, changed);
            return changed.sign(unit, stamp);
        });
    }
}
