package io.luoshi.progress;

import io.luoshi.events.ProgressEvent.IndicatorValue;
import io.luoshi.events.TaskEvent.AssignmentRole;
import io.luoshi.events.TaskEvent.Cadence;
import io.luoshi.events.TaskEvent.Frequency;
import io.luoshi.events.TaskEvent.IndicatorState;
import io.luoshi.events.TaskEvent.TaskAssigned;
import io.luoshi.events.TaskEvent.TaskState;
import io.luoshi.events.WorkingCalendar;
import io.luoshi.events.WorkingDays;
import io.luoshi.progress.assignment.Assignment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** What tests start from: a task with two indicators, assigned on 20 March 2025, and the calendars that come with the service. */
public final class Given {

    public static final LocalDate DISPATCHED = LocalDate.parse("2025-03-20");
    public static final Cadence MONTHLY = new Cadence(Frequency.MONTHLY, 25);

    private static final AtomicInteger TASKS = new AtomicInteger(100);

    private Given() {}

    private record Days(Set<LocalDate> daysOff, Set<LocalDate> makeUpWorkdays) {}

    /** A task nobody has used before; tests share one store. */
    public static String newTask() {
        return "T-2025-1-" + TASKS.incrementAndGet();
    }

    public static TaskAssigned assigned(String task, String unit, AssignmentRole role, LocalDate dispatchedOn) {
        return assigned(task, unit, role, dispatchedOn, MONTHLY);
    }

    public static TaskAssigned assigned(
            String task, String unit, AssignmentRole role, LocalDate dispatchedOn, Cadence cadence) {
        List<IndicatorState> indicators = List.of(
                new IndicatorState("i1", "新增企业", "CUMULATIVE", new BigDecimal("50"), "家"),
                new IndicatorState("i2", "投资", "CUMULATIVE", new BigDecimal("109"), "亿元"));
        TaskState state = new TaskState(task, 17, "新增规上企业50家以上", "P-2025-1", 2025, cadence, indicators);
        return new TaskAssigned(state, unit, "区发改委", role, true, dispatchedOn);
    }

    public static Assignment assignment(Cadence cadence, LocalDate dispatchedOn) {
        return Assignment.of(assigned("T-2025-1-017", "U-042", AssignmentRole.LEAD, dispatchedOn, cadence));
    }

    public static WorkingDays workingDays() {
        return new WorkingDays(List.of(calendar(2025), calendar(2026)));
    }

    /** A calendar as its data file in the service has it. */
    public static WorkingCalendar calendar(int year) {
        try (InputStream file = Given.class.getResourceAsStream("/calendars/" + year + ".json")) {
            Days days = JsonMapper.shared().readValue(file, Days.class);
            return new WorkingCalendar(year, days.daysOff(), days.makeUpWorkdays(), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static IndicatorValue value(String indicator, String value) {
        return new IndicatorValue(indicator, new BigDecimal(value));
    }
}
