package io.luoshi.gateway.route;

import static io.github.resilience4j.circuitbreaker.CircuitBreaker.State.CLOSED;
import static io.github.resilience4j.circuitbreaker.CircuitBreaker.State.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.luoshi.gateway.Backend;
import io.luoshi.gateway.GatewayTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ServiceGuardTest extends GatewayTest {

    @Test
    void saysThatADeadServiceIsNotAvailableWhileOthersAnswer() throws Exception {
        HttpResponse<String> answer = get("/api/progress/obligations");

        assertProblem(answer, 503, "service-unavailable").contains("progress", "没有转交");
        assertThat(read(answer, "$.service")).isEqualTo("progress");
        assertThat(header(answer, "Retry-After")).isEqualTo("1");
        assertThat(get("/api/units").statusCode()).isEqualTo(200);
    }

    @Test
    void saysThatAHangingServiceGaveNoAnswerWhileOthersAnswer() throws Exception {
        NOTIFICATION.answering(NOTIFICATION.silence());

        HttpResponse<String> answer = post("/api/notifications/messages", "notice");

        assertProblem(answer, 503, "service-no-answer").contains("可能已经办理");
        assertThat(read(answer, "$.service")).isEqualTo("notification");
        assertThat(header(answer, "Retry-After")).isEqualTo("1");
        assertThat(NOTIFICATION.received).hasSize(1);
        assertThat(get("/api/units").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesWhatASlowServiceCannotTakeWithoutHoldingItAgainstTheService() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        UNIT.answering(exchange -> {
            awaitUninterruptibly(slow);
            Backend.json(200, "{}").to(exchange);
        });
        List<CompletableFuture<HttpResponse<String>>> held = IntStream.range(0, 4)
                .mapToObj(_ -> sendAsync(request("/api/units")))
                .toList();
        await().until(() -> UNIT.received.size() == 4);

        assertProblem(get("/api/units/one-too-many"), 503, "service-unavailable");
        assertThat(get("/api/tasks").statusCode()).isEqualTo(200);

        slow.countDown();
        for (var answer : held) {
            assertThat(answer.get().statusCode()).isEqualTo(200);
        }
        assertThat(UNIT.received).hasSize(4);
        assertThat(breaker("unit").getMetrics().getNumberOfFailedCalls()).isZero();
    }

    @Test
    void neverSendsARequestTwice() throws Exception {
        // On a connection that has been used before, where a client is tempted to try again.
        assertThat(get("/api/units").statusCode()).isEqualTo(200);
        UNIT.answering(Backend.hangUp());

        assertProblem(post("/api/units", "{}"), 503, "service-no-answer");

        assertThat(UNIT.received).filteredOn(r -> r.method().equals("POST")).hasSize(1);
    }

    @Test
    void leavesAFailingServiceAloneAndComesBackToIt() throws Exception {
        UNIT.answering(Backend.hangUp());
        for (int i = 0; i < 5; i++) {
            assertProblem(get("/api/units"), 503, "service-no-answer");
        }
        assertThat(breaker("unit").getState()).isEqualTo(OPEN);

        UNIT.answering(Backend.json(200, "{}"));
        assertProblem(get("/api/units"), 503, "service-unavailable");
        assertThat(UNIT.received)
                .as("nothing is sent while the breaker is open")
                .hasSize(5);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(get("/api/units").statusCode()).isEqualTo(200);
            assertThat(breaker("unit").getState()).isEqualTo(CLOSED);
        });
    }

    @Test
    void endsAnAnswerThatStopsHalfWay() throws Exception {
        NOTIFICATION.answering(exchange -> {
            byte[] half = new byte[100_000];
            ThreadLocalRandom.current().nextBytes(half);
            exchange.sendResponseHeaders(200, 2 * half.length);
            exchange.getResponseBody().write(half);
            exchange.getResponseBody().flush();
            NOTIFICATION.silence().to(exchange);
        });
        assertThatThrownBy(() -> get("/api/notifications")).isInstanceOf(IOException.class);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
