package io.luoshi.load;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Ten years of a district in the store, with the fields and indexes that the services' lists and jobs use: 84 tasks, 3,000 reports and
 * 50,000 messages a year, 150 people.
 */
public final class TenYears {

    private static final int YEARS = 10;
    private static final int TASKS = 84 * YEARS;
    private static final int REPORTS = 3_000 * YEARS;
    private static final int MESSAGES = 50_000 * YEARS;
    private static final int PEOPLE = 150;
    private static final int UNITS = 60;
    private static final int BATCH = 500;
    private static final int PAGE = 20;
    private static final Instant START = Instant.parse("2016-01-04T01:00:00Z");
    private static final int MINUTES_BETWEEN_MESSAGES = 10;
    private static final String TEXT = "本月完成投资额一千二百万元，累计完成年度计划的百分之六十五；项目主体结构已经封顶，正在进行设备安装。";

    private final MongoDatabase database;
    private final Random random = new Random(1);

    private TenYears(MongoDatabase database) {
        this.database = database;
    }

    /** @param args {@code load} or {@code ask}, address of the store */
    public static void main(String[] args) {
        try (MongoClient client = MongoClients.create(args[1])) {
            TenYears district = new TenYears(client.getDatabase("ten-years"));
            if (args[0].equals("load")) {
                district.load();
            } else {
                district.ask();
            }
        }
    }

    private void load() {
        for (Bson index : List.of(
                ascending("plan", "number"),
                ascending("assignments.unit", "plan", "number"),
                ascending("light", "plan", "number"),
                ascending("state", "plan", "number"))) {
            tasks().createIndex(index);
        }
        for (Bson index : List.of(
                ascending("owed", "dueOn", "_id"),
                ascending("state", "dueOn", "_id"),
                ascending("period", "dueOn", "_id"),
                ascending("assignment.unit", "dueOn", "_id"),
                ascending("assignment.task", "dueOn", "_id"))) {
            reports().createIndex(index);
        }
        messages().createIndex(ascending("nextAttemptAt"), new IndexOptions().sparse(true));
        messages().createIndex(ascending("day", "state"), new IndexOptions().sparse(true));
        messages().createIndex(descending("createdAt"));
        for (String filter : List.of("recipient.id", "state", "kind")) {
            messages().createIndex(compoundIndex(ascending(filter), descending("createdAt")));
        }
        insert(tasks(), TASKS, TenYears::task);
        insert(reports(), REPORTS, TenYears::report);
        insert(messages(), MESSAGES, TenYears::message);
    }

    private static void insert(MongoCollection<Document> collection, int count, IntFunction<Document> documents) {
        for (int from = 0; from < count; from += BATCH) {
            List<Document> batch = new ArrayList<>();
            for (int i = from; i < Math.min(count, from + BATCH); i++) {
                batch.add(documents.apply(i));
            }
            collection.insertMany(batch);
        }
    }

    private static Document task(int i) {
        return new Document("_id", "T-" + i)
                .append("version", 3)
                .append("plan", "P-" + (2016 + i / 84))
                .append("number", i % 84)
                .append("title", TEXT)
                .append("state", i < TASKS - 84 ? "ARCHIVED" : "IN_PROGRESS")
                .append("light", i % 5 == 0 ? "BEHIND" : "ON_TRACK")
                .append("assignments", List.of(unit(i), unit(i + 7)));
    }

    private static Document unit(int i) {
        return new Document("unit", "U-" + i % UNITS).append("role", "LEAD");
    }

    private static Document report(int i) {
        boolean old = i < REPORTS - 250;
        return new Document("_id", "R-%06d".formatted(i))
                .append("version", 4)
                .append("assignment", new Document("task", "T-" + i % TASKS).append("unit", "U-" + i % UNITS))
                .append("period", "%d-%02d".formatted(2016 + i / 3_000, i % 12 + 1))
                .append(
                        "dueOn",
                        LocalDate.of(2016, 1, 25).plusDays(i * 3_650L / REPORTS).toString())
                .append("owed", !old)
                .append("state", old ? "ACCEPTED" : "OPEN")
                .append("progress", TEXT.repeat(3))
                .append("problems", TEXT)
                .append("nextSteps", TEXT)
                .append("outbox", List.of());
    }

