package io.luoshi.starter.events;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.core.KafkaAdmin;

/** Creates missing topics also when Kafka comes only after this service: without them no event would ever leave or arrive. */
class TopicSetup implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TopicSetup.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final KafkaAdmin admin;
    private @Nullable Thread worker;

    TopicSetup(KafkaAdmin admin) {
        this.admin = admin;
    }

    private void createUntilAllExist() {
        try {
            while (!areCreated()) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean areCreated() {
        try {
            if (admin.initialize()) {
                return true;
            }
            log.warn("Topics cannot be created yet, Kafka is not reachable; trying again in {}", PAUSE);
        } catch (RuntimeException refused) {
            // Of a log-in, a certificate or a permission that is not right yet; somebody will put it right.
            String reason = NestedExceptionUtils.getMostSpecificCause(refused).toString();
            log.error("Topics cannot be created, Kafka refuses: {}; trying again in {}", reason, PAUSE);
        }
        return false;
    }

    @Override
    public void start() {
        worker = Thread.ofVirtual().name("topic-setup").start(this::createUntilAllExist);
    }

    @Override
    public void stop() {
        Thread running = worker;
        worker = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }
}
