package io.luoshi.load;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bson.Document;

/** Reports as progress-service keeps them, about 1 kB each, and what its lists and commands ask of the store. */
final class StoreReports {

    private static final int UNITS = 150;
    private static final int REPORTS_PER_TASK = 12;
    private static final int PAGE = 20;
    private static final int BATCH = 500;
    private static final LocalDate FIRST_DAY = LocalDate.of(2016, 1, 1);
    private static final int DAYS = 3_650;

    private static final String TEXT = "本月完成投资额一千二百万元，累计完成年度计划的百分之六十五；项目主体结构已经封顶，正在进行内部装修和设备安装。";

    private final MongoCollection<Document> reports;
    private final int count;
    private final Random random = new Random(1);

    StoreReports(MongoCollection<Document> reports, int count) {
        this.reports = reports;
        this.count = count;
    }

    /** Indexes first, as the services make them when they start. */
    void load() {
        reports.createIndex(ascending("task"));
        reports.createIndex(ascending("unit", "dueOn", "_id"));
        reports.createIndex(ascending("state", "dueOn", "_id"));
        for (int from = 0; from < count; from += BATCH) {
            List<Document> batch = new ArrayList<>();
            for (int i = from; i < Math.min(count, from + BATCH); i++) {
                batch.add(report(i));
            }
            reports.insertMany(batch);
        }
    }

    Document report(int number) {
        return new Document("_id", id(number))
                .append("version", 0)
                .append("task", "T-" + number / REPORTS_PER_TASK)
                .append("unit", "U-" + number % UNITS)
                .append("period", "2025-%02d".formatted(number % REPORTS_PER_TASK + 1))
                .append("dueOn", day(number))
                .append("state", number % 10 == 0 ? "OPEN" : "ACCEPTED")
                .append("progress", TEXT.repeat(3))
                .append("problems", TEXT)
                .append("nextSteps", TEXT)
                .append("outbox", List.of());
    }

    private static String id(int number) {
        return "R-%08d".formatted(number);
    }

    private static String day(int number) {
        return FIRST_DAY.plusDays((int) (number * 7919L % DAYS)).toString();
    }

    void findByIdAndVersion(int ignored) {
        require(reports.find(and(eq("_id", id(any())), gte("version", 0))).first() != null);
    }

    void findByTask(int ignored) {
        require(reports.find(eq("task", "T-" + any() / REPORTS_PER_TASK))
                        .into(new ArrayList<>())
                        .size()
                > 0);
    }

    /** The reports of a unit that are due in a year, first page. */
    void findByUnitAndDue(int ignored) {
        int year = 2016 + random.nextInt(9);
        reports.find(and(
                        eq("unit", "U-" + random.nextInt(UNITS)),
                        gte("dueOn", year + "-01-01"),
                        lt("dueOn", (year + 1) + "-01-01")))
                .sort(ascending("dueOn", "_id"))
                .limit(PAGE)
                .into(new ArrayList<>());
    }

    /** A page of the list of open reports, which are a tenth of all, and their number. */
    void findPage(int page) {
        require(reports.countDocuments(eq("state", "OPEN")) > 0);
        reports.find(eq("state", "OPEN"))
                .sort(ascending("dueOn", "_id"))
                .skip(page * PAGE)
                .limit(PAGE)
                .into(new ArrayList<>());
    }

    void updateGuarded(int ignored) {
        Document before = reports.find(eq("_id", id(any()))).first();
        long changed = reports.updateOne(
                        and(eq("_id", before.get("_id")), eq("version", before.get("version"))),
                        combine(set("progress", TEXT + before.get("version")), inc("version", 1)))
                .getModifiedCount();
        require(changed == 1);
    }

    void insert(int number) {
        reports.insertOne(report(count + number));
    }

    private int any() {
        return random.nextInt(count);
    }

    private static void require(boolean met) {
        if (!met) {
            throw new IllegalStateException("The store gave a wrong answer");
        }
    }
}
