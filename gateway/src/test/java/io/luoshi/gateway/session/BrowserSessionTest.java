package io.luoshi.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BrowserSessionTest {

    private static final Instant RUNS_OUT = Instant.parse("2025-03-20T01:00:00Z");
    private static final Instant ENDS = RUNS_OUT.plus(Duration.ofHours(1));
    private static final Duration IDLE = Duration.ofMinutes(30);

    private final BrowserSession session = new BrowserSession("顾清和", "access-1", RUNS_OUT, "refresh-1", "form", ENDS);

    @Test
    void anUnusedSessionIsOverWhenItsTokenHasRunOutForTooLong() {
        assertThat(session.isOver(RUNS_OUT.plus(IDLE), IDLE)).isFalse();
        assertThat(session.isOver(RUNS_OUT.plus(IDLE).plusMillis(1), IDLE)).isTrue();
    }

    @Test
    void aBusySessionIsOverAtItsEnd() {
        BrowserSession busy = session.renewed("access-9", ENDS.plusSeconds(60), null);

        assertThat(busy.isOver(ENDS.minusMillis(1), IDLE)).isFalse();
        assertThat(busy.isOver(ENDS, IDLE)).isTrue();
    }

    @Test
    void aRenewalKeepsTheRefreshTokenUnlessThereIsANewOne() {
        assertThat(session.renewed("access-2", ENDS, null).refresh()).isEqualTo("refresh-1");
        assertThat(session.renewed("access-2", ENDS, "refresh-2").refresh()).isEqualTo("refresh-2");
    }
}
