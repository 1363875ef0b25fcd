package io.luoshi.starter.hardening;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.metadata.storage.Formatter;

/** A broker that speaks TLS only, to users with a password (SCRAM-SHA-512), who may do what they are allowed and nothing else. */
final class SecuredBroker implements AutoCloseable {

    private static final String ADMIN = "admin";
    private static final String LOG_IN = "org.apache.kafka.common.security.scram.ScramLoginModule required "
            + "username=\"admin\" password=\"of-the-admin\";";

    private final KafkaRaftServer server;
    private final String address;
    private final Certificate certificate;

    SecuredBroker(Certificate certificate) {
        this.certificate = certificate;
        int port = freePort();
        this.address = "localhost:" + port;
        try {
            Path folder = Files.createTempDirectory("luoshi-kafka-secured");
            KafkaConfig config = KafkaConfig.fromProps(settings(folder, port, freePort(), certificate), false);
            format(folder, config);
            this.server = new KafkaRaftServer(config, Time.SYSTEM);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        server.startup();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Properties settings(Path folder, int port, int controllerPort, Certificate certificate) {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "node.id", "1",
                "process.roles", "broker,controller",
                "controller.listener.names", "CONTROLLER",
                "controller.quorum.voters", "1@localhost:" + controllerPort,
                "listeners", "SASL_SSL://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort,
                "listener.security.protocol.map", "SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name", "SASL_SSL",
                "log.dirs", folder.toString()));
        settings.putAll(Map.of(
                "sasl.enabled.mechanisms",
                "SCRAM-SHA-512",
                "sasl.mechanism.inter.broker.protocol",
                "SCRAM-SHA-512",
                "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config",
                LOG_IN,
                "ssl.keystore.type",
                "PKCS12",
                "ssl.keystore.location",
                certificate.keys().toString(),
                "ssl.keystore.password",
                Certificate.PASSWORD,
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                certificate.authority().toString(),
                "authorizer.class.name",
                StandardAuthorizer.class.getName(),
                // The controller's own requests come without a log-in.
                "super.users",
                "User:ANONYMOUS;User:" + ADMIN));
        settings.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1",
                "group.initial.rebalance.delay.ms", "0",
                "auto.create.topics.enable", "false",
                "log.index.size.max.bytes", "1048576",
                "log.cleaner.dedupe.buffer.size", "4194304",
                "log.cleaner.io.buffer.size", "262144"));
        return settings;
    }

    private static void format(Path folder, KafkaConfig config) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .setNodeId(config.nodeId())
                .setClusterId("luoshi-secured-broker1")
                .setControllerListenerName("CONTROLLER")
                .setHasDynamicQuorum(false)
                .setDirectories(List.of(folder.toString()))
                .setMetadataLogDirectory(folder.toString())
                .setScramArguments(List.of("SCRAM-SHA-512=[name=admin,password=of-the-admin]"))
                .run();
    }

    String address() {
        return address;
    }

    /** Lets a user in, with a new password if there is one already. */
    void admit(String user, String password) {
        administer(admin -> admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                        user, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), password)))
                .all());
    }

    /** Allows a user something with the resource of this name; {@code *} is every one of its kind. */
    void allow(String user, ResourceType kind, String name, AclOperation... operations) {
        ResourcePattern resource = new ResourcePattern(kind, name, PatternType.LITERAL);
        administer(admin -> admin.createAcls(Stream.of(operations)
                        .map(operation -> new AclBinding(
                                resource,
                                new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW)))
                        .toList())
                .all());
    }

    private interface Act {
        org.apache.kafka.common.KafkaFuture<Void> on(Admin admin);
    }

    private void administer(Act act) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                address,
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                LOG_IN,
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                certificate.authority().toString());
        try (Admin admin = Admin.create(settings)) {
            act.on(admin).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
