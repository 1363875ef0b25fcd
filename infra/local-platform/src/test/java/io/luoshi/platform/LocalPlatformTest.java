package io.luoshi.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPlatformTest {

    @TempDir
    Path data;

    @Test
    void keepsAllItsDataUnderOneDirectoryThatNoSecondOneMayUse() throws Exception {
        try (LocalPlatform _ = LocalPlatform.start(onFreePorts())) {
            assertThat(data.resolve("mongo/store.mv")).exists();
            assertThat(data.resolve("kafka/meta.properties")).exists();
            assertThat(data.resolve("mails")).isDirectory();
            assertThatThrownBy(() -> LocalPlatform.start(onFreePorts()))
                    .hasMessageStartingWith("The local platform cannot start: another one is running on")
                    .message()
                    .isNotNull()
                    .doesNotContain("\n");
        }
        assertThat(Files.size(data.resolve("lock"))).isZero();
    }

    @Test
    void saysWhichPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LocalPlatformOptions options = onPorts(0, 0, taken.getLocalPort());

            assertThatThrownBy(() -> LocalPlatform.start(options))
                    .hasMessage("The local platform cannot start: port " + taken.getLocalPort() + " is taken");
        }
    }

    @Test
    void laysItsPortsOutBehindTheGateways() {
        LocalPlatformOptions options =
                LocalPlatformOptions.parse(Map.of(), "--port-base", "9000", "--data", "x", "--smtp-port", "25");

        assertThat(options)
                .isEqualTo(new LocalPlatformOptions(
                        Path.of("x"), InetAddress.getLoopbackAddress(), 9005, 9006, 25, 9008, 9009, false, null));
    }

    @Test
    void takesAPasswordFromTheEnvironment() {
        LocalPlatformOptions options = LocalPlatformOptions.parse(Map.of(
                "LUOSHI_PLATFORM_SMTP_RELAY",
                "smtp://office:secret@mail.example:587",
                "LUOSHI_PLATFORM_FSYNC",
                "true"));

        assertThat(options.relay()).isNotNull();
        assertThat(options.fsync()).isTrue();
        assertThat(options.toString()).doesNotContain("secret");
    }

    @Test
    void listensOnTheLoopbackInterfaceUnlessToldOtherwise() {
        assertThat(LocalPlatformOptions.parse(Map.of()).host().isLoopbackAddress())
                .isTrue();
        assertThat(LocalPlatformOptions.parse(Map.of(), "--bind", "0.0.0.0")
                        .host()
                        .isAnyLocalAddress())
                .isTrue();
    }

    @Test
    void refusesOptionsThatItDoesNotKnow() {
        assertThatThrownBy(() -> LocalPlatformOptions.parse("--dta", "x")).hasMessage("unknown option --dta");
        assertThatThrownBy(() -> LocalPlatformOptions.parse("--data")).hasMessage("--data needs a value");
        assertThatThrownBy(() -> LocalPlatformOptions.parse("--fsync", "maybe"))
                .hasMessage("--fsync is true or false, not maybe");
        assertThatThrownBy(() -> LocalPlatformOptions.parse("--smtp-relay", "mail.example"))
                .hasMessageStartingWith("not an SMTP server");
        assertThatThrownBy(() -> LocalPlatformOptions.parse("--port-base", "many"))
                .hasMessage("not a number: many");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka", "smtp"})
    void takesAPartAwayAndGivesItBack(String part) throws Exception {
        int port = Ports.free();
        int mailsPort = Ports.free();
        LocalPlatformOptions options = part.equals("kafka") ? onPorts(port, 0, mailsPort) : onPorts(0, port, mailsPort);
        try (LocalPlatform _ = LocalPlatform.start(options)) {
            assertThat(listens(port)).isTrue();

            assertThat(turn(mailsPort, part, "off")).isEqualTo(204);
            assertThat(listens(port)).isFalse();

            assertThat(turn(mailsPort, part, "on")).isEqualTo(204);
            assertThat(listens(port)).isTrue();

            assertThat(turn(mailsPort, part, "sideways")).isEqualTo(400);
            assertThat(turn(mailsPort, "coffee", "on")).isEqualTo(404);
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    private static int turn(int mailsPort, String part, String position) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI address = URI.create("http://127.0.0.1:" + mailsPort + "/switches/" + part);
            HttpRequest request = HttpRequest.newBuilder(address)
                    .PUT(BodyPublishers.ofString(position))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private LocalPlatformOptions onFreePorts() {
        return onPorts(0, 0, 0);
    }

    private LocalPlatformOptions onPorts(int kafka, int smtp, int mails) {
        return new LocalPlatformOptions(data, InetAddress.getLoopbackAddress(), 0, kafka, smtp, mails, 0, false, null);
    }
}
