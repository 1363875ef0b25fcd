package io.luoshi.notification.reminder;

import io.luoshi.events.WorkingDays;
import io.luoshi.notification.NotificationSettings;
import io.luoshi.notification.mail.Line;
import io.luoshi.notification.recipient.Directory;
import io.luoshi.notification.recipient.Recipient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Says who is to be reminded of what on a day; sends and stores nothing. A report has a line when the ladder has a rung on that day,
 * or when it is carried over from the working day before.
 */
@Component
class DigestPlanner {

    private static final Comparator<OwedReport> MOST_URGENT_FIRST = Comparator.comparing(OwedReport::dueOn)
            .thenComparing(OwedReport::taskNumber)
            .thenComparing(OwedReport::id);

    private final OwedReports reports;
    private final CarriedOver carriedOver;
    private final Calendars calendars;
    private final Directory directory;
    private final Ladder ladder;

    DigestPlanner(
            OwedReports reports,
            CarriedOver carriedOver,
            Calendars calendars,
            Directory directory,
            NotificationSettings settings) {
        this.reports = reports;
        this.carriedOver = carriedOver;
        this.calendars = calendars;
        this.directory = directory;
        this.ladder = new Ladder(settings.ladder());
    }

    DayPlan plan(LocalDate day) {
        Calendars.Known known = calendars.known();
        WorkingDays days = known.workingDays();
        boolean workingDay = days.isWorkingDay(day);
        List<PlannedDigest> digests = workingDay ? digests(day, days) : List.of();
        return new DayPlan(day, workingDay, known.isProvisional(day.getYear()), digests);
    }

    private List<PlannedDigest> digests(LocalDate day, WorkingDays days) {
        Map<String, List<OwedReport>> byUnit = reports.dueBy(ladder.horizon(day, days)).stream()
                .filter(report -> ladder.hasRungAt(ladder.workingDaysLeft(day, report.dueOn(), days)))
                .collect(Collectors.groupingBy(OwedReport::unit));
        Map<String, List<OwedReport>> carried = carriedOver.into(day, days);
        Stream<String> more = carried.values().stream().flatMap(List::stream).map(OwedReport::unit);
        Set<String> units = Stream.concat(byUnit.keySet().stream(), more).collect(Collectors.toSet());
        List<Recipient> officers = directory.liaisonOfficers(units, day);
        Map<String, List<OwedReport>> left = leftBehind(carried, officers);
        return officers.stream()
                .sorted(Comparator.comparing(Recipient::unit).thenComparing(Recipient::id))
                .map(officer -> digest(
                        officer,
                        day,
                        days,
                        Stream.of(byUnit, left)
                                .flatMap(reports -> reports.getOrDefault(officer.unit(), List.of()).stream())
                                .toList(),
                        carried.getOrDefault(officer.id(), List.of())))
                .filter(digest -> !digest.lines().isEmpty())
                .toList();
    }

    /** What somebody was still to hear of who has no duty any more, by unit: his successors hear of it. */
    private static Map<String, List<OwedReport>> leftBehind(
            Map<String, List<OwedReport>> carried, List<Recipient> officers) {
        Set<String> present = officers.stream().map(Recipient::id).collect(Collectors.toSet());
        return carried.entrySet().stream()
                .filter(entry -> !present.contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .collect(Collectors.groupingBy(OwedReport::unit));
    }

    private PlannedDigest digest(
            Recipient officer,
            LocalDate day,
            WorkingDays days,
            Collection<OwedReport> onLadder,
            Collection<OwedReport> carried) {
        List<OwedReport> all = Stream.concat(onLadder.stream(), carried.stream())
                .distinct()
                .sorted(MOST_URGENT_FIRST)
                .toList();
        List<Line> lines = all.stream()
                .map(report -> report.line(ladder.workingDaysLeft(day, report.dueOn(), days)))
                .toList();
        Instant newest = all.stream()
                .map(OwedReport::changedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        return new PlannedDigest(officer, day, lines, newest);
    }

    /** Whether the line is there because of the ladder; otherwise it is carried over. */
    boolean isOnLadder(int workingDaysLeft) {
        return ladder.hasRungAt(workingDaysLeft);
    }
}
