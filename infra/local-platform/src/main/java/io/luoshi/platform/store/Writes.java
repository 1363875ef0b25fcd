package io.luoshi.platform.store;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Where the library's answer to a bulk of writes is not what MongoDB would say. */
final class Writes {

    private Writes() {}

    /** The library counts what was sent, not what was inserted. */
    static Document inserted(Document command, Document answer) {
        List<Document> errors = documents(answer, "writeErrors");
        if (!errors.isEmpty()) {
            int sent = documents(command, "documents").size();
            Object firstError = errors.getFirst().get("index");
            answer.put("n", isOrdered(command) ? firstError : (Object) (sent - errors.size()));
        }
        return answer;
    }

    /** The library goes on after an error even if the updates are ordered, so they are given to it one by one. */
    static Document update(Document command, UnaryOperator<Document> library) {
        List<Document> updates = documents(command, "updates");
        if (updates.size() <= 1 || !isOrdered(command)) {
            return library.apply(command);
        }
        int matched = 0;
        int modified = 0;
        List<Document> upserted = new ArrayList<>();
        List<Document> errors = new ArrayList<>();
        for (int i = 0; i < updates.size() && errors.isEmpty(); i++) {
            Document single = new Document(command);
            single.put("updates", List.of(updates.get(i)));
            Document answer = library.apply(single);
            matched += (Integer) Objects.requireNonNull(answer.get("n"));
            modified += (Integer) Objects.requireNonNull(answer.get("nModified"));
            for (Document one : documents(answer, "upserted")) {
                upserted.add(new Document(one).append("index", i));
            }
            for (Document one : documents(answer, "writeErrors")) {
                errors.add(new Document(one).append("index", i));
            }
        }
        Document answer = new Document("n", matched).append("nModified", modified);
        answer.putIfNotNull("upserted", upserted.isEmpty() ? null : upserted);
        answer.putIfNotNull("writeErrors", errors.isEmpty() ? null : errors);
        Utils.markOkay(answer);
        return answer;
    }

    private static boolean isOrdered(Document command) {
        return Utils.isTrue(command.getOrDefault("ordered", true));
    }

    @SuppressWarnings("unchecked")
    private static List<Document> documents(Document source, String field) {
        return List.copyOf((Collection<Document>) source.getOrDefault(field, List.of()));
    }
}
