package io.luoshi.test;

import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;

/**
 * A real MongoDB and a real Kafka for the tests, started by Testcontainers when {@value #WANTED} is {@code true}. Asked for and not
 * discovered: looking for a container engine takes minutes where there is none. They end with the tests' process.
 */
final class Containers {

    static final String WANTED = "LUOSHI_TEST_CONTAINERS";

    private Containers() {}

    static boolean wanted() {
        return Boolean.parseBoolean(System.getenv(WANTED));
    }

    @SuppressWarnings("resource") // Testcontainers removes it when the process ends
    static String mongodb() {
        MongoDBContainer container = new MongoDBContainer("mongo:8");
        container.start();
        return container.getConnectionString();
    }

    @SuppressWarnings("resource") // Testcontainers removes it when the process ends
    static String kafka() {
        KafkaContainer container = new KafkaContainer("apache/kafka:4.2.1");
        container.start();
        return container.getBootstrapServers();
    }
}
