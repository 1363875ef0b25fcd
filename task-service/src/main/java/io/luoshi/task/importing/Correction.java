package io.luoshi.task.importing;

import io.luoshi.task.Stamp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing in the draft that a person made another: who, when, what was there and what is there now.
 *
 * @param path from the root of {@link Draft}, for example {@code tasks, 12, units, 区教育局, role}
 * @param before as JSON; absent where nothing was there
 * @param after as JSON; absent where it was taken away
 */
record Correction(
        Stamp stamp,
        List<String> path,
        @Nullable String before,
        @Nullable String after) {

    /** The same on a path whose beginning is another. */
    Correction at(List<String> otherPath) {
        return new Correction(stamp, otherPath, before, after);
    }
}
