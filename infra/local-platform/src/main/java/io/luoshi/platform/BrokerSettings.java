package io.luoshi.platform;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** Kafka's settings where its defaults, made for a cluster of big machines, do not fit one small one. */
final class BrokerSettings {

    /** Nobody but the node itself talks to its controller. */
    private static final String CONTROLLER_HOST = "127.0.0.1";

    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private static final Map<String, String> IDENTITY = Map.of(
            "node.id", "1",
            "process.roles", "broker,controller",
            "controller.listener.names", CONTROLLER_LISTENER,
            "inter.broker.listener.name", "PLAINTEXT",
            "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");

    /** One replica of everything, few partitions, topics only as declared, events kept for ever. */
    private static final Map<String, String> TOPICS = Map.of(
            "auto.create.topics.enable", "false",
            "log.retention.ms", "-1",
            "log.retention.bytes", "-1",
            "offsets.topic.replication.factor", "1",
            "offsets.topic.num.partitions", "4",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "transaction.state.log.num.partitions", "1",
            "share.coordinator.state.topic.replication.factor", "1",
            "share.coordinator.state.topic.min.isr", "1");

    /** Small files and buffers: an index is created at its full size, once per partition. */
    private static final Map<String, String> SIZE = Map.of(
            "log.index.size.max.bytes", "1048576",
            "log.segment.bytes", "67108864",
            "log.cleaner.dedupe.buffer.size", "4194304",
            "log.cleaner.io.buffer.size", "262144",
            "metadata.log.segment.bytes", "8388608",
            "metadata.max.retention.bytes", "16777216",
            "num.network.threads", "2",
            "num.io.threads", "4",
            "background.threads", "2");

    /** After kill -9 the controller keeps the dead broker's session for so long and lets the new one in only then. */
    static final Duration SESSION_TIMEOUT = Duration.ofSeconds(3);

    /**
     * The first rebalance of a group does not wait for members that are still starting.
     */
    private static final Map<String, String> PACE = Map.of(
            "broker.session.timeout.ms", Long.toString(SESSION_TIMEOUT.toMillis()),
            "broker.heartbeat.interval.ms", "500",
            "initial.broker.registration.timeout.ms", "60000",
            "controller.quorum.election.timeout.ms", "300",
            "controller.quorum.election.backoff.max.ms", "100",
            "controlled.shutdown.enable", "true",
            "group.initial.rebalance.delay.ms", "0",
            "num.recovery.threads.per.data.dir", "4",
            "log.initial.task.delay.ms", "5000");

    private BrokerSettings() {}

    /**
     * The quorum is given by address and not kept in the metadata log (as with {@code --standalone}), so that the same
     * directory can be started on other ports.
     */
    static Properties of(Path directory, String host, String advertisedHost, int port, int controllerPort) {
        String controller = CONTROLLER_HOST + ":" + controllerPort;
        Map<String, String> settings = new HashMap<>(IDENTITY);
        settings.putAll(TOPICS);
        settings.putAll(SIZE);
        settings.putAll(PACE);
        settings.put("log.dirs", directory.toString());
        settings.put("listeners", "PLAINTEXT://" + host + ":" + port + ",CONTROLLER://" + controller);
        settings.put("advertised.listeners", "PLAINTEXT://" + advertisedHost + ":" + port);
        settings.put("controller.quorum.voters", "1@" + controller);
        Properties properties = new Properties();
        properties.putAll(settings);
        return properties;
    }
}
