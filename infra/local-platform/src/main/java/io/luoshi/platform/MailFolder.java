package io.luoshi.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The directory of received mails, one {@code .eml} file each. The files are the only truth: whoever deletes one has
 * deleted the mail. The envelope, which a mail does not contain, is kept in its first header lines.
 */
final class MailFolder {

    private static final DateTimeFormatter ID_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern ID = Pattern.compile("\\d{8}T\\d{6}\\.\\d{3}Z-\\d{6}");
    private static final String SUFFIX = ".eml";

    private final Path directory;
    private final Clock clock;
    private final AtomicInteger count = new AtomicInteger();

    /** What was read before; a file never changes. */
    private final Map<String, Mail> known = new ConcurrentHashMap<>();

    MailFolder(Path directory, Clock clock) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.clock = clock;
    }

    /** Keeps a mail. When this returns it is in the directory, whole; before that, nothing of it is. */
    void add(String from, List<String> recipients, InputStream content) throws IOException {
        String id = "%s-%06d".formatted(ID_TIME.format(clock.instant()), count.incrementAndGet() % 1_000_000);
        Path unfinished = directory.resolve(id + ".part");
        try (OutputStream file = Files.newOutputStream(unfinished)) {
            file.write(("Return-Path: " + from + "\r\n").getBytes(StandardCharsets.UTF_8));
            for (String recipient : recipients) {
                file.write(("Delivered-To: " + recipient + "\r\n").getBytes(StandardCharsets.UTF_8));
            }
            content.transferTo(file);
        }
        Files.move(unfinished, directory.resolve(id + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Newest first. */
    List<Mail> all() {
        return ids().stream().flatMap(id -> find(id).stream()).toList();
    }

    Optional<Mail> find(String id) {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        Mail mail = known.get(id);
        if (mail == null || !Files.exists(file(id))) {
            known.remove(id);
            mail = readIfPresent(id);
        }
        return Optional.ofNullable(mail);
    }

    private @Nullable Mail readIfPresent(String id) {
        try {
            Mail mail = MailReader.read(id, receivedAt(id), file(id));
            known.put(id, mail);
            return mail;
        } catch (NoSuchFileException gone) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of a mail, whether or not there is one. */
    Path file(String id) {
        return directory.resolve(id + SUFFIX);
    }

    void clear() throws IOException {
        for (String id : ids()) {
            Files.deleteIfExists(file(id));
            known.remove(id);
        }
    }

    private List<String> ids() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .filter(ID.asMatchPredicate())
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant receivedAt(String id) {
        return ID_TIME.parse(id.substring(0, id.indexOf('-')), Instant::from);
    }
}
