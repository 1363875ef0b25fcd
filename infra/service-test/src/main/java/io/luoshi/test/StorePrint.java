package io.luoshi.test;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * All documents of all collections of a service, to compare what it knew before an attack with what it knows after it. Without what it
 * notes of calls, refused ones too, and without the leases of its jobs.
 */
record StorePrint(Map<String, Document> documents) {

    private static final String NOTES = "audit_notes";
    private static final Set<String> OF_NOBODY = Set.of(NOTES, "leases");

    static StorePrint of(MongoTemplate mongo) {
        Map<String, Document> found = new TreeMap<>();
        for (String collection : mongo.getCollectionNames()) {
            if (!OF_NOBODY.contains(collection)) {
                mongo.getCollection(collection)
                        .find()
                        .forEach(document -> found.put(collection + "/" + document.get("_id"), document));
            }
        }
        return new StorePrint(found);
    }

    /** What the trail will be told, each note with all that is in it. */
    static Set<String> notes(MongoTemplate mongo) {
        Set<String> notes = new TreeSet<>();
        mongo.getCollection(NOTES).find().forEach(note -> notes.add(note.toString()));
        return notes;
    }

    /** The documents that came, went or changed. */
    Set<String> differences(StorePrint other) {
        Set<String> keys = new TreeSet<>(documents.keySet());
        keys.addAll(other.documents.keySet());
        keys.removeIf(key -> Objects.equals(documents.get(key), other.documents.get(key)));
        return keys;
    }
}
