package io.luoshi.notification.reminder;

import static io.luoshi.notification.Given.officer;
import static io.luoshi.notification.Given.report;
import static io.luoshi.notification.Given.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.luoshi.events.ProgressEvent.CalendarPublished;
import io.luoshi.events.ProgressEvent.ProgressReported;
import io.luoshi.events.ProgressEvent.ReportReleased;
import io.luoshi.events.ProgressEvent.ReportRequested;
import io.luoshi.events.ProgressEvent.ReportReturned;
import io.luoshi.events.ProgressEvent.ReportStatus;
import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.events.UnitEvent.PersonState;
import io.luoshi.events.UnitEvent.UnitState;
import io.luoshi.notification.Given;
import io.luoshi.notification.ServiceTest;
import io.luoshi.notification.mail.Kind;
import io.luoshi.notification.mail.Line;
import io.luoshi.notification.mail.Message;
import io.luoshi.notification.mail.Outgoing;
import io.luoshi.notification.mail.State;
import io.luoshi.notification.recipient.Directory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The daily digest from events to mail. */
class DigestTest extends ServiceTest {

    @Autowired
    private ProgressEventsListener listener;

    @Autowired
    private Directory directory;

    @Autowired
    private DigestJob job;

    @Autowired
    private DigestPlanner planner;

    @BeforeEach
    void aUnitWithTwoOfficers() {
        directory.take(unit("U-001", "发改委", officer("p1"), officer("p2")), 1);
        listener.on(event(new CalendarPublished(Given.YEAR_2025)));
        listener.on(event(new CalendarPublished(Given.YEAR_2026)));
    }

    @Test
    void remindsEachOfficerOnceOfEverythingMostUrgentFirst() throws Exception {
        requested(3, "2025-03", "2025-03-25");
        requested(2, "2025-02", "2025-03-18");
        requested(1, "2025-03", "2025-03-20");
        requested(4, "2025-03", "2025-03-24"); // T-2: no rung

        everyHalfHour();

        assertThat(digests()).extracting(Message::state).containsExactly(State.SENT, State.SENT);
        assertThat(digests().getFirst().lines())
                .extracting(Line::number, Line::workingDaysLeft)
                .containsExactly(tuple(2, -2), tuple(1, 0), tuple(3, 3));
        assertThat(relay.mails()).hasSize(2);
        assertThat(relay.mails().getFirst().getSubject()).isEqualTo("【落实】进展报告已逾期 1 份，今天到期 1 份，即将到期 1 份");
    }

    @Test
    void remindsNobodyOfAReportThatIsNotAskedForAnyMore() {
        requested(1, "2025-03", "2025-03-20");
        listener.on(event(new ReportReleased(report(1, "U-001", "2025-03", "2025-03-20", ReportStatus.OPEN))));

        clock.set("2025-03-20T10:00");
        job.run();

        assertThat(digests()).isEmpty();
    }

    @Test
    void thePreviewIsWhatIsThenSent() {
        requested(3, "2025-03", "2025-03-25");
        requested(2, "2025-02", "2025-03-18");
        var preview = planner.plan(LocalDate.parse("2025-03-20")).digests();
        assertThat(mongo.getCollection("messages").countDocuments()).isZero();

        everyHalfHour();

        assertThat(digests())
                .extracting(Message::id)
                .isEqualTo(preview.stream().map(PlannedDigest::id).toList());
        assertThat(digests())
                .extracting(Message::lines)
                .isEqualTo(preview.stream().map(PlannedDigest::lines).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-03-20T08:29", "2025-03-20T18:00", "2025-03-22T10:00", "2025-04-04T10:00"})
    void staysSilentOutsideTheWindowAndOnDaysOff(String officeTime) {
        requested(1, "2025-02", "2025-02-25");
        clock.set(officeTime);
        job.run();
        assertThat(digests()).isEmpty();
    }

    @Test
    void sendsOnAMakeUpWorkday() {
        requested(1, "2025-02", "2025-02-25");
        clock.set("2025-04-27T08:30");
        job.run();
        assertThat(digests()).hasSize(2);
    }

    @Test
    void waitsUntilADispatchHasSettled() {
        clock.set("2025-03-20T10:00");
        requested(1, "2025-03", "2025-03-25");
        job.run();
        assertThat(digests()).isEmpty();
        clock.advance(Duration.ofSeconds(5));
        job.run();
        assertThat(digests()).hasSize(2);
    }

    @Test
    void cancelsADigestWhoseReportsComeInBeforeItLeaves() {
        requested(1, "2025-03", "2025-03-25");
        clock.set("2025-03-20T10:00");
        job.run();
        submitted(1, "2025-03", "2025-03-25");
        outgoing.sendAll();

        assertThat(digests()).extracting(Message::state).containsOnly(State.CANCELLED);
        assertThat(relay.mails()).isEmpty();
        assertThat(http.get().uri("/api/notifications/messages?kind=DIGEST"))
                .bodyJson()
                .extractingPath("$.items[0].cancellation")
                .isEqualTo("所列报告均已提交，无需再发。");
    }

    @Test
    void leavesOutTheLinesThatWereSettledMeanwhile() {
        requested(1, "2025-03", "2025-03-25");
        requested(2, "2025-03", "2025-03-25");
        clock.set("2025-03-20T10:00");
        job.run();
        submitted(1, "2025-03", "2025-03-25");
        outgoing.sendAll();
        assertThat(digests()).allSatisfy(digest -> {
            assertThat(digest.state()).isEqualTo(State.SENT);
            assertThat(digest.lines()).extracting(Line::number).containsExactly(2);
        });
    }

    @Test
    void restartsAfterAReturn() {
        requested(1, "2025-03", "2025-03-25");
        submitted(1, "2025-03", "2025-03-25");
        everyHalfHour();
        assertThat(digests()).isEmpty();

        returned(1, "2025-03", "2025-03-28");
        clock.set("2025-03-25T00:00");
        everyHalfHour();
        assertThat(digests())
                .hasSize(2)
                .allSatisfy(digest -> assertThat(digest.lines())
                        .extracting(Line::dueOn, Line::workingDaysLeft)
                        .containsExactly(tuple(LocalDate.parse("2025-03-28"), 3)));
    }

    @Test
    void severalInstancesPlanEachDigestOnce() throws Exception {
        IntStream.range(1, 20).forEach(task -> requested(task, "2025-03", "2025-03-25"));
        clock.set("2025-03-20T10:00");
        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 4)
                    .forEach(i -> instances.submit(() -> {
                        job.run();
                        outgoing.sendAll();
                    }));
        }
        outgoing.sendAll();
        assertThat(relay.mails()).hasSize(2);
    }

