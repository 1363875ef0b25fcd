package io.luoshi.task.task;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a task is to be done, where the notice says so (完成时限).
 *
 * @param on the last day; absent where the words name none (长期坚持)
 */
public record Deadline(String asWritten, @Nullable LocalDate on) {

    @Override
    public String toString() {
        return on == null ? asWritten : asWritten + " (" + on + ")";
    }
}
