package io.luoshi.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store, the broker and the mail sink in one process, with their data under one directory. The program runs until
 * it is told to stop (SIGTERM or Ctrl-C) and then closes all three.
 */
public final class LocalPlatform implements AutoCloseable {

    static {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        System.setProperty("org.slf4j.simpleLogger.log.io.luoshi", "info");
        System.setProperty("org.slf4j.simpleLogger.showDateTime", "true");
        System.setProperty("org.slf4j.simpleLogger.dateTimeFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
    }

    private static final Logger log = LoggerFactory.getLogger(LocalPlatform.class);

    /** What was started, the last first. */
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    private LocalPlatform() {}

    /** See {@link LocalPlatformOptions} for the arguments. */
    public static void main(String[] args) {
        long start = System.nanoTime();
        try {
            LocalPlatformOptions options = LocalPlatformOptions.parse(args);
            LocalPlatform platform = start(options);
            Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "shutdown"));
            log.info(
                    "ready in {} ms: {}",
                    Duration.ofNanos(System.nanoTime() - start).toMillis(),
                    options);
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    static LocalPlatform start(LocalPlatformOptions options) {
        LocalPlatform platform = new LocalPlatform();
        try {
            platform.parts.push(lock(options.data()));
            options.ports().forEach(LocalPlatform::mustBeFree);
            // The broker takes longest, so the store starts beside it. The mail page comes last: when it answers,
            // everything else does.
            CompletableFuture<Switch> broker =
                    CompletableFuture.supplyAsync(() -> new Switch(() -> startBroker(options)).on());
            platform.parts.push(DocumentStore.open(options.data().resolve("mongo"), options.mongoPort()));
            platform.parts.push(broker.join());
            MailSink mails = MailSink.start(options.data().resolve("mails"), options.smtpPort(), options.mailsPort());
            mails.serve(SwitchSite.PATH, new SwitchSite(Map.of("kafka", broker.join(), "smtp", mails.smtp())));
            platform.parts.push(mails);
            return platform;
        } catch (Exception e) {
            // Exception and not RuntimeException: Netty throws a BindException that its methods do not declare.
            platform.close();
            throw new IllegalStateException("The local platform cannot start: " + e.getMessage(), e);
        }
    }

    private static Runnable startBroker(LocalPlatformOptions options) {
        Broker broker = Broker.start(options.data().resolve("kafka"), options.kafkaPort(), options.controllerPort());
        return broker::close;
    }

    /** Two processes on the same files would destroy them. The lock goes with the process, however it ends. */
    private static AutoCloseable lock(Path data) {
        try {
            Files.createDirectories(data);
            FileChannel channel =
                    FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                throw new OverlappingFileLockException();
            }
            return channel;
        } catch (OverlappingFileLockException e) {
            throw new IllegalStateException("another one is running on " + data.toAbsolutePath(), e);
        } catch (IOException e) {
            throw new IllegalStateException("cannot use " + data.toAbsolutePath() + ": " + e, e);
        }
    }

    /** Kafka ends the process with a page of stack traces when it finds a port taken, so ask first. */
    private static void mustBeFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            log.debug("port {} is free", socket.getLocalPort());
        } catch (IOException e) {
            throw new IllegalStateException("port " + port + " is taken", e);
        }
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                log.warn("cannot close {}", part, e);
            }
        }
    }
}
