package io.luoshi.starter.hardening;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.luoshi.starter.TestBackends;
import io.luoshi.starter.sample.Sample;
import io.luoshi.starter.sample.SampleApplication;
import io.luoshi.starter.sample.SampleListener;
import io.luoshi.starter.sample.Samples;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

/** A service at a broker with TLS, log-in and permissions, by the settings of the page and with the permissions it asks for. */
@ExtendWith(OutputCaptureExtension.class)
class SecuredKafkaTest {

    private static final String SERVICE = "progress-service";
    private static final List<String> GROUPS = List.of(SERVICE, SERVICE + "-access", SERVICE + "-dead-letters");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Certificate CERTIFICATE = Certificate.of("kafka");
    private static SecuredBroker broker;

    @BeforeAll
    static void start() {
        broker = new SecuredBroker(CERTIFICATE);
        broker.admit(SERVICE, "right");
        List<AclOperation> onTopics = List.of(DESCRIBE, READ, WRITE, CREATE);
        onTopics.forEach(operation -> broker.allow(SERVICE, ResourceType.TOPIC, "*", operation));
        GROUPS.forEach(group -> broker.allow(SERVICE, ResourceType.GROUP, group, READ));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private static ConfigurableApplicationContext service(String password, Certificate trusted) {
        Map<String, Object> settings = new LinkedHashMap<>(HardeningPage.settings("Kafka: log-in and TLS"));
        assertThat(settings).containsKeys("spring.kafka.bootstrap-servers", "spring.kafka.ssl.bundle");
        settings.put("spring.kafka.bootstrap-servers", broker.address());
        settings.replaceAll((name, value) ->
                value.toString().endsWith("/ca.crt") ? trusted.authority().toUri() : value);
        settings.put("KAFKA_PASSWORD", password);
        settings.put("spring.application.name", SERVICE);
        settings.put("spring.mongodb.uri", TestBackends.newDatabase());
        settings.put("server.port", "0");
        String[] arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        return new SpringApplicationBuilder(SampleApplication.class).run(arguments);
    }

    private static boolean isKept(ConfigurableApplicationContext service, String id) {
        return !service.getBean(MongoTemplate.class)
                .getCollection("samples")
                .find(new Document("_id", id))
                .first()
                .getList("outbox", Document.class)
                .isEmpty();
    }

    private static double deadLetters(ConfigurableApplicationContext service) {
        return service.getBean(MeterRegistry.class)
                .get("luoshi.dead.letters")
                .gauge()
                .value();
    }

    @Test
    void aWrongPasswordIsSaidAndOnceItIsRightTopicsAreMadeAndEventsOfEveryKindGoAndCome(CapturedOutput log) {
        try (ConfigurableApplicationContext service = service("wrong-yet", CERTIFICATE)) {
            service.getBean(SampleListener.class).failFor("K-2", () -> new IllegalArgumentException("for good"));
            service.getBean(Samples.class).save(new Sample("K-1").rename("a"));
            service.getBean(Samples.class).save(new Sample("K-2").rename("b"));

            await().atMost(PATIENCE)
                    .until(() -> log.getOut()
                            .contains("Topics cannot be created, Kafka refuses: "
                                    + "org.apache.kafka.common.errors.SaslAuthenticationException"));
            assertThat(isKept(service, "K-1")).isTrue();

            broker.admit(SERVICE, "wrong-yet");

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    service.getBean(SampleListener.class).deliveries("K-1"))
                            .isNotEmpty());
            await().atMost(PATIENCE).until(() -> deadLetters(service) == 1);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(service.getBean(KafkaListenerEndpointRegistry.class)
                                    .getListenerContainers())
                            .hasSize(3)
                            .allSatisfy(listener ->
                                    assertThat(listener.getAssignedPartitions()).isNotEmpty()));
            assertThat(log.getOut()).doesNotContain("Not authorized");
        }
    }

    @Test
    void aBrokerThatAnotherAuthorityVouchesForGetsNoPassword(CapturedOutput log) {
        try (ConfigurableApplicationContext service = service("right", Certificate.of("another"))) {
            service.getBean(Samples.class).save(new Sample("K-4").rename("a"));

            await().atMost(PATIENCE).until(() -> log.getOut().contains("SSL handshake failed"));
            assertThat(isKept(service, "K-4")).isTrue();
        }
    }
}