    private static Document message(int i) {
        Document message = new Document("_id", "M-%07d".formatted(i))
                .append("version", 3)
                .append("kind", i % 3 == 0 ? "DIGEST" : "ASSIGNMENT")
                .append("createdAt", Date.from(at(i)))
                .append(
                        "recipient",
                        new Document("id", "P-" + i % PEOPLE).append("email", "p" + i % PEOPLE + "@district.example"))
                .append("subject", "催办：本月进展")
                .append("lines", List.of(new Document("text", TEXT)))
                .append("attempts", List.of(new Document("at", Date.from(at(i))).append("answer", "250 ok")))
                .append("outbox", List.of());
        return i < MESSAGES - 200
                ? message.append("state", "SENT")
                : message.append("state", "QUEUED").append("nextAttemptAt", Date.from(at(i)));
    }

    private static Instant at(int message) {
        return START.plusSeconds(60L * MINUTES_BETWEEN_MESSAGES * message);
    }

    private void ask() {
        System.out.printf(Locale.ROOT, "%nTen years of a district%n%n| | p50 ms | p99 ms |%n|---|---|---|%n");
        row(
                "tasks of a unit, newest plan first",
                _ -> list(
                        tasks(),
                        eq("assignments.unit", "U-" + random.nextInt(UNITS)),
                        Sorts.descending("plan", "number"),
                        0));
        row(
                "open reports, first page and count",
                _ -> list(reports(), eq("state", "OPEN"), Sorts.ascending("dueOn", "_id"), 0));
        row(
                "reports of a unit, page 20 and count",
                _ -> list(
                        reports(),
                        eq("assignment.unit", "U-" + random.nextInt(UNITS)),
                        Sorts.ascending("dueOn", "_id"),
                        20));
        row("a report by `_id`", _ -> first(reports(), eq("_id", "R-%06d".formatted(random.nextInt(REPORTS)))));
        row(
                "who owes a report",
                _ -> reports()
                        .find(and(eq("owed", true), lte("dueOn", "2026-01-25")))
                        .into(new ArrayList<>()));
        row(
                "delivery log, newest first, page and count",
                i -> list(messages(), new Document(), Sorts.descending("createdAt"), i % 50));
        row(
                "delivery log of a person",
                _ -> list(
                        messages(),
                        eq("recipient.id", "P-" + random.nextInt(PEOPLE)),
                        Sorts.descending("createdAt"),
                        3));
        row("next message that is due, claimed", this::claim);
    }

    private void claim(int i) {
        Document claimed = messages()
                .findOneAndUpdate(
                        lte("nextAttemptAt", Date.from(at(MESSAGES))),
                        combine(set("state", "SENDING"), set("nextAttemptAt", Date.from(at(MESSAGES - 100 + i % 50)))),
                        new FindOneAndUpdateOptions().sort(ascending("nextAttemptAt")));
        require(claimed != null);
    }

    private static void list(MongoCollection<Document> collection, Bson filter, Bson order, int page) {
        require(collection.countDocuments(filter) > 0);
        require(!collection
                .find(filter)
                .sort(order)
                .skip(page * PAGE)
                .limit(PAGE)
                .into(new ArrayList<>())
                .isEmpty());
    }

    private static void first(MongoCollection<Document> collection, Bson filter) {
        require(collection.find(filter).first() != null);
    }

    private static void row(String name, IntConsumer question) {
        System.out.printf(Locale.ROOT, "| %s |%s%n", name, StoreBenchmark.asked(question));
    }

    private static void require(boolean met) {
        if (!met) {
            throw new IllegalStateException("The store gave a wrong answer");
        }
    }

    private MongoCollection<Document> tasks() {
        return database.getCollection("tasks");
    }

    private MongoCollection<Document> reports() {
        return database.getCollection("reports");
    }

    private MongoCollection<Document> messages() {
        return database.getCollection("messages");
    }
}
