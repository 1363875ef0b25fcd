package io.luoshi.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luoshi.gateway.GatewayTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Callers that hold a connection and send little or nothing: the gateway hangs up, and no service hears of them. */
@TestPropertySource(
        properties = {
            "server.tomcat.connection-timeout=500ms",
            "luoshi.gateway.body-time-limit=1s",
            "luoshi.gateway.refused-body=4MB"
        })
class SlowCallersTest extends GatewayTest {

    /** So often a dripping caller sends a byte: before Tomcat takes it for silent. */
    private static final int DRIP_MILLIS = 100;

    /** Then the test gives up. */
    private static final int MOST_DROPS = 100;

    private static final int LARGE = 3_000_000;

    @LocalServerPort
    private int port;

    @Test
    void cutsOffWhoSendsHalfAHeadAndThenNothing() throws IOException {
        assertThat(raw("GET /api/tasks HTTP/1.1\r\nHost: x\r\nX-Long: a")).isEmpty();
        assertThat(TASK.received).isEmpty();
    }

    @Test
    void cutsOffWhoSendsHalfABodyAndThenNothing() throws IOException {
        assertThat(raw("POST /api/tasks HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc"))
                .startsWith("HTTP/1.1 400")
                .contains("incomplete-body", "Connection: close");
        assertThat(TASK.received).isEmpty();
    }

    @Test
    void cutsOffWhoDripsABody() throws IOException {
        assertThat(dripped("POST /api/tasks HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("incomplete-body", "Connection: close");
        assertThat(TASK.received).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/tasks, Content-Length: 20000000, 413",
        "/api/tasks;x, Content-Length: 100000, 400",
        "/api/tasks;x, Transfer-Encoding: chunked, 400",
        "/nothing, Content-Length: 20000000, 413",
        "/api/tasks/..%2fx, Content-Length: 100000, 400",
    })
    void cutsOffWhoDripsABodyThatWasRefused(String path, String length, int status) throws IOException {
        assertThat(dripped("POST " + path + " HTTP/1.1\r\nHost: x\r\n" + length + "\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status);
        assertThat(TASK.received).isEmpty();
    }

    @Test
    void aRefusedBodyIsTakenInSoThatTheRefusalCanBeRead() throws IOException {
        String body = "x".repeat(LARGE);
        assertThat(raw("POST /api/tasks HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: " + LARGE
                        + "\r\n\r\n" + body))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void ofAnEndlessRefusedBodyOnlySoMuchIsTakenIn() {
        String endless = "POST /api/tasks HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999\r\n\r\n";
        assertThatThrownBy(() -> raw(endless + "x".repeat(4 * LARGE))).isInstanceOf(SocketException.class);
    }

    @Test
    void aBodyThatArrivesInTimeIsReadAndNotALaterByte() throws IOException {
        AtomicLong nanos = new AtomicLong();
        InputStream sent = new Deadline(new ByteArrayInputStream(new byte[3]), Duration.ofNanos(10), nanos::get);
        assertThat(sent.read(new byte[1])).isOne();
        nanos.set(10);
        assertThat(sent.read()).isZero();
        nanos.set(11);
        assertThatThrownBy(sent::read).isInstanceOf(Deadline.Passed.class);
    }

    /** One byte after the other until the gateway hangs up. */
    private String dripped(String head) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(DRIP_MILLIS);
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            for (int drops = 0; drops < MOST_DROPS; drops++) {
                try {
                    in.transferTo(answer);
                    return answer.toString(StandardCharsets.UTF_8);
                } catch (SocketTimeoutException notCutOffYet) {
                    out.write('x');
                }
            }
            throw new AssertionError("Not cut off after " + answer.toString(StandardCharsets.UTF_8));
        }
    }
}
