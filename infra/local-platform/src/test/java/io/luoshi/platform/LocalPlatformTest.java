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
            LocalPlatformOptions options = new LocalPlatformOptions(data, 0, 0, 0, taken.getLocalPort(), 0);

            assertThatThrownBy(() -> LocalPlatform.start(options))
                    .hasMessage("The local platform cannot start: port " + taken.getLocalPort() + " is taken");
        }
    }

    @Test
    void laysItsPortsOutBehindTheGateways() {
        assertThat(LocalPlatformOptions.parse("--port-base", "9000", "--data", "x", "--smtp-port", "25"))
                .isEqualTo(new LocalPlatformOptions(Path.of("x"), 9005, 9006, 25, 9008, 9009));
    }

    @Test
    void refusesOptionsThatItDoesNotKnow() {
        assertThatThrownBy(() -> LocalPlatformOptions.parse("--dta", "x")).hasMessage("unknown option --dta");
        assertThatThrownBy(() -> LocalPlatformOptions.parse("--data")).hasMessage("--data needs a value");
        assertThatThrownBy(() -> LocalPlatformOptions.parse("--port-base", "many"))
                .hasMessage("not a number: many");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka", "smtp"})
    void takesAPartAwayAndGivesItBack(String part) throws Exception {
        int port = Ports.free();
        int mailsPort = Ports.free();
        LocalPlatformOptions options = part.equals("kafka")
                ? new LocalPlatformOptions(data, 0, port, 0, mailsPort, 0)
                : new LocalPlatformOptions(data, 0, 0, port, mailsPort, 0);
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
        return new LocalPlatformOptions(data, 0, 0, 0, 0, 0);
    }
}
