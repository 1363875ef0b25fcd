package io.luoshi.task.task;

import io.luoshi.task.Stamp;
import java.util.List;

/**
 * The office's decision which units a reference of the notice means (指定). The last one counts.
 *
 * @param reference id of the {@link UnitGroupReference}
 * @param units their ids
 */
public record Designation(String reference, List<String> units, Stamp stamp) {}
