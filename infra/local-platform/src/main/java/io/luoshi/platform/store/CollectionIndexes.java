package io.luoshi.platform.store;

import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexBuildFailedException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.List;

/** The indexes of a collection against its definitions and documents: whether one may be made, and whether one is right. */
record CollectionIndexes(StoreCollection collection) {

    private static final int INDEX_OPTIONS_CONFLICT = 85;
    private static final int INDEX_KEY_SPECS_CONFLICT = 86;

    /** How many documents are indexed before the changes are let go to the file. */
    private static final int RELIEF_INTERVAL = 1_000;

    /**
     * @return whether there is the same index already
     * @throws MongoServerError if there is another one of the name, or the same under another name
     */
    boolean contain(IndexDefinition wanted) {
        for (IndexDefinition present :
                collection.fieldIndexes().map(FieldIndex::definition).toList()) {
            boolean sameName = present.name().equals(wanted.name());
            if (sameName && present.hasSameKey(wanted) && present.hasSameOptions(wanted)) {
                return true;
            } else if (sameName) {
                throw new MongoServerError(
                        INDEX_KEY_SPECS_CONFLICT,
                        "IndexKeySpecsConflict",
                        "An existing index has the same name as the requested index, but other keys or options: "
                                + wanted.name());
            } else if (present.hasSameKey(wanted)) {
                throw new MongoServerError(
                        INDEX_OPTIONS_CONFLICT,
                        "IndexOptionsConflict",
                        "Index already exists with a different name: " + present.name());
            }
        }
        return false;
    }

    /**
     * Enters all documents into a new index. Nothing else is changed meanwhile.
     *
     * @throws IndexBuildFailedException if a document may not be in it; what was entered stays
     */
    void build(FieldIndex index, Runnable relief) {
        try {
            long entered = 0;
            for (DocumentWithPosition<Key> found : collection.all()) {
                index.checkAdd(found.getDocument(), collection);
                index.add(found.getDocument(), found.getPosition(), collection);
                if (++entered % RELIEF_INTERVAL == 0) {
                    relief.run();
                }
            }
        } catch (MongoServerError e) {
            throw new IndexBuildFailedException(e, collection);
        }
    }

    /** Where the entries of the index are not those of the documents, in words. */
    List<String> differences(FieldIndex index) {
        List<String> differences = new ArrayList<>();
        long expected = 0;
        for (DocumentWithPosition<Key> found : collection.all()) {
            Document document = found.getDocument();
            expected += index.countOf(document);
            if (!index.holds(document)) {
                differences.add("%s: the index %s misses the document %s"
                        .formatted(collection.getFullName(), index.getName(), document.get("_id")));
            }
        }
        if (expected != index.getCount()) {
            differences.add("%s: the index %s has %d entries instead of %d"
                    .formatted(collection.getFullName(), index.getName(), index.getCount(), expected));
        }
        return differences;
    }
}
