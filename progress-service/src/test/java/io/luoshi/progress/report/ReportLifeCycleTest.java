package io.luoshi.progress.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.events.ProgressEvent.ProgressAccepted;
import io.luoshi.events.ProgressEvent.ProgressReported;
import io.luoshi.events.ProgressEvent.ReportReturned;
import io.luoshi.events.ProgressEvent.ReportStatus;
import io.luoshi.progress.Given;
import io.luoshi.progress.receipt.Submission;
import io.luoshi.starter.web.DomainProblem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Laws that hold whatever commands come in whatever order. */
class ReportLifeCycleTest {

    private static final Function<Submission, String> RECEIPT = submission -> "receipt " + submission.revision();

    private static final Map<ReportStatus, Set<ReportStatus>> ALLOWED = Map.of(
            ReportStatus.OPEN, Set.of(ReportStatus.DRAFT),
            ReportStatus.DRAFT, Set.of(ReportStatus.SUBMITTED),
            ReportStatus.SUBMITTED, Set.of(ReportStatus.ACCEPTED, ReportStatus.RETURNED),
            ReportStatus.RETURNED, Set.of(ReportStatus.DRAFT),
            ReportStatus.ACCEPTED, Set.of());

    enum Command {
        DRAFT,
        DRAFT_EMPTY,
        SUBMIT,
        ACCEPT,
        GIVE_BACK,
        RESCHEDULE,
        ANNOUNCE_OVERDUE
    }

    @Property
    void noSequenceOfCommandsLeavesTheLifeCycle(@ForAll @Size(max = 40) List<Command> commands) {
        ProgressReport report = new ReportingSchedule(
                        Given.assignment(Given.MONTHLY, Given.DISPATCHED), Given.workingDays())
                .open(ReportingPeriod.valueOf("2025-03"));
        int clock = 0;
        for (Command command : commands) {
            ReportStatus before = report.toState().status();
            int events = report.raisedEvents().size();
            boolean refused = refuses(report, command, ++clock);
            ReportStatus after = report.toState().status();

            assertThat(after == before || ALLOWED.get(before).contains(after)).isTrue();
            if (refused) {
                assertThat(report.raisedEvents()).hasSize(events);
                assertThat(after).isEqualTo(before);
            }
            assertThat(report.isOwed()).isEqualTo(after != ReportStatus.SUBMITTED && after != ReportStatus.ACCEPTED);
        }
        assertEventsTellTheHistory(report);
    }

    private static boolean refuses(ProgressReport report, Command command, int second) {
        Signature signature = new Signature("李明", Instant.ofEpochSecond(second), "A-1", false);
        try {
            switch (command) {
                case DRAFT -> report.draft(new ReportContent("进展" + second, null, null, null), 100, signature);
                case DRAFT_EMPTY -> report.draft(ReportContent.EMPTY, 100, signature);
                case SUBMIT -> report.submit(signature, RECEIPT);
                case ACCEPT -> report.accept(signature);
                case GIVE_BACK -> report.giveBack("原因" + second, LocalDate.parse("2025-04-01"), signature);
                case RESCHEDULE -> report.reschedule(Given.workingDays());
                case ANNOUNCE_OVERDUE -> report.announceOverdue(LocalDate.parse("2025-05-01"));
            }
            return false;
        } catch (DomainProblem refused) {
            return true;
        }
    }

    private static void assertEventsTellTheHistory(ProgressReport report) {
        assertThat(count(report, ProgressReported.class))
                .isEqualTo(entries(report, ReportStatus.SUBMITTED))
                .isEqualTo(report.toState().revision());
        assertThat(count(report, ReportReturned.class)).isEqualTo(entries(report, ReportStatus.RETURNED));
        assertThat(count(report, ProgressAccepted.class))
                .isEqualTo(entries(report, ReportStatus.ACCEPTED))
                .isLessThanOrEqualTo(1);
    }

    private static long count(ProgressReport report, Class<?> event) {
        return report.raisedEvents().stream().filter(event::isInstance).count();
    }

    private static long entries(ProgressReport report, ReportStatus to) {
        return report.history().steps().stream()
                .filter(entry -> entry.to() == to)
                .count();
    }
}
