package io.luoshi.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SelectorTest {

    static Stream<Arguments> expressions() {
        return Stream.of(
                Arguments.of("up", List.of("up")),
                Arguments.of("up == 0 or vector(1)", List.of("up")),
                Arguments.of("sum by (service, le) (rate(a_bucket{x=\"1\"}[5m]))", List.of("a_bucket{x=\"1\"}")),
                Arguments.of("sum(a) by (service)", List.of("a")),
                Arguments.of("sum without(pod)(a offset 5m)", List.of("a")),
                Arguments.of("a / on (x) group_left (y) b", List.of("a", "b")),
                Arguments.of("a and on () b unless ignoring(z) c", List.of("a", "b", "c")),
                Arguments.of("a {x=\"}\", y=~\"b(c)\"} > bool 1e3", List.of("a {x=\"}\", y=~\"b(c)\"}")),
                Arguments.of("a{x=\"say \\\"b\\\"\"} - a{x=\"2\"}", List.of("a{x=\"say \\\"b\\\"\"}", "a{x=\"2\"}")),
                Arguments.of("min_over_time(sum(a)[10m:1m]) > 0.5", List.of("a")),
                Arguments.of("a + a", List.of("a")),
                Arguments.of("time() - 5", List.of()));
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void findsTheSelectorsOf(String expression, List<String> selectors) {
        assertThat(Selector.of(expression)).extracting(Selector::text).isEqualTo(selectors);
    }

    @Test
    void knowsMetricAndLabelsOfASelector() {
        Selector selector = Selector.of("rate(http_seconds_count{outcome!=\"A=\", uri!~\"/x.*\", le=\"1\"}[5m])")
                .getFirst();
        assertThat(selector.metric()).isEqualTo("http_seconds_count");
        assertThat(selector.labels()).containsExactly("outcome", "uri", "le");
    }

    @Test
    void knowsWhatAnExpressionGroupsBy() {
        assertThat(Selector.groupings("sum by (service, le) (a) / on (service) group_left () b"))
                .containsExactly("service", "le");
    }
}
