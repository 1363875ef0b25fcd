package io.luoshi.notification.notice;

import static io.luoshi.notification.Given.assigned;
import static io.luoshi.notification.Given.officer;
import static io.luoshi.notification.Given.person;
import static io.luoshi.notification.Given.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.notification.ServiceTest;
import io.luoshi.notification.mail.Draft;
import io.luoshi.notification.mail.Kind;
import io.luoshi.notification.mail.Line;
import io.luoshi.notification.mail.Message;
import io.luoshi.notification.mail.Messages;
import io.luoshi.notification.mail.Outgoing;
import io.luoshi.notification.recipient.Directory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Mails on assignment: gathered, never twice, never lost. */
class AssignmentNoticesTest extends ServiceTest {

    @Autowired
    private TaskEventsListener listener;

    @Autowired
    private AssignmentGatherer gatherer;

    @Autowired
    private AssignmentNotices notices;

    @Autowired
    private Messages messages;

    @Autowired
    private Directory directory;

    @BeforeEach
    void aUnitWithAnOfficer() {
        directory.take(unit("U-001", "发改委", officer("p1"), person("boss", PersonRole.UNIT_HEAD, "zh")), 1);
    }

    @Test
    void aDispatchOfTwentyTasksBecomesOneMail() throws Exception {
        IntStream.rangeClosed(1, 20).forEach(this::assign);
        gatherer.gather();
        assertThat(outgoing.log()).as("waits for more").isEmpty();

        quiet();
        gatherer.gather();
        outgoing.sendAll();

        assertThat(relay.mails()).hasSize(1);
        assertThat(relay.mails().getFirst().getSubject()).isEqualTo("【落实】新交办 20 项任务，请签收");
        assertThat(numbers())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
    }

    @Test
    void everyOfficerGetsAMailOfTheirOwn() {
        directory.take(unit("U-001", "发改委", officer("p1"), officer("p2")), 2);
        directory.take(unit("U-002", "财政局", officer("p3")), 3);
        listener.on(event(assigned(1, "U-001")));
        listener.on(event(assigned(1, "U-002")));
        quiet();
        gatherer.gather();
        assertThat(outgoing.log())
                .extracting(message -> message.recipient().id())
                .containsExactlyInAnyOrder("p1", "p2", "p3");
    }

    @Test
    void aRepeatedEventMailsNobodyAgain() {
        assign(1);
        assign(1);
        quiet();
        gatherer.gather();
        assign(1);
        quiet();
        gatherer.gather();
        outgoing.sendAll();
        assertThat(relay.mails()).hasSize(1);
        assertThat(numbers()).containsExactly(1);
    }

    @Test
    void aMailLeavesTenSecondsAfterItsFirstAssignmentEvenWhileMoreArrive() {
        for (int task = 1; task <= 14; task++) {
            assign(task);
            gatherer.gather();
            clock.advance(Duration.ofSeconds(1));
        }
        quiet();
        gatherer.gather();
        assertThat(outgoing.log()).extracting(message -> message.lines().size()).containsExactly(11, 3);
        assertThat(numbers())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 14).boxed().toList());
    }

    @Test
    void aCrashBetweenMessageAndNoticesRepeatsNothingAndLosesNothing() {
        assign(1);
        assign(2);
        var group = notices.waiting(10);
        // The message was inserted, the process died before its notices were marked, and another assignment joined the
        // group.
        messages.plan(new Draft(
                group.getFirst().group(),
                Kind.TASK_ASSIGNED,
                group.getFirst().recipient(),
                null,
                group.stream().map(AssignmentNotice::line).toList(),
                null));
        assign(3);

        quiet();
        gatherer.gather();
        gatherer.gather();

        assertThat(outgoing.log()).hasSize(2);
        assertThat(numbers()).containsExactly(1, 2, 3);
        assertThat(notices.waiting(10)).isEmpty();
    }

    @Test
    void severalInstancesAtOnceTellEachAssignmentOnce() {
        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                instances.submit(() -> {
                    for (int task = 1; task <= 30; task++) {
                        assign(task);
                        clock.advance(Duration.ofMillis(300));
                        gatherer.gather();
                    }
                });
            }
        }
        quiet();
        gatherer.gather();
        gatherer.gather();
        assertThat(numbers())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 30).boxed().toList());
    }

    @Test
    void aUnitThatIsNotKnownYetIsAReasonToTryAgain() {
        assertThatThrownBy(() -> listener.on(event(assigned(1, "U-999"))))
                .isInstanceOf(Directory.UnknownUnit.class)
                .hasMessageContaining("U-999");
    }

    @Test
    void aUnitWithoutAnOfficerIsCounted() {
        directory.take(unit("U-003", "档案局"), 2);
        listener.on(event(assigned(1, "U-003")));
        assertThat(http.get().uri("/actuator/prometheus"))
                .bodyText()
                .contains("luoshi_notifications_unaddressed_total{kind=\"task-assigned\"");
    }

    private void assign(int task) {
        listener.on(event(assigned(task, "U-001"), task));
    }

    private void quiet() {
        clock.advance(Duration.ofSeconds(2));
    }

    private List<Integer> numbers() {
        return outgoing.log().stream()
                .filter(message -> Outgoing.kindOf(message) == Kind.TASK_ASSIGNED)
                .map(Message::lines)
                .flatMap(List::stream)
                .map(Line::number)
                .sorted()
                .toList();
    }
}
