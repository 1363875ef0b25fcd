package io.luoshi.notification;

import io.luoshi.events.ProgressEvent.ReportState;
import io.luoshi.events.ProgressEvent.ReportStatus;
import io.luoshi.events.TaskEvent.AssignmentRole;
import io.luoshi.events.TaskEvent.Cadence;
import io.luoshi.events.TaskEvent.Frequency;
import io.luoshi.events.TaskEvent.TaskAssigned;
import io.luoshi.events.TaskEvent.TaskState;
import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.events.UnitEvent.PersonState;
import io.luoshi.events.UnitEvent.UnitKind;
import io.luoshi.events.UnitEvent.UnitState;
import io.luoshi.events.WorkingCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Facts that tests start from. */
public final class Given {

    private Given() {}

    /** The published calendar of 2025. */
    public static final WorkingCalendar YEAR_2025 = new WorkingCalendar(
            2025,
            days(
                    "2025-01-01",
                    "2025-01-01",
                    "2025-01-28",
                    "2025-02-04",
                    "2025-04-04",
                    "2025-04-06",
                    "2025-05-01",
                    "2025-05-05",
                    "2025-05-31",
                    "2025-06-02",
                    "2025-10-01",
                    "2025-10-08"),
            Stream.of("2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11")
                    .map(LocalDate::parse)
                    .collect(Collectors.toSet()),
            false);

    /** The published calendar of 2026. */
    public static final WorkingCalendar YEAR_2026 = new WorkingCalendar(
            2026,
            days(
                    "2026-01-01",
                    "2026-01-03",
                    "2026-02-15",
                    "2026-02-23",
                    "2026-04-04",
                    "2026-04-06",
                    "2026-05-01",
                    "2026-05-05",
                    "2026-06-19",
                    "2026-06-21",
                    "2026-09-25",
                    "2026-09-27",
                    "2026-10-01",
                    "2026-10-07"),
            Stream.of("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10")
                    .map(LocalDate::parse)
                    .collect(Collectors.toSet()),
            false);

    private static Set<LocalDate> days(String... fromTo) {
        return Stream.iterate(0, i -> i < fromTo.length, i -> i + 2)
                .flatMap(i -> LocalDate.parse(fromTo[i])
                        .datesUntil(LocalDate.parse(fromTo[i + 1]).plusDays(1)))
                .collect(Collectors.toSet());
    }

    public static UnitState unit(String id, String name, PersonState... people) {
        return new UnitState(id, name, UnitKind.DEPARTMENT, List.of(), List.of(people), false);
    }

    public static PersonState officer(String id) {
        return person(id, PersonRole.LIAISON_OFFICER, "zh");
    }

    public static PersonState person(String id, PersonRole role, String language) {
        return new PersonState(id, "王" + id, role, id.toLowerCase() + "@example.org", language, null, null, null);
    }

    public static TaskAssigned assigned(int number, String unit) {
        TaskState task = new TaskState(
                "T-2025-1-%03d".formatted(number),
                number,
                "新增规上工业企业50家以上",
                "P-2025-1",
                2025,
                new Cadence(Frequency.MONTHLY, 25),
                List.of());
        return new TaskAssigned(task, unit, "发改委", AssignmentRole.LEAD, true, LocalDate.parse("2025-03-01"));
    }

    public static ReportState report(int task, String unit, String period, String dueOn, ReportStatus status) {
        String id = "T-2025-1-%03d".formatted(task);
        return new ReportState(
                id + ":" + unit + ":" + period,
                id,
                task,
                "新增规上工业企业50家以上",
                "P-2025-1",
                unit,
                "发改委",
                period,
                LocalDate.parse(dueOn),
                status,
                status == ReportStatus.OPEN ? 0 : 1);
    }
}
