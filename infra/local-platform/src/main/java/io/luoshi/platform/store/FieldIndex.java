package io.luoshi.platform.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An index that somebody has created. An entry leads from the fields to the key of the document; where several documents
 * may have the same fields, that key stands behind them.
 */
final class FieldIndex extends OrderedIndex {

    private static final int COMMAND_NOT_SUPPORTED = 115;

    private final IndexDefinition definition;
    private final QueryMatcher matcher = new DefaultQueryMatcher();

    /** Holds the name of the index once a document had an array in an indexed field. */
    private final StoreMap marks;

    private final Key mark;
    private boolean arrays;

    FieldIndex(IndexDefinition definition, StoreMap entries, StoreMap marks, String mark) {
        super(definition.name(), definition.keys(), definition.sparse(), entries);
        this.definition = definition;
        this.marks = marks;
        this.mark = Key.ofId(mark);
        this.arrays = marks.contains(this.mark);
    }

    IndexDefinition definition() {
        return definition;
    }

    @Override
    boolean hasArrays() {
        return arrays;
    }

    @Override
    boolean holdsAll(Conditions conditions) {
        if (definition.sparse()) {
            return fields().names().stream()
                    .anyMatch(field -> conditions.on(field).impliesPresence());
        }
        return definition.filter() == null || implies(conditions, definition.filter());
    }

    /** A condition implies another one on the same field if it is the same, or allows only values that meet it. */
    private boolean implies(Conditions conditions, Document filter) {
        return filter.entrySet().stream()
                .allMatch(part -> part.getKey().equals("$and")
                        ? ((Collection<?>) part.getValue())
                                .stream().allMatch(both -> implies(conditions, (Document) both))
                        : implies(conditions.on(part.getKey()), part.getValue()));
    }

    private boolean implies(FieldCondition given, @Nullable Object wanted) {
        boolean presence = new Document("$exists", true).equals(wanted) && given.impliesPresence();
        boolean values = !given.values().isEmpty()
                && given.values().stream()
                        .allMatch(
                                value -> matcher.matches(new Document("value", value), new Document("value", wanted)));
        return presence
                || values
                || given.original() != null && given.original().equals(wanted);
    }

    @Override
    Key documentOf(StoreMap.Entry entry) {
        return new Key(entry.value());
    }

    private Set<Key> entriesOf(Document document) {
        boolean absent = definition.sparse() && fields().areMissingIn(document)
                || definition.filter() != null && !matcher.matches(document, definition.filter());
        return absent ? Set.of() : new LinkedHashSet<>(fields().keysOf(document));
    }

    private Key entry(Key fields, Key position) {
        return definition.unique()
                ? fields
                : new KeyWriter(fields).raw(position.bytes()).toKey();
    }

    private static Key positionOf(Document document) {
        return Key.ofId(document.get("_id"));
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Key> collection) {
        check(document, null, collection);
    }

    @Override
    public void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<Key> collection) {
        check(newDocument, positionOf(oldDocument), collection);
    }

    private void check(Document document, @Nullable Key own, MongoCollection<Key> collection) {
        List<String> arraysOfFields = fields().arraysIn(document);
        if (!definition.unique()) {
            return;
        }
        if (arraysOfFields.size() > 1) {
            throw new MongoServerError(
                    COMMAND_NOT_SUPPORTED,
                    "CommandNotSupported",
                    "a unique index on several fields of one array is not supported: " + arraysOfFields.getFirst());
        }
        for (Key key : entriesOf(document)) {
            byte[] holder = entries().get(key);
            if (holder != null && !new Key(holder).equals(own)) {
                throw new DuplicateKeyError(
                        this, collection, getKeys(), new KeyValue(fields().firstValuesOf(document)));
            }
        }
    }

    @Override
    public void add(Document document, Key position, MongoCollection<Key> collection) {
        noteArraysIn(document);
        for (Key key : entriesOf(document)) {
            entries().put(entry(key, position), position.bytes());
        }
    }

    int countOf(Document document) {
        return entriesOf(document).size();
    }

    boolean holds(Document document) {
        Key position = positionOf(document);
        return entriesOf(document).stream().allMatch(key -> {
            byte[] holder = entries().get(entry(key, position));
            return holder != null && new Key(holder).equals(position);
        });
    }

    private void noteArraysIn(Document document) {
        if (!arrays && !fields().arraysIn(document).isEmpty()) {
            marks.put(mark, new byte[0]);
            arrays = true;
        }
    }

    @Override
    public Key remove(Document document) {
        Key position = positionOf(document);
        for (Key key : entriesOf(document)) {
            entries().remove(entry(key, position));
        }
        return position;
    }

    /** Touches only the entries that differ: most updates change no indexed field. */
    @Override
    public void updateInPlace(
            Document oldDocument, Document newDocument, Key position, MongoCollection<Key> collection) {
        Set<Key> before = entriesOf(oldDocument);
        Set<Key> after = entriesOf(newDocument);
        noteArraysIn(newDocument);
        for (Key key : before) {
            if (!after.contains(key)) {
                entries().remove(entry(key, position));
            }
        }
        for (Key key : after) {
            if (!before.contains(key)) {
                entries().put(entry(key, position), position.bytes());
            }
        }
    }

    @Override
    public boolean isUnique() {
        return definition.unique();
    }

    @Override
    public void drop() {
        marks.remove(mark);
    }
}
