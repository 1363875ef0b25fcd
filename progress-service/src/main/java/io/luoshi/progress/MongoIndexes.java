package io.luoshi.progress;

import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The indexes of this service, one per question that is asked often; a page of a list costs the same however many reports there are. */
@Component
class MongoIndexes implements SmartInitializingSingleton {

    private final MongoTemplate mongo;

    MongoIndexes(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public void afterSingletonsInstantiated() {
        MongoCollection<Document> reports = mongo.getCollection("reports");
        reports.createIndex(ascending("dueOn", "_id"));
        reports.createIndex(ascending("owed", "dueOn", "_id"));
        reports.createIndex(ascending("owed", "overdueAnnounced", "dueOn"));
        reports.createIndex(ascending("owed", "assignment.year"));
        reports.createIndex(ascending("state", "dueOn", "_id"));
        reports.createIndex(ascending("period", "dueOn", "_id"));
        reports.createIndex(ascending("assignment.unit", "dueOn", "_id"));
        reports.createIndex(ascending("assignment.task", "dueOn", "_id"));
        reports.createIndex(ascending("assignment.plan", "dueOn", "_id"));
    }
}
