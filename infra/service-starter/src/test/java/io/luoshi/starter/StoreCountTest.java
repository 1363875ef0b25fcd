package io.luoshi.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StoreCountTest {

    @Test
    void countsAnewEachTime() {
        AtomicInteger documents = new AtomicInteger(3);
        StoreCount count = new StoreCount(documents::get);
        assertThat(count.get()).isEqualTo(3);
        documents.set(4);
        assertThat(count.get()).isEqualTo(4);
    }

    @Test
    void isNotANumberWhenTheStoreFailsAndOneAgainAfterwards() {
        AtomicInteger attempts = new AtomicInteger();
        StoreCount count = new StoreCount(() -> {
            if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("store away");
            }
            return 5;
        });
        assertThat(count.get().doubleValue()).isNaN();
        assertThat(count.get()).isEqualTo(5);
    }

    @Test
    @Timeout(20)
    void doesNotWaitForAStoreThatHangsAndAsksItOnceOnly() {
        CountDownLatch back = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        StoreCount count = new StoreCount(() -> {
            asked.incrementAndGet();
            awaitUninterruptibly(back);
            return 7;
        });
        assertThat(count.get().doubleValue()).isNaN();
        assertThat(count.get().doubleValue()).isNaN();
        back.countDown();
        await().atMost(Duration.ofSeconds(10)).until(() -> count.get().equals(7));
        assertThat(asked).hasValueLessThanOrEqualTo(2);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
