package io.luoshi.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReplicaWaitTest {

    private final AtomicInteger asked = new AtomicInteger();

    private Optional<String> thereAt(int attempt) {
        return asked.incrementAndGet() < attempt ? Optional.empty() : Optional.of("copy");
    }

    @Test
    void whatIsThereIsAskedForOnce() {
        assertThat(new ReplicaWait(Duration.ofMinutes(1)).until(() -> thereAt(1)))
                .contains("copy");
        assertThat(asked).hasValue(1);
    }

    @Test
    void whatIsOnItsWayIsWaitedFor() {
        assertThat(new ReplicaWait(Duration.ofMinutes(1)).until(() -> thereAt(4)))
                .contains("copy");
        assertThat(asked).hasValue(4);
    }

    @Test
    void whatDoesNotComeIsMissingAfterTheLimit() {
        long start = System.nanoTime();
        assertThat(new ReplicaWait(Duration.ofMillis(100)).until(Optional::empty))
                .isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(100), Duration.ofSeconds(5));
    }

    @Test
    void withoutPatienceItAsksOnce() {
        assertThat(new ReplicaWait(Duration.ZERO).until(() -> thereAt(2))).isEmpty();
        assertThat(asked).hasValue(1);
    }

    @Test
    void manyAreWaitedForAsLongAsOneAfterTheOtherArrives() {
        AtomicInteger missing = new AtomicInteger(5);

        new ReplicaWait(Duration.ofMinutes(1)).untilNoneMissing(missing::getAndDecrement);

        assertThat(missing).hasValueLessThanOrEqualTo(0);
    }

    @Test
    void manyAreGivenUpOnceNoneArrivesWithinTheLimit() {
        new ReplicaWait(Duration.ofMillis(100)).untilNoneMissing(() -> Math.max(3, 5 - asked.getAndIncrement()));

        assertThat(asked).hasValueGreaterThan(2);
    }
}
