package io.luoshi.e2e;

import io.luoshi.demo.Office;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a refusal leaves its trace, found by the trace id that the caller was told: the audit trail, and the logs of the processes. */
record Evidence(Office auditor, Path logs) {

    static Evidence of(LuoshiSystem system) {
        return new Evidence(
                new Office(system.auditor(), system.people()), system.data().resolve("logs"));
    }

    /** Trace ids of all refusals in the trail. */
    Set<String> audited() {
        return auditor.all("/api/audit?kind=REFUSED")
                .map(entry -> entry.path("note").path("traceId").asString())
                .collect(Collectors.toSet());
    }

    /** What no log tells of, by trace id. */
    List<String> notLogged(Map<String, String> refused) {
        String all = text();
        return refused.keySet().stream()
                .filter(id -> id.isEmpty() || !all.contains(id))
                .map(refused::get)
                .toList();
    }

    private String text() {
        try (Stream<Path> files = Files.list(logs)) {
            return files.map(Evidence::read).collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines that tell of refusals. */
    private static String read(Path log) {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("Refused ") || line.contains("Answered "))
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
