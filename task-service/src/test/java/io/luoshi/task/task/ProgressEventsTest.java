package io.luoshi.task.task;

import static io.luoshi.task.task.SampleTasks.ID;
import static io.luoshi.task.task.SampleTasks.reported;
import static io.luoshi.task.task.SampleTasks.returned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.luoshi.events.TaskEvent.Light;
import io.luoshi.starter.events.CloudEvent;
import io.luoshi.starter.security.Caller;
import io.luoshi.task.StoreTest;
import io.luoshi.test.SettableClock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@StoreTest
class ProgressEventsTest {

    @Autowired
    private ProgressEventsListener listener;

    @Autowired
    private LightRefresh refresh;

    @Autowired
    private SigningService signing;

    @Autowired
    private Tasks tasks;

    @Autowired
    private MongoTemplate mongo;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private SettableClock clock;

    @Autowired
    private MeterRegistry meters;

    @BeforeEach
    void aDispatchedTaskOnAFifthOfTheYear() {
        clock.set("2025-03-14T09:00");
        mongo.getCollection("tasks").deleteOne(new Document("_id", ID));
        tasks.save(SampleTasks.dispatched());
    }

    @Test
    void aReportMovesTheLightAndItsExplanation() {
        receive(2, reported("U-001", "2025-03", 12));

        assertThat(http.get().uri("/api/tasks/" + ID)).bodyJson().isLenientlyEqualTo("""
                        {"light": "ON_TRACK", "assessedOn": "2025-03-14", "rule": "standard-1", "state": "IN_PROGRESS",
                         "explanation": "正常。截至 2025-03-14（年度时间已过 20.0%），“首店”完成 12家，序时应达 20家（目标 >= 100家），落后 8.0 个百分点：正常。（规则 standard-1）",
                         "indicators": [{"id": "i1", "achieved": 12, "expected": 20, "gap": 8.0, "light": "ON_TRACK"},
                                        {"id": "i2", "achieved": null, "expected": 5, "gap": null, "light": "NOT_ASSESSED"}]}
                        """);
        assertThat(http.get().uri("/api/tasks/" + ID).header(HttpHeaders.ACCEPT_LANGUAGE, "en"))
                .bodyJson()
                .hasPathSatisfying(
                        "$.explanation",
                        sentence -> sentence.assertThat()
                                .isEqualTo(
                                        "On track. By 2025-03-14 (20.0% of the year gone) \"首店\" stands at 12家 where 20家 is expected "
                                                + "(target >= 100家), 8.0 percentage points behind: On track. (Rule standard-1)"));
        assertThat(http.get().uri("/api/tasks?light=ON_TRACK&plan=P-2025-900"))
                .bodyJson()
                .hasPathSatisfying("$.total", total -> total.assertThat().isEqualTo(1));
        Gauge onTrack =
                meters.get("luoshi.tasks.by.light").tag("light", "ON_TRACK").gauge();
        await().until(() -> onTrack.value() == 1);
    }

    @Test
    void theSameEventTwiceAndAnOlderOneChangeNothing() {
        receive(2, reported("U-001", "2025-03", 12));
        long version = stored().version();

        receive(2, reported("U-001", "2025-03", 12));
        receive(1, reported("U-001", "2025-03", 99));

        assertThat(stored().version()).isEqualTo(version);
        assertThat(stored().details().light()).isEqualTo(Light.ON_TRACK);
    }

    @Test
    void aReturnedReportTakesTheLightAway() {
        receive(2, reported("U-001", "2025-03", 12));
        receive(3, returned("U-001", "2025-03"));

        assertThat(stored().details().light()).isEqualTo(Light.NOT_ASSESSED);
    }

    @Test
    void aNewDayMovesTheLightOnce() {
        receive(2, reported("U-001", "2025-03", 12));
        clock.set("2025-05-14T00:01");

        refresh.refreshOnNewDay();
        long version = stored().version();
        refresh.refreshOnNewDay();

        assertThat(stored().details().light()).isEqualTo(Light.BEHIND);
        assertThat(stored().version()).isEqualTo(version);
        assertThat(stored().details().history())
                .filteredOn(entry -> entry.change() == HistoryEntry.Change.LIGHT_CHANGED)
                .extracting(HistoryEntry::by, HistoryEntry::from, HistoryEntry::to)
                .last()
                .isEqualTo(tuple("system", "ON_TRACK", "BEHIND"));
    }

    @Test
    void usersAndEventsThatRaceForATaskAllSucceed() throws Exception {
        Stream<Callable<Object>> signatures = Stream.of("U-001", "U-002", "U-003")
                .map(unit -> () -> signing.sign(ID, unit, Caller.system("a"), null));
        Stream<Callable<Object>> events = Stream.of("2025-01", "2025-02", "2025-03")
                .map(period -> () -> {
                    receive(2, reported("U-001", period, 12));
                    return period;
                });

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(Stream.concat(signatures, events).toList())) {
                done.get();
            }
        }

        assertThat(stored().details().assignments())
                .extracting(Assignment::state)
                .containsExactly(AssignmentStatus.WORKING, AssignmentStatus.SIGNED, AssignmentStatus.SIGNED);
        assertThat(stored().details().history())
                .filteredOn(entry -> entry.change() == HistoryEntry.Change.REPORT_SUBMITTED)
                .hasSize(3);
    }

    private Task stored() {
        return tasks.findById(ID).orElseThrow();
    }

    private void receive(long sequence, Object event) {
        listener.on(new CloudEvent("id", "type", "/progress-service", ID, Instant.EPOCH, sequence, event));
    }
}
