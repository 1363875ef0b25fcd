package io.luoshi.starter;

import io.luoshi.platform.Broker;
import io.luoshi.platform.DocumentStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The local platform's store and broker, started once for all tests; each context has a database and a consumer group of its own. */
public final class TestBackends implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final DocumentStore STORE = DocumentStore.inMemory();

    private static final class Kafka {
        static final Broker BROKER = startBroker();
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test-backends",
                        Map.of(
                                "spring.mongodb.uri", newDatabase(),
                                "spring.kafka.bootstrap-servers", kafka(),
                                "spring.kafka.consumer.group-id", "test-" + UUID.randomUUID())));
    }

    public static String newDatabase() {
        return STORE.uri("test-" + UUID.randomUUID());
    }

    public static String kafka() {
        return Kafka.BROKER.bootstrapServers();
    }

    private static Broker startBroker() {
        try {
            return Broker.start(Files.createTempDirectory("luoshi-kafka"), 0, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
