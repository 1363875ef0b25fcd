package io.luoshi.platform;

import io.luoshi.platform.store.StoreCheck;
import io.luoshi.platform.store.StoreFiles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * What an administrator does with the store's files; {@code infra/bin/store} calls it.
 *
 * <ul>
 *   <li>{@code backup DIR --data DATA --port N}: copies the store into DIR. A running platform, asked at its page's port,
 *       does it while it goes on; otherwise the files are copied
 *   <li>{@code restore DIR --data DATA}: puts a backup in the place of the store of a stopped system; the old one stays
 *       beside it
 *   <li>{@code check DIR}: reads every document and compares every index with the documents
 * </ul>
 */
final class StoreTool {

    private static final DateTimeFormatter NAME_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private StoreTool() {}

    /** @param args action, directory of the backup or store, directory of the system's data, port of its page */
    public static void main(String[] args) {
        try {
            switch (args[0]) {
                case "backup" -> backup(Path.of(args[1]).toAbsolutePath(), Path.of(args[2]), Integer.parseInt(args[3]));
                case "restore" -> restore(Path.of(args[1]), Path.of(args[2]));
                case "check" -> check(Path.of(args[1]));
                default -> throw new IllegalArgumentException("unknown action " + args[0]);
            }
        } catch (IllegalArgumentException | IllegalStateException | IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    static void backup(Path target, Path data, int port) throws IOException {
        try (AutoCloseable _ = DataLock.take(data)) {
            StoreFiles.copy(data.resolve(LocalPlatform.STORE), target);
        } catch (IllegalStateException running) {
            askPlatform(target, port);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        say("The store was copied to " + target);
    }

    private static void askPlatform(Path target, int port) throws IOException {
        URI address = URI.create("http://127.0.0.1:" + port + BackupSite.PATH);
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .PUT(BodyPublishers.ofString(target.toString()))
                    .build();
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 204) {
                throw new IllegalStateException("The platform could not copy its store: " + answer.body());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    static void restore(Path backup, Path data) throws IOException {
        check(backup);
        Path store = data.resolve(LocalPlatform.STORE);
        try (AutoCloseable _ = DataLock.take(data)) {
            if (Files.exists(store)) {
                Path kept = data.resolve(LocalPlatform.STORE + "-before-restore-"
                        + NAME_TIME.format(Clock.systemUTC().instant()));
                Files.move(store, kept);
                say("The store that was there is now in " + kept);
            }
            StoreFiles.copy(backup, store);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        say("The backup in " + backup + " is now the store of " + data);
    }

    static void check(Path directory) {
        StoreCheck check = StoreCheck.of(directory);
        check.lines().forEach(StoreTool::say);
        if (!check.problems().isEmpty()) {
            throw new IllegalStateException(String.join("\n", check.problems()));
        }
        say("The store in " + directory + " is whole");
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
