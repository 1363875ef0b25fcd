package io.luoshi.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import io.github.bucket4j.TimeMeter;
import io.luoshi.gateway.GatewaySettings.RateLimit;
import io.luoshi.gateway.problem.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RateLimitFilterTest {

    private final SettableTime time = new SettableTime();
    private final Problems problems = mock();
    /** Ten at once, then one every six seconds. */
    private final RateLimitFilter filter =
            new RateLimitFilter("caller", Caller::of, new RateLimit(10, 10), time, problems);

    @BeforeEach
    void problemsSetTheStatus() throws Exception {
        doAnswer(call -> {
                    call.<HttpServletResponse>getArgument(1).setStatus(429);
                    return null;
                })
                .when(problems)
                .refuse(any(), any(), eq("too-many-requests"), any(Object[].class));
    }

    @Test
    void refusesWhoAsksTooOftenAndSaysWhenToComeBack() throws Exception {
        for (int left = 9; left >= 0; left--) {
            MockHttpServletResponse answer = ask("10.0.0.1", "/api/tasks");
            assertThat(answer.getStatus()).isEqualTo(200);
            assertThat(answer.getHeader("RateLimit")).startsWith("\"caller\";r=" + left + ";");
        }

        MockHttpServletResponse refused = ask("10.0.0.1", "/api/tasks");

        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("6");
        assertThat(refused.getHeader("RateLimit")).isEqualTo("\"caller\";r=0;t=60");
        assertThat(refused.getHeader("RateLimit-Policy")).isEqualTo("\"caller\";q=10;w=60");

        time.pass(Duration.ofSeconds(6));
        assertThat(ask("10.0.0.1", "/api/tasks").getStatus()).isEqualTo(200);
        assertThat(ask("10.0.0.1", "/api/tasks").getStatus()).isEqualTo(429);
    }

    @Test
    void limitsEachCallerForItself() throws Exception {
        exhaust("10.0.0.1");
        assertThat(ask("10.0.0.2", "/api/tasks").getStatus()).isEqualTo(200);
    }

    @Test
    void takesTheAddressesOfOneIpv6NetworkAsOneCaller() throws Exception {
        exhaust("2001:db8:0:1:0:0:0:1");
        assertThat(ask("2001:db8:0:1:ffff:0:0:2", "/api/tasks").getStatus()).isEqualTo(429);
        assertThat(ask("2001:db8:0:2:0:0:0:1", "/api/tasks").getStatus()).isEqualTo(200);
    }

    @Test
    void neverRefusesAProbe() throws Exception {
        exhaust("10.0.0.1");
        assertThat(ask("10.0.0.1", "/actuator/health").getStatus()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.1, 10.0.0.1", "2001:db8:0:1:0:0:0:1, 2001:db8:0:1:", "::1, ::1"})
    void knowsWhoACallerIs(String address, String caller) {
        assertThat(Caller.ofAddress(address)).isEqualTo(caller);
    }

    private void exhaust(String address) throws Exception {
        for (int i = 0; i < 10; i++) {
            ask(address, "/api/tasks");
        }
        assertThat(ask(address, "/api/tasks").getStatus()).isEqualTo(429);
    }

    private MockHttpServletResponse ask(String address, String path) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setRemoteAddr(address);
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response;
    }

    private static final class SettableTime implements TimeMeter {

        private long nanos = 1;

        void pass(Duration duration) {
            nanos += duration.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
