package io.luoshi.notification;

import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Every index of the service, with the query that needs it. */
record MongoIndexes(MongoTemplate mongo) {

    private static final IndexOptions SPARSE = new IndexOptions().sparse(true);

    void create() {
        // Who gets mail: a role's people, and one person before a mail leaves.
        index("contacts", ascending("people.role"));
        index("contacts", ascending("people.id"));
        // What is owed up to a day.
        index("owed_reports", ascending("owed", "dueOn"));
        // Assignments that wait to be gathered, oldest first; one group of them; a person's open group.
        index("assignment_notices", ascending("gathered", "noticedAt"));
        index("assignment_notices", ascending("group", "gathered", "noticedAt"));
        index("assignment_notices", ascending("recipient.id", "gathered", "noticedAt"));
        // The queue: only messages that are still to be sent have the field.
        mongo.getCollection("messages").createIndex(ascending("nextAttemptAt"), SPARSE);
        // Digests that did not arrive on their day.
        mongo.getCollection("messages").createIndex(ascending("day", "state"), SPARSE);
        // The delivery log, newest first, by each of its filters.
        index("messages", descending("createdAt"));
        index("messages", orderBy(ascending("recipient.id"), descending("createdAt")));
        index("messages", orderBy(ascending("recipient.email"), descending("createdAt")));
        index("messages", orderBy(ascending("state"), descending("createdAt")));
        index("messages", orderBy(ascending("kind"), descending("createdAt")));
    }

    private void index(String collection, Bson keys) {
        MongoCollection<Document> documents = mongo.getCollection(collection);
        documents.createIndex(keys);
    }
}
