package io.luoshi.notification.notice;

import static io.luoshi.notification.Given.officer;
import static io.luoshi.notification.Given.person;
import static io.luoshi.notification.Given.report;
import static io.luoshi.notification.Given.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.events.ProgressEvent.ProgressReported;
import io.luoshi.events.ProgressEvent.ReportReturned;
import io.luoshi.events.ProgressEvent.ReportStatus;
import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.notification.ServiceTest;
import io.luoshi.notification.mail.Message;
import io.luoshi.notification.mail.Outgoing;
import io.luoshi.notification.mail.State;
import io.luoshi.notification.recipient.Directory;
import io.luoshi.notification.reminder.ProgressEvents;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Mails on submission and on return. */
class ReportNoticesTest extends ServiceTest {

    @Autowired
    private ProgressEvents progress;

    @Autowired
    private Directory directory;

    @BeforeEach
    void aUnitAndTwoSupervisors() {
        directory.take(unit("U-001", "发改委", officer("p1")), 1);
        directory.take(
                unit(
                        "U-002",
                        "督查室",
                        person("s1", PersonRole.SUPERVISOR, "zh"),
                        person("s2", PersonRole.SUPERVISOR, "en"),
                        person("c1", PersonRole.CHIEF_SUPERVISOR, "zh")),
                1);
    }

    @Test
    void everySupervisorHearsOfASubmissionAtOnceAndOnce() {
        var report = report(17, "U-001", "2025-03", "2025-03-25", ReportStatus.SUBMITTED);
        var reported = event(new ProgressReported(report, List.of(), Instant.EPOCH, "unknown"));
        progress.on(reported);
        progress.on(reported);
        outgoing.sendAll();

        assertThat(outgoing.log())
                .extracting(Message::id)
                .containsExactly(
                        "progress-reported:T-2025-1-017:U-001:2025-03:1:s1",
                        "progress-reported:T-2025-1-017:U-001:2025-03:1:s2");
        assertThat(outgoing.log())
                .extracting(Outgoing::subjectOf)
                .containsExactly(
                        "【落实】请审核：发改委已提交第17项任务2025年3月进展报告",
                        "[Luoshi] Please review: 发改委 reported on task no. 17, March 2025");
        assertThat(relay.mails()).hasSize(2);
    }

    @Test
    void nobodyIsToldOfWhatTheyDidThemselves() {
        var report = report(17, "U-001", "2025-03", "2025-03-25", ReportStatus.SUBMITTED);
        progress.on(event(new ProgressReported(report, List.of(), Instant.EPOCH, "s1")));
        assertThat(outgoing.log())
                .extracting(message -> message.recipient().id())
                .containsExactly("s2");
    }

    @Test
    void theUnitHearsOfAReturnWithReasonAndNewDueDate() {
        returned();
        outgoing.sendAll();
        assertThat(http.get()
                        .uri(
                                "/api/notifications/messages/{id}",
                                outgoing.log().getFirst().id()))
                .bodyJson()
                .extractingPath("$.text")
                .asString()
                .contains("退回原因：缺少数据来源", "2025年3月28日（周五）", "/#/tasks/T-2025-1-017/units/U-001/reports/2025-03");
        assertThat(relay.mails()).hasSize(1);
    }

    @Test
    void aReturnThatWasAnsweredBeforeItsMailLeftIsNotSent() {
        returned();
        var again = report(17, "U-001", "2025-03", "2025-03-28", ReportStatus.SUBMITTED);
        progress.on(event(new ProgressReported(again, List.of(), Instant.EPOCH, "unknown")));
        outgoing.sendAll();
        assertThat(outgoing.log().stream().filter(message -> message.id().startsWith("report-returned")))
                .extracting(Message::state)
                .containsExactly(State.CANCELLED);
    }

    private void returned() {
        var report = report(17, "U-001", "2025-03", "2025-03-28", ReportStatus.RETURNED);
        progress.on(event(new ReportReturned(report, "缺少数据来源", Instant.EPOCH, "s1")));
    }
}