    @Test
    void carriesOverWhatTheRelayDidNotTakeInADay() {
        requested(1, "2025-03", "2025-03-25");
        requested(2, "2025-03", "2025-03-25");
        relay.answerRecipientsWith("451 Later");
        clock.set("2025-03-20T10:00");
        job.run();
        outgoing.sendAll();
        submitted(2, "2025-03", "2025-03-25");
        relay.reset();
        clock.set("2025-03-21T07:00");
        outgoing.sendAll();
        assertThat(relay.mails()).as("not outside the window").isEmpty();

        clock.set("2025-03-21T09:00");
        assertThat(http.get().uri("/api/notifications/preview"))
                .bodyJson()
                .extractingPath("$.mails[0].lines[0].why")
                .asString()
                .startsWith("上一工作日的提醒未能送达");
        everyHalfHour();

        assertThat(relay.mails()).hasSize(2);
        assertThat(digests())
                .extracting(Message::id, Message::state)
                .contains(tuple("digest:p1:2025-03-20", State.CANCELLED), tuple("digest:p1:2025-03-21", State.SENT));
        assertThat(digests().getLast().lines())
                .extracting(Line::number, Line::workingDaysLeft)
                .containsExactly(tuple(1, 2));
    }

    @Test
    void aSuccessorHearsOfWhatThePredecessorWasStillToHear() {
        requested(1, "2025-03", "2025-03-25");
        relay.answerRecipientsWith("451 Later");
        clock.set("2025-03-20T10:00");
        job.run();
        outgoing.sendAll();
        relay.reset();
        LocalDate last = LocalDate.parse("2025-03-20");
        directory.take(unit("U-001", "发改委", during("p1", null, last), during("p3", last.plusDays(1), null)), 2);

        clock.set("2025-03-21T00:00");
        everyHalfHour();

        assertThat(digests())
                .extracting(Message::id, Message::state)
                .contains(tuple("digest:p3:2025-03-21", State.SENT))
                .doesNotContain(tuple("digest:p1:2025-03-21", State.SENT));
        assertThat(digests().getLast().lines())
                .extracting(Line::number, Line::workingDaysLeft)
                .containsExactly(tuple(1, 2));
        assertThat(relay.mails()).hasSize(1);
    }

    private static PersonState during(String id, @Nullable LocalDate from, @Nullable LocalDate until) {
        return new PersonState(id, id, PersonRole.LIAISON_OFFICER, id + "@example.org", "zh", from, until, null);
    }

    @Test
    void retiredUnitsGetNoMail() {
        requested(1, "2025-03", "2025-03-25");
        var unit = unit("U-001", "发改委", officer("p1"));
        directory.take(new UnitState(unit.id(), unit.name(), unit.kind(), unit.aliases(), unit.people(), true), 2);
        everyHalfHour();
        assertThat(digests()).isEmpty();
    }

    private void everyHalfHour() {
        LocalDate day = LocalDate.now(clock);
        for (Duration time = Duration.ZERO; time.toHours() < 24; time = time.plusMinutes(30)) {
            clock.set(day.atStartOfDay().plus(time).toString());
            job.run();
            outgoing.sendAll();
        }
    }

    private List<Message> digests() {
        return outgoing.log().stream()
                .filter(message -> Outgoing.kindOf(message) == Kind.DIGEST)
                .toList();
    }

    private void requested(int task, String period, String dueOn) {
        listener.on(event(new ReportRequested(report(task, "U-001", period, dueOn, ReportStatus.OPEN))));
    }

    private void submitted(int task, String period, String dueOn) {
        var report = report(task, "U-001", period, dueOn, ReportStatus.SUBMITTED);
        listener.on(event(new ProgressReported(report, List.of(), Instant.EPOCH, "unknown")));
    }

    private void returned(int task, String period, String dueOn) {
        var report = report(task, "U-001", period, dueOn, ReportStatus.RETURNED);
        listener.on(event(new ReportReturned(report, "缺少数据", Instant.EPOCH, "unknown")));
    }
}
