package io.luoshi.load;

import io.luoshi.demo.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Events from the topic to task-service's read model. task-service is held while a share of reports is submitted, so that its events wait on
 * the topic, and released to take them; the same events are then read by a plain consumer, once only counted and once inserted into the same store.
 */
final class Pipeline {

    private static final Pattern HANDLED =
            Pattern.compile("luoshi_event_latency_seconds_count\\{[^}]*progress\\.reported[^}]*} (\\S+)");
    private static final Pattern PENDING = Pattern.compile("(?m)^luoshi_outbox_pending\\{?[^}\\n]*}? (\\S+)");

    private final Api taskService;
    private final Api progressService;
    private final RawConsumer raw;
    private final long taskServicePid;

    Pipeline(int portBase, long taskServicePid) {
        this.taskService = new Api("http://localhost:" + (portBase + 2));
        this.progressService = new Api("http://localhost:" + (portBase + 3));
        this.raw = new RawConsumer("localhost:" + (portBase + 6), "mongodb://localhost:" + (portBase + 5));
        this.taskServicePid = taskServicePid;
    }

    void compare(int count, Runnable submissions) {
        double before = handled();
        signal("STOP");
        submissions.run();
        signal("CONT");
        Patience.until(() -> handled() > before);
        double first = handled();
        long start = System.nanoTime();
        Patience.until(() -> handled() >= before + count);
        double ours = (before + count - first) / seconds(start);
        double plain = raw.perSecond(count, false);
        double inserting = raw.perSecond(count, true);
        Table.title("Events, " + count + " ProgressReported");
        Table.rate("topic to read model (task loaded, light computed, saved)", ours);
        Table.rate("plain consumer, inserts each into the same store", inserting);
        Table.rate("plain consumer, only reads", plain);
        Table.ratio("read model / inserting consumer", ours / inserting, 0.2);
        Table.ratio("read model / reading consumer", ours / plain, 0.2);
    }

    /** Waits until everything submitted so far has been announced and handled, so that no round pays for the one before. */
    void awaitQuiet() {
        double[] last = {-1};
        Patience.until(() -> {
            double now = handled();
            boolean quiet = now == last[0] && metric(progressService, PENDING) == 0;
            last[0] = now;
            return quiet;
        });
    }

    private double handled() {
        return metric(taskService, HANDLED);
    }

    private static double metric(Api service, Pattern pattern) {
        Matcher found =
                pattern.matcher(service.get("/actuator/prometheus").expect().asString());
        return found.find() ? Double.parseDouble(found.group(1)) : 0;
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(taskServicePid))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static double seconds(long startNanos) {
        return (System.nanoTime() - startNanos) / 1e9;
    }
}
