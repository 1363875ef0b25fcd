package io.luoshi.load;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import org.HdrHistogram.Histogram;
import org.bson.Document;

/**
 * The embedded store beside the server it is built on, unextended, with the same documents and questions in one run. The latter is asked
 * for a few seconds only: some of its answers take that long.
 */
public final class StoreBenchmark {

    private static final int CLIENTS = 8;

    /** Each question is asked as often, or as long, whichever ends first. */
    private static final int TIMES = Integer.getInteger("luoshi.load.times", 2_000);

    private static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("luoshi.load.seconds", 10));

    private static final int LAST_PAGE = 200;

    private StoreBenchmark() {}

    /** With more documents the unextended server, which looks at each of them, would take hours. */
    private static final int MOST_FOR_UNEXTENDED = 100_000;

    private record Server(String name, MongoClient client) {}

    /** @param args address of the embedded store, address of the unextended server, then each number of documents */
    public static void main(String[] args) {
        try (MongoClient ours = MongoClients.create(args[0]);
                MongoClient plain = MongoClients.create(args[1])) {
            Server luoshi = new Server("Luoshi", ours);
            Server unextended = new Server("unextended", plain);
            for (String number : List.of(args).subList(2, args.length)) {
                int count = Integer.parseInt(number);
                compare(count > MOST_FOR_UNEXTENDED ? List.of(luoshi) : List.of(luoshi, unextended), count);
            }
        }
    }

    private static void compare(List<Server> servers, int count) {
        Map<String, String> rows = new LinkedHashMap<>();
        for (Server server : servers) {
            measure(server, count).forEach((name, cells) -> rows.merge(name, cells, (left, right) -> left + right));
        }
        print("%n%,d reports%n%n| | %s |%n|---|%s%n", count, header(servers), "---|".repeat(servers.size() * 2));
        rows.forEach((name, cells) -> print("| %s |%s%n", name, cells));
    }

    private static String header(List<Server> servers) {
        return String.join(
                " | ",
                servers.stream()
                        .map(server -> server.name() + " p50 ms | p99 ms")
                        .toList());
    }

    private static Map<String, String> measure(Server server, int count) {
        MongoCollection<Document> collection = server.client()
                .getDatabase("benchmark")
                .getCollection("reports" + count)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        StoreReports reports = new StoreReports(collection, count);
        Map<String, String> rows = new LinkedHashMap<>();
        long start = System.nanoTime();
        reports.load();
        rows.put("loaded in s", " %.0f | |".formatted((System.nanoTime() - start) / 1e9));
        rows.put("by `_id` and version", asked(reports::findByIdAndVersion));
        rows.put("by a non-unique key (12 found)", asked(reports::findByTask));
        rows.put("prefix, range, sort, limit 20", asked(reports::findByUnitAndDue));
        rows.put("page of a sorted list, with its count", asked(i -> reports.findPage(i % LAST_PAGE)));
        rows.put("read, then guarded update", asked(reports::updateGuarded));
        rows.put("inserts per second, 8 clients", inserted(reports));
        collection.drop();
        return rows;
    }

    static String asked(IntConsumer question) {
        repeat(question, TIMES / 10, PATIENCE.dividedBy(4)); // warms up
        Histogram micros = repeat(question, TIMES, PATIENCE);
        return " %.2f | %.2f |"
                .formatted(micros.getValueAtPercentile(50) / 1000.0, micros.getValueAtPercentile(99) / 1000.0);
    }

    private static Histogram repeat(IntConsumer question, int times, Duration patience) {
        Histogram micros = new Histogram(3);
        long end = System.nanoTime() + patience.toNanos();
        for (int i = 0; i < times && (i == 0 || System.nanoTime() < end); i++) {
            long start = System.nanoTime();
            question.accept(i);
            micros.recordValue((System.nanoTime() - start) / 1000);
        }
        return micros;
    }

    private static String inserted(StoreReports reports) {
        Volley.fire(CLIENTS, 0, TIMES, reports::insert); // warms up
        Volley.Result result = Volley.fire(CLIENTS, TIMES, TIMES * 5, reports::insert);
        return " %.0f | %.2f |".formatted(result.perSecond(), result.millisAt(99));
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
