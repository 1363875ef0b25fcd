package io.luoshi.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check itself, held against a system of one target with two metrics. */
class ExpressionCheckTest {

    private static final String METRICS = """
            mails{state="sent"} 3
            mails{state="failed"} 0
            lag 0
            """;

    private static HttpServer system;
    private static Prometheus prometheus;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Tools.need("prometheus");
        system = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        system.createContext("/actuator/prometheus", exchange -> {
            byte[] body = METRICS.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        system.start();
        prometheus = Prometheus.watching(system.getAddress().getPort());
    }

    @AfterAll
    static void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
        if (system != null) {
            system.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            sum by (state) (mails)             | {{state}}   |
            rate(mails{state="sent"}[1m])      | {{service}} |
            mails{state="sent"} > 100          | all         | shows nothing
            mials                              | all         | nothing is named mials
            mails{state="lost"}                | all         | nothing is named mails{state="lost"}
            mails{status!="sent"}              | all         | mails has no label status
            sum by (topic) (lag)               | {{topic}}   | groups by topic, which nothing has
            sum(mails)                         | {{state}}   | its legend shows state, which the result has not
            sum by (state) (                   | all         | invalid parameter "query": 1:17: parse error: unclosed left parenthesis
            """)
    void saysWhatIsWrongWithAPanel(String promql, String legend, String problem) throws Exception {
        Expression panel = Expression.panel("board", "panel", promql, legend);
        assertThat(new ExpressionCheck(prometheus).problems(panel))
                .isEqualTo(problem == null ? List.of() : List.of(problem));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            mails{state="failed"} > 0          |
            lag > 100 or absent(lag)           |
            mails{state="given-up"} > 0        | nothing is named mails{state="given-up"}
            lagg > 100 or lag > 100            | nothing is named lagg
            """)
    void anAlertMayBeWithoutResultButNotWithoutSeries(String promql, String problem) throws Exception {
        assertThat(new ExpressionCheck(prometheus).problems(Expression.alert("alert", promql)))
                .isEqualTo(problem == null ? List.of() : List.of(problem));
    }

    @Test
    void readsTheRulesAndDashboardsOfTheProject() {
        assertThat(MonitoringFiles.expressions())
                .extracting(Expression::kind)
                .contains(Expression.Kind.ALERT, Expression.Kind.PANEL);
    }
}
