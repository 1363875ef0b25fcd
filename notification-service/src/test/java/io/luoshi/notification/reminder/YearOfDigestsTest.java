package io.luoshi.notification.reminder;

import static io.luoshi.notification.Given.officer;
import static io.luoshi.notification.Given.report;
import static io.luoshi.notification.Given.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.events.ProgressEvent.CalendarPublished;
import io.luoshi.events.ProgressEvent.ProgressReported;
import io.luoshi.events.ProgressEvent.ReportRequested;
import io.luoshi.events.ProgressEvent.ReportReturned;
import io.luoshi.events.ProgressEvent.ReportStatus;
import io.luoshi.events.WorkingDays;
import io.luoshi.notification.Given;
import io.luoshi.notification.ServiceTest;
import io.luoshi.notification.mail.Kind;
import io.luoshi.notification.mail.Line;
import io.luoshi.notification.mail.Message;
import io.luoshi.notification.mail.Outgoing;
import io.luoshi.notification.mail.State;
import io.luoshi.notification.recipient.Directory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** One officer through a whole year, day by day: who reports when is known, so the days of every reminder are too. */
class YearOfDigestsTest extends ServiceTest {

    private static final WorkingDays DAYS = new WorkingDays(List.of(Given.YEAR_2025, Given.YEAR_2026));

    @Autowired
    private ProgressEventsListener listener;

    @Autowired
    private Directory directory;

    @Autowired
    private DigestJob job;

    private final Map<LocalDate, List<Runnable>> afternoons = new HashMap<>();

    @BeforeEach
    void anOfficerAndTheCalendars() {
        clock.set("2024-12-31T12:00");
        directory.take(unit("U-001", "发改委", officer("p1")), 1);
        listener.on(event(new CalendarPublished(Given.YEAR_2025)));
        listener.on(event(new CalendarPublished(Given.YEAR_2026)));
    }

    @ParameterizedTest
    @ValueSource(ints = {2025, 2026})
    void onePerDayAtMostNeverOnADayOffFromThreeDaysBeforeUntilTheReportIsIn(int year) {
        Map<String, List<LocalDate>> expected = new HashMap<>();
        for (int month = 1; month <= 12; month++) {
            String period = "%d-%02d".formatted(year, month);
            LocalDate due = DAYS.roll(LocalDate.of(year, month, 25));
            int workingDaysLate = month % 4;
            listener.on(event(new ReportRequested(report(1, "U-001", period, due.toString(), ReportStatus.OPEN))));
            submitted(DAYS.plus(due, workingDaysLate), period, due);
            List<LocalDate> days = new ArrayList<>(List.of(DAYS.plus(due, -3), due));
            IntStream.rangeClosed(1, workingDaysLate).forEach(late -> days.add(DAYS.plus(due, late)));
            days.removeIf(day -> day.getYear() != year);
            expected.put(period, days);
        }

        live(year);

        assertThat(digestDays()).isEqualTo(expected);
        assertThat(digests()).extracting(Message::state).containsOnly(State.SENT);
        assertThat(digests().stream().map(YearOfDigestsTest::dayOf))
                .doesNotHaveDuplicates()
                .allMatch(DAYS::isWorkingDay);
        assertThat(relay.mails()).hasSameSizeAs(digests());
    }

    @Test
    void startsAgainAfterAReturn() {
        LocalDate due = LocalDate.parse("2025-03-25");
        LocalDate again = LocalDate.parse("2025-04-10");
        listener.on(event(new ReportRequested(report(1, "U-001", "2025-03", "2025-03-25", ReportStatus.OPEN))));
        submitted(due, "2025-03", due);
        afternoon(
                LocalDate.parse("2025-03-31"),
                () -> listener.on(event(new ReportReturned(
                        report(1, "U-001", "2025-03", "2025-04-10", ReportStatus.RETURNED),
                        "缺少数据",
                        Instant.EPOCH,
                        "x"))));
        submitted(LocalDate.parse("2025-04-11"), "2025-03", again);

        live(2025);

        assertThat(digestDays())
                .containsOnly(Map.entry(
                        "2025-03",
                        List.of(DAYS.plus(due, -3), due, LocalDate.parse("2025-04-07"), again, again.plusDays(1))));
    }

    private void submitted(LocalDate day, String period, LocalDate due) {
        afternoon(
                day,
                () -> listener.on(event(new ProgressReported(
                        report(1, "U-001", period, due.toString(), ReportStatus.SUBMITTED),
                        List.of(),
                        Instant.EPOCH,
                        "x"))));
    }

    private void afternoon(LocalDate day, Runnable fact) {
        afternoons.computeIfAbsent(day, any -> new ArrayList<>()).add(fact);
    }

    private void live(int year) {
        LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1)).forEach(day -> {
            workAt(day + "T08:00");
            workAt(day + "T08:45");
            clock.set(day + "T14:00");
            afternoons.getOrDefault(day, List.of()).forEach(Runnable::run);
            workAt(day + "T16:00");
        });
    }

    private void workAt(String officeTime) {
        clock.set(officeTime);
        job.run();
        outgoing.sendAll();
    }

    private List<Message> digests() {
        return outgoing.log().stream()
                .filter(message -> Outgoing.kindOf(message) == Kind.DIGEST)
                .toList();
    }

    private Map<String, List<LocalDate>> digestDays() {
        Map<String, List<LocalDate>> days = new HashMap<>();
        for (Message digest : digests()) {
            for (Line line : digest.lines()) {
                days.computeIfAbsent(line.period(), any -> new ArrayList<>()).add(dayOf(digest));
            }
        }
        return days;
    }

    private static LocalDate dayOf(Message digest) {
        return LocalDate.parse(digest.id().substring(digest.id().lastIndexOf(':') + 1));
    }
}
