package io.luoshi.platform;

import io.luoshi.platform.store.StoreSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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

    /** Where the store lies under the data. */
    static final String STORE = "mongo";

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
            platform.parts.push(DataLock.take(options.data()));
            options.ports().forEach(port -> mustBeFree(options.host(), port));
            // The broker takes longest, so the store starts beside it. The mail page comes last: when it answers,
            // everything else does.
            CompletableFuture<Switch> broker =
                    CompletableFuture.supplyAsync(() -> new Switch(() -> startBroker(options)).on());
            platform.parts.push(() -> broker.join().close());
            StoreSettings settings = StoreSettings.defaults().withForced(options.fsync());
            DocumentStore store =
                    DocumentStore.open(options.data().resolve(STORE), options.host(), options.mongoPort(), settings);
            platform.parts.push(store);
            broker.join();
            MailSink mails = MailSink.start(
                    options.host(),
                    options.data().resolve("mails"),
                    options.relay(),
                    options.smtpPort(),
                    options.mailsPort());
            mails.serve(BackupSite.PATH, new BackupSite(store));
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
        Broker broker = Broker.start(
                options.data().resolve("kafka"), options.host(), options.kafkaPort(), options.controllerPort());
        return broker::close;
    }

    /** Kafka ends the process with a page of stack traces when it finds a port taken, so ask first. */
    private static void mustBeFree(InetAddress host, int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, host)) {
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
