package io.luoshi.test;

import io.luoshi.platform.Broker;
import io.luoshi.platform.DocumentStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;

/**
 * Points a test's application context at a store and a broker: those of {@code MONGODB_URI} and {@code KAFKA_BOOTSTRAP_SERVERS} where
 * set, those of {@link Containers} where wanted, otherwise the local platform's inside this JVM; started once and only when asked for. Each context gets a database of its own
 * and listens to fresh consumer groups, so contexts do not see each other's data. Use with
 * {@code @ContextConfiguration(initializers = TestPlatform.class)}; a test of data only uses {@link Store}.
 */
public final class TestPlatform implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Supplier<String> MONGODB =
            once(() -> given("MONGODB_URI").orElseGet(TestPlatform::startStore));

    private static final Supplier<String> KAFKA =
            once(() -> given("KAFKA_BOOTSTRAP_SERVERS").orElseGet(TestPlatform::startBroker));

    /** A store only; listeners do not start. */
    public static final class Store implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            configure(
                    context,
                    Map.of(
                            "spring.mongodb.uri", newDatabase(),
                            "spring.kafka.bootstrap-servers", "localhost:1",
                            "spring.kafka.listener.auto-startup", "false",
                            "spring.kafka.admin.auto-create", "false"));
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        configure(
                context,
                Map.of(
                        "spring.mongodb.uri", newDatabase(),
                        "spring.kafka.bootstrap-servers", KAFKA.get(),
                        "spring.kafka.consumer.group-id", "test-" + UUID.randomUUID()));
    }

    private static void configure(ConfigurableApplicationContext context, Map<String, Object> settings) {
        MutablePropertySources sources = context.getEnvironment().getPropertySources();
        sources.addFirst(new MapPropertySource("test-platform", settings));
        // Tests of a service's own rules call as anybody; those of permissions turn the checks on again.
        sources.addLast(new MapPropertySource("unchecked", Map.of("luoshi.security.enabled", "false")));
        context.getBeanFactory().registerSingleton("providersKeys", Tokens.keys());
    }

    /** The address of a database that nobody has used yet. */
    public static String newDatabase() {
        String address = MONGODB.get();
        String name = "test-" + UUID.randomUUID();
        int query = address.indexOf('?');
        String server = query < 0 ? address : address.substring(0, query);
        String options = query < 0 ? "" : address.substring(query);
        return server.replaceFirst("(mongodb(?:\\+srv)?://[^/]+).*", "$1") + "/" + name + options;
    }

    /** Where Kafka listens. */
    public static String kafka() {
        return KAFKA.get();
    }

    private static Optional<String> given(String variable) {
        return Optional.ofNullable(System.getenv(variable));
    }

    private static String startStore() {
        return Containers.wanted()
                ? Containers.mongodb()
                : DocumentStore.inMemory().uri();
    }

    private static String startBroker() {
        if (Containers.wanted()) {
            return Containers.kafka();
        }
        try {
            return Broker.start(Files.createTempDirectory("luoshi-kafka"), 0, 0).bootstrapServers();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> Supplier<T> once(Supplier<T> start) {
        return new Supplier<>() {
            private volatile @org.jspecify.annotations.Nullable T started;

            @Override
            public synchronized T get() {
                T known = started;
                if (known == null) {
                    known = start.get();
                    started = known;
                }
                return known;
            }
        };
    }
}
