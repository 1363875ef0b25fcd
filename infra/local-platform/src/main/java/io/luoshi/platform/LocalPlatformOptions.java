package io.luoshi.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the platform keeps its data and listens, and what it does with mails.
 *
 * <p>Arguments: {@code --data DIR} (default {@code data}), {@code --port-base N} (default 8080, the gateway's port; the
 * others follow it: MongoDB N+5, Kafka N+6, SMTP N+7, mails N+8, Kafka's controller N+9), and to move one of them
 * {@code --mongo-port}, {@code --kafka-port}, {@code --smtp-port}, {@code --mails-port}, {@code --controller-port}.
 *
 * <p>{@code --bind ADDRESS} (default 127.0.0.1): where all of them listen; nobody has to log in. {@code --fsync true}: each
 * write is on the disk when it is answered. {@code --smtp-relay smtp://user:password@host:587}: mails are passed on.
 * These three are also taken from the environment, as {@code LUOSHI_PLATFORM_BIND}, {@code LUOSHI_PLATFORM_FSYNC} and
 * {@code LUOSHI_PLATFORM_SMTP_RELAY}; there a password is not seen by everybody who lists processes.
 */
record LocalPlatformOptions(
        Path data,
        InetAddress host,
        int mongoPort,
        int kafkaPort,
        int smtpPort,
        int mailsPort,
        int controllerPort,
        boolean fsync,
        @Nullable MailRelay relay) {

    private static final Map<String, Integer> OFFSETS =
            Map.of("mongo-port", 5, "kafka-port", 6, "smtp-port", 7, "mails-port", 8, "controller-port", 9);

    private static final List<String> OTHERS = List.of("data", "port-base");

    private static final List<String> ALSO_IN_ENVIRONMENT = List.of("bind", "fsync", "smtp-relay");

    static LocalPlatformOptions parse(String... args) {
        return parse(System.getenv(), args);
    }

    static LocalPlatformOptions parse(Map<String, String> environment, String... args) {
        Map<String, String> given = new HashMap<>();
        for (String name : ALSO_IN_ENVIRONMENT) {
            String value = environment.get(
                    "LUOSHI_PLATFORM_" + name.toUpperCase(Locale.ROOT).replace('-', '_'));
            if (value != null && !value.isBlank()) {
                given.put(name, value);
            }
        }
        for (int i = 0; i < args.length; i += 2) {
            String name = args[i].startsWith("--") ? args[i].substring(2) : "";
            if (!OFFSETS.containsKey(name) && !OTHERS.contains(name) && !ALSO_IN_ENVIRONMENT.contains(name)) {
                throw new IllegalArgumentException("unknown option " + args[i]);
            }
            if (i + 1 == args.length) {
                throw new IllegalArgumentException(args[i] + " needs a value");
            }
            given.put(name, args[i + 1]);
        }
        return of(given);
    }

    private static LocalPlatformOptions of(Map<String, String> given) {
        return new LocalPlatformOptions(
                Path.of(given.getOrDefault("data", "data")),
                address(given.getOrDefault("bind", "127.0.0.1")),
                port(given, "mongo-port"),
                port(given, "kafka-port"),
                port(given, "smtp-port"),
                port(given, "mails-port"),
                port(given, "controller-port"),
                yesOrNo(given.getOrDefault("fsync", "false")),
                given.containsKey("smtp-relay") ? MailRelay.to(Objects.requireNonNull(given.get("smtp-relay"))) : null);
    }

    List<Integer> ports() {
        return List.of(mongoPort, kafkaPort, smtpPort, mailsPort, controllerPort);
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no address of this machine: " + text, e);
        }
    }

    private static boolean yesOrNo(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("--fsync is true or false, not " + text);
        }
        return Boolean.parseBoolean(text);
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
