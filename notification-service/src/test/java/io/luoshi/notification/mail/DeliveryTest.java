package io.luoshi.notification.mail;

import static io.luoshi.notification.Given.officer;
import static io.luoshi.notification.Given.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.events.UnitEvent.PersonState;
import io.luoshi.notification.Given;
import io.luoshi.notification.ServiceTest;
import io.luoshi.notification.recipient.Directory;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the queue to the relay, with everything that can go wrong in between. */
class DeliveryTest extends ServiceTest {

    @Autowired
    private Messages messages;

    @Autowired
    private Directory directory;

    @Autowired
    private MailConfiguration.SenderFactory senders;

    @BeforeEach
    void aUnitWithAnOfficer() {
        directory.take(unit("U-001", "发改委", officer("p1")), 1);
        // A closed breaker, whatever the test before left behind.
        await().until(() -> {
            plan("warm-up");
            outgoing.sendAll();
            return stateOf("warm-up") == State.SENT;
        });
        relay.reset();
    }

    @Test
    void sendsAMailOnceAndKeepsTheServersWords() throws Exception {
        plan("one");
        outgoing.sendAll();
        outgoing.sendAll();

        assertThat(relay.mails()).hasSize(1);
        MimeMessage mail = relay.mails().getFirst();
        assertThat(mail.getMessageID()).isEqualTo("<task-assigned.one@luoshi.local>");
        assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress("p1@example.org"));
        assertThat(((InternetAddress) mail.getAllRecipients()[0]).getPersonal()).isEqualTo("王p1");
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        assertThat(stateOf("one")).isEqualTo(State.SENT);
        assertThat(attemptsOf("one")).extracting(Attempt::words).containsExactly("250 Kept");
        assertThat(eventsOf("one")).containsExactly("io.luoshi.notification.reminder-sent.v1");
    }

    @Test
    void planningAgainChangesNothing() {
        assertThat(plan("one")).isTrue();
        assertThat(plan("one")).isFalse();
        outgoing.sendAll();
        assertThat(plan("one")).isFalse();
        outgoing.sendAll();
        assertThat(relay.mails()).hasSize(1);
    }

    @Test
    void sharesOneConnectionAmongSeveralMails() {
        IntStream.range(0, 5).forEach(i -> plan("m" + i));
        outgoing.sendAll();
        assertThat(relay.mails()).hasSize(5);
        assertThat(relay.connections()).isEqualTo(1);
    }

    @Test
    void severalWorkersSendEachMessageOnce() throws Exception {
        IntStream.range(0, 40).forEach(i -> plan("m" + i));
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 4).forEach(i -> workers.submit(outgoing::sendAll));
        }
        assertThat(relay.mails()).hasSize(40);
        assertThat(relay.mails().stream().map(DeliveryTest::messageId)).doesNotHaveDuplicates();
    }

    @Test
    void aRefusalForAPassingReasonIsTriedAgainAfterTheBackOff() {
        relay.answerRecipientsWith("451 Try again later");
        plan("one");
        outgoing.sendAll();

        assertThat(stateOf("one")).isEqualTo(State.DEFERRED);
        assertThat(attemptsOf("one").getFirst().words()).contains("451 Try again later");
        relay.answerRecipientsWith("250 OK");
        clock.advance(Duration.ofSeconds(29));
        outgoing.sendAll();
        assertThat(relay.mails()).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        outgoing.sendAll();
        assertThat(relay.mails()).hasSize(1);
    }

    @Test
    void givesUpAfterTheLastWaitOfTheBackOff() {
        relay.answerRecipientsWith("451 Try again later");
        plan("one");
        for (int i = 0; i < 8; i++) {
            outgoing.sendAll();
            assertThat(stateOf("one")).isEqualTo(State.DEFERRED);
            clock.advance(Duration.ofHours(8));
        }
        outgoing.sendAll();
        assertThat(stateOf("one")).isEqualTo(State.GIVEN_UP);
        assertThat(eventsOf("one")).containsExactly("io.luoshi.notification.delivery-failed.v1");
    }

    @Test
    void anUnknownMailboxIsGivenUpAtOnceAndRetriedToTheCorrectedAddress() {
        relay.answerRecipientsWith("550 No such user");
        plan("one");
        outgoing.sendAll();
        assertThat(stateOf("one")).isEqualTo(State.GIVEN_UP);
        assertThat(attemptsOf("one").getFirst().words()).contains("550 No such user");

        relay.answerRecipientsWith("250 OK");
        var corrected =
                new PersonState("p1", "王p1", PersonRole.LIAISON_OFFICER, "right@example.org", "zh", null, null, null);
        directory.take(unit("U-001", "发改委", corrected), 2);
        assertThat(http.post().uri("/api/notifications/messages/task-assigned:one/retry"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("QUEUED");
        outgoing.sendAll();
        assertThat(relay.mails())
                .singleElement()
                .satisfies(mail ->
                        assertThat(mail.getAllRecipients()[0].toString()).contains("right@example.org"));
    }

    @Test
    void refusedContentIsGivenUp() {
        relay.answerDataWith("554 Looks like spam");
        plan("one");
        outgoing.sendAll();
        assertThat(stateOf("one")).isEqualTo(State.GIVEN_UP);
        assertThat(attemptsOf("one").getFirst().words()).contains("554 Looks like spam");
    }

    @Test
    void anAddressThatIsNoneIsGivenUpWithoutAskingTheRelay() {
        directory.take(
                unit(
                        "U-001",
                        "发改委",
                        new PersonState("p1", "王", PersonRole.LIAISON_OFFICER, "nowhere", "zh", null, null, null)),
                2);
        plan("one");
        outgoing.sendAll();
        assertThat(stateOf("one")).isEqualTo(State.GIVEN_UP);
        assertThat(relay.connections()).isZero();
    }

    @Test
    void nothingIsLostDoubledOrGivenUpWhileTheRelayIsAway() {
        IntStream.range(0, 10).forEach(i -> plan("m" + i));
        relay.stop();
        for (int i = 0; i < 100; i++) {
            outgoing.sendAll();
            clock.advance(Duration.ofMinutes(10));
        }
        assertThat(outgoing.log())
                .extracting(Message::state)
                .contains(State.DEFERRED)
                .doesNotContain(State.GIVEN_UP);
        assertThat(outgoing.log().stream()
                        .filter(message -> message.view(null).attempts().size() > 1)
                        .count())
                .as("an open breaker keeps messages from being tried")
                .isLessThanOrEqualTo(7);

        relay.start();
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            outgoing.sendAll();
            clock.advance(Duration.ofSeconds(5));
            assertThat(relay.mails()).hasSize(10);
        });
        assertThat(relay.mails().stream().map(DeliveryTest::messageId)).doesNotHaveDuplicates();
    }

    @Test
    void healthTellsOfAnOpenBreakerWithoutCallingTheServiceIll() {
        relay.stop();
        IntStream.range(0, 10).forEach(i -> plan("m" + i));
        outgoing.sendAll();
        assertThat(http.get().uri("/actuator/health")).hasStatusOk().bodyText().contains("\"breaker\":\"OPEN\"");
    }

    @Test
    void aMailThatBreaksOffIsRepeatedUnderTheSameMessageId() {
        relay.dropAfterData();
        plan("one");
        outgoing.sendAll();
        assertThat(stateOf("one")).isEqualTo(State.DEFERRED);

        relay.reset();
        clock.advance(Duration.ofSeconds(30));
        outgoing.sendAll();
        assertThat(relay.mails().stream().map(DeliveryTest::messageId))
                .containsExactly("<task-assigned.one@luoshi.local>");
    }

    @Test
    void aMessageWhoseWorkerDiedIsTakenOverAfterTheLease() {
        plan("one");
        messages.claim(Duration.ofMinutes(3));

        outgoing.sendAll();
        assertThat(relay.mails()).isEmpty();
        clock.advance(Duration.ofMinutes(3));
        outgoing.sendAll();
        assertThat(relay.mails()).hasSize(1);
    }

    @Test
    void aWorkerThatComesBackAfterItsLeaseCannotSettleTheMessage(@Autowired Ledger ledger) {
        plan("one");
        Message slow = messages.claim(Duration.ofMinutes(3)).orElseThrow();
        clock.advance(Duration.ofMinutes(3));
        outgoing.sendAll();

        ledger.settle(slow, message -> message.cancel(Message.Cancellation.SETTLED));
        assertThat(stateOf("one")).isEqualTo(State.SENT);
    }

    @Test
    void doesNotWriteToPeopleWhoLeft() {
        plan("one");
        directory.take(unit("U-001", "发改委"), 2);
        outgoing.sendAll();
        assertThat(relay.mails()).isEmpty();
        assertThat(stateOf("one")).isEqualTo(State.CANCELLED);
        assertThat(http.get().uri("/api/notifications/messages/task-assigned:one"))
                .bodyJson()
                .extractingPath("$.cancellation")
                .asString()
                .startsWith("收件人已不在岗");
    }

    private boolean plan(String name) {
        var recipient = directory.liaisonOfficers("U-001").stream().findFirst().orElseThrow();
        List<Line> lines = List.of(Line.of(Given.assigned(17, "U-001")));
        return messages.plan(new Draft("task-assigned:" + name, Kind.TASK_ASSIGNED, recipient, null, lines, null));
    }

    private Message message(String name) {
        return messages.find("task-assigned:" + name).orElseThrow();
    }

    private State stateOf(String name) {
        return message(name).state();
    }

    private List<Attempt> attemptsOf(String name) {
        return message(name).view(null).attempts();
    }

    private List<String> eventsOf(String name) {
        Document stored = mongo.findById("task-assigned:" + name, Document.class, "messages");
        return stored.getList("outbox", Document.class).stream()
                .map(entry -> entry.getString("type"))
                .toList();
    }

    private static String messageId(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
