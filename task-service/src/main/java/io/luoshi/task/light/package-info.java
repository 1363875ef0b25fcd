/** The light (亮灯) of a task: the one place that computes it, and the sentence that explains it. Rules and thresholds: docs/lights.md. */
@NullMarked
package io.luoshi.task.light;

import org.jspecify.annotations.NullMarked;
