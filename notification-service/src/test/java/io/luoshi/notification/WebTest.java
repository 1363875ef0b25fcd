package io.luoshi.notification;

import static io.luoshi.notification.Given.officer;
import static io.luoshi.notification.Given.report;
import static io.luoshi.notification.Given.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.events.ProgressEvent.CalendarPublished;
import io.luoshi.events.ProgressEvent.ProgressReported;
import io.luoshi.events.ProgressEvent.ReportRequested;
import io.luoshi.events.ProgressEvent.ReportStatus;
import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.notification.recipient.Directory;
import io.luoshi.notification.reminder.ProgressEvents;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What callers of the API see. */
class WebTest extends ServiceTest {

    @Autowired
    private ProgressEvents progress;

    @BeforeEach
    void aReportIsOwedAndAnotherWasHandedIn(@Autowired Directory directory) {
        directory.take(unit("U-001", "发改委", officer("p1")), 1);
        directory.take(unit("U-002", "督查室", Given.person("s1", PersonRole.SUPERVISOR, "zh")), 1);
        progress.on(event(new CalendarPublished(Given.YEAR_2025)));
        progress.on(event(new ReportRequested(report(17, "U-001", "2025-03", "2025-03-25", ReportStatus.OPEN))));
        var handedIn = report(18, "U-001", "2025-03", "2025-03-25", ReportStatus.SUBMITTED);
        progress.on(event(new ProgressReported(handedIn, List.of(), Instant.EPOCH, "unknown")));
    }

    @Test
    void thePreviewSaysWhoWouldBeToldWhatAndWhy() {
        assertThat(http.get().uri("/api/notifications/preview?on=2025-03-20"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {
                          "on": "2025-03-20", "workingDay": true, "provisional": false, "opens": "08:30:00", "total": 1,
                          "mails": [{
                            "id": "digest:p1:2025-03-20",
                            "recipient": {"id": "p1", "email": "p1@example.org", "unitName": "发改委"},
                            "lines": [{
                              "rung": "T-3", "workingDaysLeft": 3, "dueOn": "2025-03-25", "number": 17, "period": "2025-03",
                              "report": "T-2025-1-017:U-001:2025-03",
                              "link": "http://localhost:8080/#/tasks/T-2025-1-017/units/U-001/reports/2025-03",
                              "why": "提醒阶梯 T-3：还有3个工作日。"
                            }]
                          }]
                        }
                        """);
        assertThat(mongo.getCollection("messages").countDocuments()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-21, true, false, No report is to be reminded of on that day.",
        "2025-03-22, false, false, No working day: no digest is sent.",
        "2027-02-06, false, true, No working day: no digest is sent."
    })
    void thePreviewSaysWhyNothingWouldBeSent(String on, boolean workingDay, boolean provisional, String reason) {
        assertThat(http.get().uri("/api/notifications/preview?on=" + on).header("Accept-Language", "en"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"workingDay\": %s, \"provisional\": %s, \"reason\": \"%s\", \"mails\": []}"
                        .formatted(workingDay, provisional, reason));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1",
        "recipient=s1, 1",
        "recipient=s1@example.org, 1",
        "recipient=nobody, 0",
        "state=QUEUED, 1",
        "state=SENT, 0",
        "kind=PROGRESS_REPORTED&state=QUEUED&recipient=s1, 1",
        "kind=DIGEST, 0"
    })
    void theLogIsFilteredByRecipientStateAndKind(String query, int total) {
        assertThat(http.get().uri("/api/notifications/messages?" + query))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(total);
    }

    @Test
    void theLogShowsAttemptsAndTheTextThatWentOut() {
        outgoing.sendAll();
        assertThat(http.get().uri("/api/notifications/messages/progress-reported:T-2025-1-018:U-001:2025-03:1:s1"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {
                          "kind": "PROGRESS_REPORTED", "state": "SENT", "recipient": {"name": "王s1"},
                          "attempts": [{"result": "ACCEPTED", "words": "250 Kept"}],
                          "lines": [{"subject": "T-2025-1-018:U-001:2025-03"}]
                        }
                        """)
                .extractingPath("$.text")
                .asString()
                .startsWith("王s1，您好：");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/notifications/messages/nothing, 404, unknown-message",
        "POST, /api/notifications/messages/nothing/retry, 404, unknown-message",
        "GET, /api/notifications/messages?state=LOST, 400, malformed",
        "GET, /api/notifications/preview?on=tomorrow, 400, malformed"
    })
    void whatIsWrongIsAProblemDocument(String method, String uri, int status, String code) {
        var request = method.equals("GET") ? http.get() : http.post();
        assertThat(request.uri(uri))
                .hasStatus(status)
                .hasContentType("application/problem+json")
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo(code);
    }

    @Test
    void onlyWhatWasGivenUpCanBeRetried() {
        String message = "/api/notifications/messages/progress-reported:T-2025-1-018:U-001:2025-03:1:s1/retry";
        assertThat(http.post().uri(message)).hasStatusOk();
        outgoing.sendAll();
        assertThat(http.post().uri(message))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("SENT");
        outgoing.sendAll();
        assertThat(relay.mails()).hasSize(1);
    }

    @Test
    void tellsPrometheusOfTheQueue() {
        assertThat(http.get().uri("/actuator/prometheus"))
                .bodyText()
                .contains(
                        "luoshi_notifications_due 1.0",
                        "luoshi_notifications_messages{state=\"QUEUED\"} 1.0",
                        "luoshi_notifications_sent_total{kind=\"digest\"}",
                        "resilience4j_circuitbreaker_state{name=\"smtp\",state=\"open\"} 0.0");
    }
}
