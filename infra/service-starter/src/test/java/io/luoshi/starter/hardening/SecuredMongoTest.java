package io.luoshi.starter.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import io.luoshi.starter.TestBackends;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/**
 * The driver with the settings of the page. TLS is tried on a listener before the embedded store; the store knows no users, so of the
 * log-in it is only looked at that the driver was told.
 */
class SecuredMongoTest {

    private static final Certificate CERTIFICATE = Certificate.of("mongodb");
    private static final TlsListener MONGODB = new TlsListener(CERTIFICATE, URI.create(TestBackends.newDatabase()));
    private static final String URI_SETTING = "spring.mongodb.uri";

    @AfterAll
    static void stop() throws IOException {
        MONGODB.close();
    }

    private static ApplicationContextRunner service(Map<String, Object> others, Certificate trusted) {
        Map<String, Object> settings = new LinkedHashMap<>(HardeningPage.settings("MongoDB: log-in and TLS"));
        assertThat(settings).containsKeys(URI_SETTING, "spring.mongodb.ssl.bundle");
        settings.replaceAll((name, value) ->
                value.toString().endsWith("/ca.crt") ? trusted.authority().toUri() : value);
        settings.put("MONGODB_PASSWORD", "right");
        settings.putAll(others);
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, MongoAutoConfiguration.class))
                .withPropertyValues(settings.entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    /** Without users and without replicas, and not waiting long. */
    private static ApplicationContextRunner atTheListener(Certificate trusted) {
        String uri = "mongodb://localhost:" + MONGODB.port() + "/progress?tls=true&serverSelectionTimeoutMS=2000";
        return service(Map.of(URI_SETTING, uri), trusted);
    }

    private static MongoClientSettings told(ApplicationContext context) {
        MongoClientSettings.Builder driver = MongoClientSettings.builder();
        context.getBeanProvider(MongoClientSettingsBuilderCustomizer.class)
                .orderedStream()
                .forEach(customizer -> customizer.customize(driver));
        return driver.build();
    }

    @Test
    void theDriverIsToldWhoLogsInWhereAndThatOnlyTlsWillDo() {
        service(Map.of(), CERTIFICATE).run(context -> {
            MongoClientSettings driver = told(context);
            MongoCredential user = driver.getCredential();
            assertThat(user.getUserName()).isEqualTo("progress-service");
            assertThat(user.getSource()).isEqualTo("admin");
            assertThat(user.getPassword()).isEqualTo("right".toCharArray());
            assertThat(driver.getSslSettings().isEnabled()).isTrue();
            assertThat(driver.getSslSettings().isInvalidHostNameAllowed()).isFalse();
            assertThat(driver.getClusterSettings().getRequiredReplicaSetName()).isEqualTo("rs0");
        });
    }

    @Test
    void aServerThatTheAuthorityVouchesForIsUsed() {
        atTheListener(CERTIFICATE).run(context -> {
            var documents =
                    context.getBean(MongoClient.class).getDatabase("progress").getCollection("tried");
            documents.insertOne(new Document("_id", 1));
            assertThat(documents.countDocuments()).isEqualTo(1);
        });
    }

    @Test
    void aServerThatAnotherAuthorityVouchesForIsNot() {
        atTheListener(Certificate.of("another"))
                .run(context -> assertThat(failure(context))
                        .isInstanceOf(MongoTimeoutException.class)
                        .hasMessageContaining("PKIX path"));
    }

    @Test
    void aServerOfAnotherNameIsNot() throws IOException {
        Certificate elsewhere = Certificate.of("mongodb", "dns:mongo9.example.gov.cn");
        try (TlsListener stranger = new TlsListener(elsewhere, URI.create(TestBackends.newDatabase()))) {
            String uri = "mongodb://localhost:" + stranger.port() + "/progress?tls=true&serverSelectionTimeoutMS=2000";
            service(Map.of(URI_SETTING, uri), elsewhere)
                    .run(context -> assertThat(failure(context))
                            .isInstanceOf(MongoTimeoutException.class)
                            .hasMessageContaining("No subject alternative DNS name matching localhost"));
        }
    }

    private static Throwable failure(ApplicationContext context) {
        try {
            context.getBean(MongoClient.class).getDatabase("progress").runCommand(new Document("ping", 1));
            throw new AssertionError("The server was used");
        } catch (MongoTimeoutException refused) {
            return refused;
        }
    }
}
