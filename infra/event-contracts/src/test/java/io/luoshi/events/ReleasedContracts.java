package io.luoshi.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The contracts of the last release, copied to {@code released/} beside the current ones, and what has become of them since.
 *
 * @param schemas folder of released {@code <type>.json}
 * @param examples folder of released {@code <type>/<example>.json}
 */
record ReleasedContracts(Path schemas, Path examples) {

    /** Everything that breaks the promise to consumers and to events that lie in Kafka for good. */
    List<String> breaks(Path currentSchemas, Path currentExamples) {
        List<String> breaks = new ArrayList<>();
        for (Path released : Contracts.jsonFiles(schemas)) {
            Path current = currentSchemas.resolve(released.getFileName());
            if (Files.exists(current)) {
                JsonNode now = Contracts.read(current);
                SchemaCompatibility.breaks(Contracts.read(released), now)
                        .forEach(found -> breaks.add(Contracts.nameOf(released) + found));
            } else {
                breaks.add(Contracts.nameOf(released) + ": event removed");
            }
        }
        for (String type : Contracts.folders(examples)) {
            Contracts.jsonFiles(examples.resolve(type))
                    .forEach(released -> check(type, released, currentExamples, breaks));
        }
        return breaks;
    }

    private static void check(String type, Path released, Path currentExamples, List<String> breaks) {
        String name = type + "/" + Contracts.nameOf(released);
        if (!Files.exists(currentExamples.resolve(type).resolve(released.getFileName()))) {
            breaks.add(name + ": example removed");
        }
        try {
            EventCatalog.recordOf(type).ifPresent(record -> Contracts.JSON.readValue(Contracts.text(released), record));
        } catch (JacksonException e) {
            breaks.add(name + ": released example cannot be read any more: " + e.getOriginalMessage());
        }
    }

    /** Makes the current contracts the released ones; nothing that was ever released is taken away. */
    void freeze(Path currentSchemas, Path currentExamples) {
        Contracts.jsonFiles(currentSchemas).forEach(schema -> copy(schema, schemas));
        for (String type : EventCatalog.types()) {
            Contracts.jsonFiles(currentExamples.resolve(type))
                    .forEach(example -> copy(example, examples.resolve(type)));
        }
    }

    private static void copy(Path file, Path folder) {
        try {
            Files.createDirectories(folder);
            Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
