package io.luoshi.progress.report;

import static io.luoshi.events.ProgressEvent.ReportStatus.ACCEPTED;
import static io.luoshi.events.ProgressEvent.ReportStatus.DRAFT;
import static io.luoshi.events.ProgressEvent.ReportStatus.OPEN;
import static io.luoshi.events.ProgressEvent.ReportStatus.RETURNED;
import static io.luoshi.events.ProgressEvent.ReportStatus.SUBMITTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.luoshi.events.ProgressEvent.IndicatorValue;
import io.luoshi.events.ProgressEvent.ProgressAccepted;
import io.luoshi.events.ProgressEvent.ProgressReported;
import io.luoshi.events.ProgressEvent.ReportOverdue;
import io.luoshi.events.ProgressEvent.ReportRequested;
import io.luoshi.events.ProgressEvent.ReportReturned;
import io.luoshi.events.ProgressEvent.ReportStatus;
import io.luoshi.events.WorkingCalendar;
import io.luoshi.events.WorkingDays;
import io.luoshi.progress.Given;
import io.luoshi.progress.receipt.Submission;
import io.luoshi.starter.web.DomainProblem;
import io.luoshi.starter.web.FieldProblem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProgressReportTest {

    private static final Function<Submission, String> RECEIPT = submission -> "receipt " + submission.revision();
    private static final Signature LI = new Signature("李明", Instant.parse("2025-03-21T01:00:00Z"), "A-1", false);
    private static final Signature OFFICE = new Signature("督查室", Instant.parse("2025-03-24T01:00:00Z"), "A-1", false);
    private static final LocalDate DUE = LocalDate.parse("2025-03-25");
    private static final LocalDate NEW_DUE = LocalDate.parse("2025-03-28");
    private static final ReportContent CONTENT =
            new ReportContent("已新增12家", "用地紧张", "加快选址", List.of(Given.value("i1", "12")));

    private final ProgressReport report = report(OPEN);

    private static ProgressReport report(ReportStatus state) {
        ProgressReport report = schedule().open(ReportingPeriod.valueOf("2025-03"));
        if (state != OPEN) {
            report.draft(CONTENT, 4000, LI);
        }
        if (state == SUBMITTED || state == RETURNED || state == ACCEPTED) {
            report.submit(LI, RECEIPT);
        }
        if (state == RETURNED) {
            report.giveBack("数字不符", NEW_DUE, OFFICE);
        }
        if (state == ACCEPTED) {
            report.accept(OFFICE);
        }
        return report;
    }

    private static ReportingSchedule schedule() {
        return new ReportingSchedule(Given.assignment(Given.MONTHLY, Given.DISPATCHED), Given.workingDays());
    }

    @Test
    void isRequestedWhenOpened() {
        assertThat(report.raisedEvents()).containsExactly(new ReportRequested(report.toState()));
        assertThat(report.toState().dueOn()).isEqualTo(DUE);
        assertThat(report.isOwed()).isTrue();
    }

    @Test
    void isNotRequestedWhenVoluntary() {
        ProgressReport voluntary = schedule().open(ReportingPeriod.valueOf("2025-01"));

        assertThat(voluntary.raisedEvents()).isEmpty();
        assertThat(voluntary.isOwed()).isFalse();
        assertThat(voluntary.isOverdue(LocalDate.parse("2025-06-01"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "draft,    OPEN,      DRAFT",
        "draft,    DRAFT,     DRAFT",
        "draft,    RETURNED,  DRAFT",
        "draft,    SUBMITTED, refused",
        "draft,    ACCEPTED,  refused",
        "submit,   DRAFT,     SUBMITTED",
        "submit,   SUBMITTED, SUBMITTED",
        "submit,   RETURNED,  refused",
        "submit,   ACCEPTED,  refused",
        "accept,   OPEN,      refused",
        "accept,   DRAFT,     refused",
        "accept,   SUBMITTED, ACCEPTED",
        "accept,   RETURNED,  refused",
        "accept,   ACCEPTED,  ACCEPTED",
        "giveBack, OPEN,      refused",
        "giveBack, DRAFT,     refused",
        "giveBack, SUBMITTED, RETURNED",
        "giveBack, RETURNED,  refused",
        "giveBack, ACCEPTED,  refused",
    })
    void movesOnlyAsTheLifeCycleAllows(String command, ReportStatus from, String to) {
        ProgressReport given = report(from);

        if (to.equals("refused")) {
            DomainProblem problem = problem(() -> command(command, given));
            assertThat(problem.status().value()).isEqualTo(409);
            assertThat(problem).hasMessageContaining(from.name());
            assertThat(given.toState().status()).isEqualTo(from);
        } else {
            command(command, given);
            assertThat(given.toState().status()).isEqualTo(ReportStatus.valueOf(to));
        }
    }

    private static void command(String command, ProgressReport report) {
        switch (command) {
            case "draft" -> report.draft(CONTENT, 4000, LI);
            case "submit" -> report.submit(LI, RECEIPT);
            case "accept" -> report.accept(OFFICE);
            default -> report.giveBack("另一原因", NEW_DUE, OFFICE);
        }
    }

    @Test
    void announcesASubmissionWithItsValues() {
        report.draft(CONTENT, 4000, LI);
        report.submit(LI, RECEIPT);

        assertThat(report.raisedEvents())
                .last()
                .isEqualTo(new ProgressReported(report.toState(), List.of(Given.value("i1", "12")), LI.at(), "李明"));
        assertThat(report.toState().revision()).isEqualTo(1);
        assertThat(report.isOwed()).isFalse();
    }

    @Test
    void changesAndAnnouncesNothingWhenACommandIsRepeated() {
        ProgressReport submitted = report(SUBMITTED);
        ProgressReport accepted = report(ACCEPTED);
        ProgressReport returned = report(RETURNED);
        ProgressReport draft = report(DRAFT);

        assertThat(submitted.submit(OFFICE, RECEIPT)).isFalse();
        assertThat(accepted.accept(LI)).isFalse();
        assertThat(returned.giveBack("数字不符", NEW_DUE.plusDays(3), LI)).isFalse();
        assertThat(draft.draft(CONTENT, 4000, OFFICE)).isFalse();

        assertThat(submitted.history().steps()).hasSize(2);
        assertThat(accepted.raisedEvents()).last().isInstanceOf(ProgressAccepted.class);
        assertThat(accepted.raisedEvents()).hasSize(3);
        assertThat(returned.toState().dueOn()).isEqualTo(NEW_DUE);
    }

    @Test
    void isOwedAgainByANewDateAfterAReturn() {
        ProgressReport returned = report(RETURNED);

        assertThat(returned.isOwed()).isTrue();
        assertThat(returned.toState().dueOn()).isEqualTo(NEW_DUE);
        assertThat(returned.returnReason()).isEqualTo("数字不符");
        assertThat(returned.raisedEvents())
                .last()
                .isEqualTo(new ReportReturned(returned.toState(), "数字不符", OFFICE.at(), "督查室"));
    }

    @Test
    void stillShowsWhatWasFirstSubmittedAfterACorrection() {
        ProgressReport corrected = report(RETURNED);
        ReportContent better = new ReportContent("已新增13家", null, null, List.of(Given.value("i1", "13")));
        corrected.draft(better, 4000, LI);
        corrected.submit(LI, RECEIPT);

        assertThat(corrected.history().steps())
                .extracting(HistoryEntry::from, HistoryEntry::to, HistoryEntry::revision, HistoryEntry::content)
                .containsExactly(
                        tuple(OPEN, DRAFT, 0, null),
                        tuple(DRAFT, SUBMITTED, 1, CONTENT),
                        tuple(SUBMITTED, RETURNED, 1, null),
                        tuple(RETURNED, DRAFT, 1, null),
                        tuple(DRAFT, SUBMITTED, 2, better));
        assertThat(corrected.returnReason()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"OPEN", "DRAFT"})
    void cannotBeSubmittedWithoutProgress(ReportStatus state) {
        ProgressReport empty = report(OPEN);
        if (state == DRAFT) {
            empty.draft(new ReportContent("  ", "问题", null, null), 4000, LI);
        }

        DomainProblem problem = problem(() -> empty.submit(LI, RECEIPT));

        assertThat(problem.status().value()).isEqualTo(422);
        assertThat(problem.errors()).extracting(FieldProblem::field).containsExactly("progress");
    }

    @ParameterizedTest
    @MethodSource("wrongContents")
    void namesTheFieldOfAContentThatIsWrong(ReportContent wrong, String field, String code) {
        DomainProblem problem = problem(() -> report.draft(wrong, 10, LI));

        assertThat(problem.status().value()).isEqualTo(422);
        assertThat(problem.errors())
                .extracting(FieldProblem::field, FieldProblem::code)
                .containsExactly(tuple(field, code));
        assertThat(report.toState().status()).isEqualTo(OPEN);
    }

    static Stream<Arguments> wrongContents() {
        return Stream.of(
                Arguments.of(new ReportContent("12345678901", null, null, null), "progress", "too-long"),
                Arguments.of(new ReportContent(null, "12345678901", null, null), "problems", "too-long"),
                Arguments.of(new ReportContent(null, null, "12345678901", null), "nextSteps", "too-long"),
                wrongValue(Given.value("i9", "1"), "indicator", "unknown-indicator"),
                wrongValue(new IndicatorValue(null, BigDecimal.ONE), "indicator", "required"),
                wrongValue(new IndicatorValue("i1", null), "value", "required"),
                wrongValue(null, "indicator", "required"),
                wrongValue(Given.value("i1", "1e15"), "value", "number-out-of-range"),
                wrongValue(Given.value("i1", "1e2000000000"), "value", "number-out-of-range"),
                wrongValue(Given.value("i1", "0.0000001"), "value", "number-out-of-range"),
                Arguments.of(
                        new ReportContent(null, null, null, List.of(Given.value("i1", "1"), Given.value("i1", "2"))),
                        "values[1].indicator",
                        "stated-twice"));
    }

    private static Arguments wrongValue(IndicatorValue value, String part, String code) {
        return Arguments.of(new ReportContent(null, null, null, Arrays.asList(value)), "values[0]." + part, code);
    }

    @ParameterizedTest
    @CsvSource({"0", "-3.5", "999999999999999", "0.000001", "1E3", "12.0000000"})
    void takesOrdinaryNumbers(String number) {
        assertThat(report.draft(new ReportContent(null, null, null, List.of(Given.value("i2", number))), 10, LI))
                .isTrue();
    }

    @Test
    void isAnnouncedOverdueOncePerDueDate() {
        LocalDate dayAfter = DUE.plusDays(1);

        assertThat(report.announceOverdue(DUE)).isFalse();
        assertThat(report.announceOverdue(dayAfter)).isTrue();
        assertThat(report.announceOverdue(dayAfter.plusDays(1))).isFalse();

        report.draft(CONTENT, 4000, LI);
        report.submit(LI, RECEIPT);
        assertThat(report.isOverdue(dayAfter)).isFalse();
        report.giveBack("数字不符", NEW_DUE, OFFICE);
        assertThat(report.announceOverdue(NEW_DUE)).isFalse();
        assertThat(report.announceOverdue(NEW_DUE.plusDays(1))).isTrue();
        assertThat(report.raisedEvents())
                .filteredOn(ReportOverdue.class::isInstance)
                .hasSize(2);
    }

    @Test
    void movesWithANewCalendarWhileItHasNotBeenHandedIn() {
        WorkingDays holidayOnDueDate =
                new WorkingDays(List.of(new WorkingCalendar(2025, Set.of(DUE), Set.of(), false)));

        assertThat(report.reschedule(holidayOnDueDate)).isTrue();
        assertThat(report.reschedule(holidayOnDueDate)).isFalse();
        assertThat(report.raisedEvents()).last().isEqualTo(new ReportRequested(report.toState()));
        assertThat(report.toState().dueOn()).isEqualTo(DUE.plusDays(1));
        assertThat(report(DRAFT).reschedule(holidayOnDueDate)).isTrue();
        assertThat(report(SUBMITTED).reschedule(holidayOnDueDate)).isFalse();
        assertThat(report(RETURNED).reschedule(holidayOnDueDate)).isFalse();
    }

    private static DomainProblem problem(ThrowingCallable command) {
        return catchThrowableOfType(DomainProblem.class, command);
    }
}
