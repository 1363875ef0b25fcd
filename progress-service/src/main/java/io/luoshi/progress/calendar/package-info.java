/** The working calendar (工作日历): which days offices work, year by year as the State Council publishes them. */
@NullMarked
package io.luoshi.progress.calendar;

import org.jspecify.annotations.NullMarked;
