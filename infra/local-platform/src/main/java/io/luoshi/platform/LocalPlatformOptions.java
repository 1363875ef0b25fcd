package io.luoshi.platform;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the platform keeps its data and listens.
 *
 * <p>Arguments: {@code --data DIR} (default {@code data}), {@code --port-base N} (default 8080, the gateway's port; the
 * others follow it: MongoDB N+5, Kafka N+6, SMTP N+7, mails N+8, Kafka's controller N+9), and to move one of them
 * {@code --mongo-port}, {@code --kafka-port}, {@code --smtp-port}, {@code --mails-port}, {@code --controller-port}.
 */
record LocalPlatformOptions(Path data, int mongoPort, int kafkaPort, int smtpPort, int mailsPort, int controllerPort) {

    private static final Map<String, Integer> OFFSETS =
            Map.of("mongo-port", 5, "kafka-port", 6, "smtp-port", 7, "mails-port", 8, "controller-port", 9);

    static LocalPlatformOptions parse(String... args) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            String name = args[i].startsWith("--") ? args[i].substring(2) : "";
            if (!OFFSETS.containsKey(name) && !name.equals("data") && !name.equals("port-base")) {
                throw new IllegalArgumentException("unknown option " + args[i]);
            }
            if (i + 1 == args.length) {
                throw new IllegalArgumentException(args[i] + " needs a value");
            }
            given.put(name, args[i + 1]);
        }
        return new LocalPlatformOptions(
                Path.of(given.getOrDefault("data", "data")),
                port(given, "mongo-port"),
                port(given, "kafka-port"),
                port(given, "smtp-port"),
                port(given, "mails-port"),
                port(given, "controller-port"));
    }

    List<Integer> ports() {
        return List.of(mongoPort, kafkaPort, smtpPort, mailsPort, controllerPort);
    }

    private static int port(Map<String, String> given, String name) {
        int base = number(given.getOrDefault("port-base", "8080"));
        int port = given.containsKey(name) ? number(given.get(name)) : base + OFFSETS.getOrDefault(name, 0);
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("no port: " + port);
        }
        return port;
    }

    private static int number(@Nullable String text) {
        try {
            return Integer.parseInt(String.valueOf(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number: " + text, e);
        }
    }
}
