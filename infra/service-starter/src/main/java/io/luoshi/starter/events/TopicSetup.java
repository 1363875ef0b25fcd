package io.luoshi.starter.events;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
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
            while (!admin.initialize()) {
                log.warn("Topics cannot be created yet, Kafka is not reachable; trying again in {}", PAUSE);
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
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
