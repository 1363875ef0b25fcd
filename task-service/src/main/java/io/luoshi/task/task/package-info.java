/** The tasks (目标任务) of all plans: who has them, who signed for them, what was reported, and the light that follows. */
@NullMarked
package io.luoshi.task.task;

import org.jspecify.annotations.NullMarked;
