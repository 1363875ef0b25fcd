/** Notices on their way in: uploaded, read, looked at by a person, confirmed. Until then nothing of them is a plan. */
@NullMarked
package io.luoshi.task.importing;

import org.jspecify.annotations.NullMarked;
