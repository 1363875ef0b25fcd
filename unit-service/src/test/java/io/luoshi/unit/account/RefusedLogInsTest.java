package io.luoshi.unit.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.events.AuditEvent.AuditNote;
import io.luoshi.events.AuditEvent.AuditNoted;
import io.luoshi.events.AuditEvent.FieldChange;
import io.luoshi.unit.account.RefusedLogIns.Count;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many entries of the trail a stranger gets. */
class RefusedLogInsTest {

    private static final Instant NOW = Instant.parse("2025-03-20T01:00:00Z");
    private static final RefusedLogInSettings SETTINGS =
            new RefusedLogInSettings(Duration.ofHours(1), 3, 2, Duration.ofMinutes(1));

    private final RefusedLogIns span = RefusedLogIns.during(NOW.toString(), NOW.plus(SETTINGS.span()));

    private void attempts(int count, String address) {
        IntStream.range(0, count)
                .forEach(i -> span.add(RefusedLogIns.attempt(NOW, "zha…#" + i, address, List.of(), null), SETTINGS));
    }

    private List<AuditNote> notes() {
        return span.raisedEvents().stream()
                .map(event -> ((AuditNoted) event).note())
                .toList();
    }

    private static FieldChange further(int count) {
        return new FieldChange("furtherAttempts", null, String.valueOf(count));
    }

    @Test
    void theFirstAttemptsOfAnAddressAreEnteredAndTheOthersSummedUp() {
        attempts(243, "10.1.2.3");
        assertThat(notes()).extracting(AuditNote::name).containsExactly("zha…#0", "zha…#1", "zha…#2");

        span.close(NOW.plus(SETTINGS.span()));

        assertThat(notes()).hasSize(4);
        assertThat(notes().getLast()).satisfies(sum -> {
            assertThat(sum.who()).isEqualTo("unknown");
            assertThat(sum.address()).isEqualTo("10.1.2.3");
            assertThat(sum.act()).isEqualTo("further-log-ins-refused");
            assertThat(sum.changes()).contains(further(240));
        });
    }

    @Test
    void whatHasAnEntryIsNotSummedUp() {
        attempts(3, "10.1.2.3");

        span.close(NOW.plus(SETTINGS.span()));

        assertThat(notes()).hasSize(3);
    }

    @Test
    void addressesBeyondTheirNumberAreCountedTogether() {
        IntStream.range(0, 1_000).forEach(i -> attempts(10, "10.1.2." + i));

        span.close(NOW.plus(SETTINGS.span()));

        assertThat(notes()).hasSize(2 * 3 + 3);
        assertThat(span.counts()).hasSize(3);
        assertThat(notes().getLast().address()).isEqualTo(RefusedLogIns.ELSEWHERE);
        assertThat(notes().getLast().changes()).contains(further(9_980));
        assertThat(span.counts().stream().mapToInt(Count::further).sum() + 6)
                .as("none is lost")
                .isEqualTo(10_000);
    }
}
