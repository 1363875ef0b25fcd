package io.luoshi.events;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The published calendars. Source: State Council holiday notices for 2025 and 2026, docs/glossary.md. */
final class Calendars {

    static final WorkingCalendar OF_2025 = new WorkingCalendar(
            2025,
            days(
                    "2025-01-01",
                    "2025-01-28/2025-02-04",
                    "2025-04-04/2025-04-06",
                    "2025-05-01/2025-05-05",
                    "2025-05-31/2025-06-02",
                    "2025-10-01/2025-10-08"),
            days("2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"),
            false);

    static final WorkingCalendar OF_2026 = new WorkingCalendar(
            2026,
            days(
                    "2026-01-01/2026-01-03",
                    "2026-02-15/2026-02-23",
                    "2026-04-04/2026-04-06",
                    "2026-05-01/2026-05-05",
                    "2026-06-19/2026-06-21",
                    "2026-09-25/2026-09-27",
                    "2026-10-01/2026-10-07"),
            days("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"),
            false);

    static final WorkingDays WORKING_DAYS = new WorkingDays(List.of(OF_2025, OF_2026));

    private Calendars() {}

    /** Days and spans {@code first/last}. */
    private static Set<LocalDate> days(String... spans) {
        return Stream.of(spans).flatMap(Calendars::span).collect(Collectors.toSet());
    }

    private static Stream<LocalDate> span(String text) {
        String[] ends = text.split("/");
        LocalDate last = LocalDate.parse(ends[ends.length - 1]);
        return LocalDate.parse(ends[0]).datesUntil(last.plusDays(1));
    }
}
