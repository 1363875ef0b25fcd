package io.luoshi.notification;

import static io.luoshi.notification.Given.officer;
import static io.luoshi.notification.Given.report;
import static io.luoshi.notification.Given.unit;

import io.luoshi.events.ProgressEvent.CalendarPublished;
import io.luoshi.events.ProgressEvent.ProgressReported;
import io.luoshi.events.ProgressEvent.ReportRequested;
import io.luoshi.events.ProgressEvent.ReportStatus;
import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.notification.recipient.Directory;
import io.luoshi.notification.reminder.ProgressEvents;
import io.luoshi.test.AttacksTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What attackers try at notification-service, against a mail that waits to be sent and a report that is owed. */
@Import(ProgressEvents.class)
class NotificationAttacksTest extends AttacksTest {

    @Autowired
    private Directory directory;

    @Autowired
    private ProgressEvents progress;

    @Autowired
    private List<Worker> workers;

    @Override
    protected void aVictim() {
        workers.forEach(Worker::stop);
        directory.take(unit("U-001", "发改委", officer("p1")), 1);
        directory.take(unit("U-002", "督查室", Given.person("s1", PersonRole.SUPERVISOR, "zh")), 1);
        var owed = report(17, "U-001", "2025-03", "2025-03-25", ReportStatus.OPEN);
        var handedIn = report(18, "U-001", "2025-03", "2025-03-25", ReportStatus.SUBMITTED);
        progress.on(ServiceTest.event(new CalendarPublished(Given.YEAR_2025), 1));
        progress.on(ServiceTest.event(new ReportRequested(owed), 2));
        progress.on(ServiceTest.event(new ProgressReported(handedIn, List.of(), Instant.EPOCH, "unknown"), 3));
    }

    @Override
    protected Map<String, String> victim() {
        return Map.of("unit", "U-001", "id", "progress-reported:T-2025-1-018:U-001:2025-03:1:s1");
    }

    /** No call takes any. */
    @Override
    protected Map<String, String> goodBodies() {
        return Map.of();
    }

    @Override
    protected String secret() {
        return "新增规上工业企业";
    }
}
