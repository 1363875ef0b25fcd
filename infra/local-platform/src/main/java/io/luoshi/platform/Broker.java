package io.luoshi.platform;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A Kafka broker and its KRaft controller in this JVM, one node. It is the real server from
 * its Maven artifacts; only the settings are those of one small machine, see {@link BrokerSettings}.
 */
public final class Broker implements AutoCloseable {

    /** Says that a directory is ours. One node is the whole cluster, so nothing asks for a different one each time. */
    private static final String CLUSTER_ID = "luoshi-local-platform";

    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private Broker(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts a broker that keeps its logs in the directory, which is created and formatted if it is missing, and returns
     * when it can be used. Port 0 takes a free one; ports may change from start to start.
     */
    public static Broker start(Path directory, int port, int controllerPort) {
        return start(directory, InetAddress.getLoopbackAddress(), port, controllerPort);
    }

    /** @param host clients reach the broker there; of all addresses ({@code 0.0.0.0}) by the name of this machine */
    static Broker start(Path directory, InetAddress host, int port, int controllerPort) {
        int brokerPort = port == 0 ? Ports.free() : port;
        int quorumPort = controllerPort == 0 ? Ports.free() : controllerPort;
        String advertised = host.isAnyLocalAddress() ? hostName() : host.getHostAddress();
        KafkaConfig config = KafkaConfig.fromProps(
                BrokerSettings.of(
                        directory.toAbsolutePath(), host.getHostAddress(), advertised, brokerPort, quorumPort),
                false);
        format(directory.toAbsolutePath(), config);
        KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
        server.startup();
        return new Broker(server, advertised + ":" + brokerPort);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("this machine has no name that clients could reach the broker by", e);
        }
    }

    /** For clients' {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Writes the node's identity into a new directory; does nothing to one that has it. */
    private static void format(Path directory, KafkaConfig config) {
        try {
            Files.createDirectories(directory);
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                    .setNodeId(config.nodeId())
                    .setClusterId(CLUSTER_ID)
                    .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                    .setHasDynamicQuorum(false)
                    .setIgnoreFormatted(true)
                    .addDirectory(directory.toString())
                    .setMetadataLogDirectory(directory.toString())
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("cannot format Kafka's directory " + directory, e);
        }
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
