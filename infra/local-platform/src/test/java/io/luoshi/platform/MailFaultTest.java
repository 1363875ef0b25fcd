package io.luoshi.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What senders see when the sink is told to fail, and what comes through a relay. */
class MailFaultTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    @TempDir
    Path behind;

    private MailSink sink;

    @BeforeEach
    void start() {
        sink = MailSink.start(directory, 0, 0);
    }

    @AfterEach
    void stop() {
        http.close();
        sink.close();
    }

    @Test
    void refusesWithTheReplyItIsToldUntilItIsToldToStop() throws Exception {
        assertThat(tell("refuse 550 no such person").statusCode()).isEqualTo(204);
        assertThat(fault()).isEqualTo("refuse 550 no such person");
        assertThatThrownBy(() -> send(sink))
                .isInstanceOf(SendFailedException.class)
                .satisfies(e -> assertThat(wordsIn(e)).contains("550 no such person"));
        assertThat(mailsIn(directory)).isZero();

        tell("none");
        send(sink);
        assertThat(mailsIn(directory)).isEqualTo(1);
    }

    @Test
    void answersLateAndAtOnceWhenItIsToldSomethingElse() throws Exception {
        tell("delay 600s");
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
            try {
                send(sink);
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        });
        await().atMost(Duration.ofMinutes(1)).until(() -> mailsIn(directory) == 1);
        assertThat(sending).isNotDone();

        tell("none");
        sending.join();
    }

    @Test
    void dropsTheConnectionAndKeepsNothing() throws Exception {
        tell("drop");

        assertThatThrownBy(() -> send(sink)).isInstanceOf(MessagingException.class);
        assertThat(mailsIn(directory)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "refuse 200", "delay", "delay 5", "explode"})
    void knowsNoOtherFaults(String fault) throws Exception {
        HttpResponse<String> answer = tell(fault);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("not a fault: '" + fault + "'").contains("delay Ns");
        assertThat(fault()).isEqualTo("none");
    }

    @Test
    void passesMailsOnToARelayAndKeepsThem() throws Exception {
        MailRelay relay = MailRelay.to("smtp://127.0.0.1:" + sink.smtpPort());
        try (MailSink front = MailSink.start(InetAddress.getLoopbackAddress(), behind, relay, 0, 0)) {
            send(front);
            assertThat(mailsIn(behind)).isEqualTo(1);
            assertThat(read(directory))
                    .contains("Return-Path: luoshi@office.example")
                    .contains("Delivered-To: liaison@unit.example")
                    .contains("Subject: reminder");

            tell("refuse 452 mailbox full");
            assertThatThrownBy(() -> send(front))
                    .satisfies(e ->
                            assertThat(wordsIn(e)).contains("452 the relay").contains("mailbox full"));
            assertThat(mailsIn(behind)).isEqualTo(1);
        }
    }

    @Test
    void asksTheSenderToTryAgainWhileTheRelayIsAway() throws Exception {
        MailRelay relay = MailRelay.to("smtp://127.0.0.1:" + Ports.free());
        try (MailSink front = MailSink.start(InetAddress.getLoopbackAddress(), behind, relay, 0, 0)) {
            assertThatThrownBy(() -> send(front))
                    .satisfies(e -> assertThat(wordsIn(e)).contains("451 the relay 127.0.0.1 says"));
            assertThat(mailsIn(behind)).isZero();
        }
    }

    private HttpResponse<String> tell(String fault) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sink.url() + FaultSite.PATH))
                .PUT(BodyPublishers.ofString(fault))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private String fault() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(sink.url() + FaultSite.PATH)).build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    private static void send(MailSink target) throws MessagingException {
        Properties settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", target.smtpPort());
        MimeMessage mail = new MimeMessage(Session.getInstance(settings));
        mail.setFrom(new InternetAddress("luoshi@office.example"));
        mail.addRecipient(Message.RecipientType.TO, new InternetAddress("liaison@unit.example"));
        mail.setSubject("reminder");
        mail.setText("text");
        Transport.send(mail);
    }

    private static String wordsIn(Throwable failure) {
        StringBuilder words = new StringBuilder();
        for (Exception cause = (Exception) failure;
                cause instanceof MessagingException known;
                cause = known.getNextException()) {
            words.append(known.getMessage()).append('\n');
        }
        return words.toString();
    }

    private static long mailsIn(Path directory) throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".eml")).count();
        }
    }

    private static String read(Path directory) throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            return Files.readString(files.findFirst().orElseThrow());
        }
    }
}
