package io.luoshi.task.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.task.PlanId;
import io.luoshi.task.Stamp;
import io.luoshi.task.StoreTest;
import io.luoshi.task.task.SampleTasks;
import io.luoshi.test.SettableClock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@StoreTest
class PlanApiTest {

    private static final AtomicInteger PLANS = new AtomicInteger(700);

    @Autowired
    private MockMvcTester http;

    @Autowired
    private PlanRegistration registration;

    @Autowired
    private MongoTemplate mongo;

    @Autowired
    private SettableClock clock;

    private final PlanId plan = new PlanId(2025, PLANS.incrementAndGet());
    private final String path = "/api/tasks/plans/" + plan;

    @BeforeEach
    void aPlanOfThreeTasks() {
        clock.set("2025-02-05T09:00");
        NoticeData notice =
                new NoticeData("方案" + plan, null, "key:" + plan, null, null, List.of(new Chapter("一", "扩大内需")), "I-1");
        registration.register(
                plan,
                notice,
                IntStream.rangeClosed(1, 3).mapToObj(SampleTasks::planned).toList(),
                Stamp.system(clock.instant()));
    }

    @Test
    void showsThePlanWithItsRollUp() {
        assertThat(http.get().uri(path)).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                        {"state": "REGISTERED", "tasks": 3, "cadence": {"frequency": "MONTHLY", "dueDay": 25},
                         "lights": {"NOT_ASSESSED": 3, "BEHIND": 0, "DONE": 0},
                         "chapters": [{"chapter": 1, "title": "扩大内需", "tasks": 3}]}
                        """);
        assertThat(http.get().uri("/api/tasks/plans?size=200"))
                .bodyJson()
                .hasPathSatisfying(
                        "$.items[*].id", ids -> ids.assertThat().asArray().contains(plan.toString()));
        assertThat(http.get().uri("/api/tasks/plans/P-1999-1")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void dispatchesEveryTaskOnce() {
        assertThat(dispatch())
                .bodyJson()
                .hasPathSatisfying("$.state", state -> state.assertThat().isEqualTo("DISPATCHED"));
        String tag = dispatch().getResponse().getHeader(HttpHeaders.ETAG);
        clock.set("2025-02-06T09:00");

        assertThat(dispatch())
                .hasStatusOk()
                .hasHeader(HttpHeaders.ETAG, tag)
                .bodyJson()
                .hasPathSatisfying("$.dispatchedOn", on -> on.assertThat().isEqualTo("2025-02-05"));
        assertThat(http.get().uri("/api/tasks?state=DISPATCHED&plan=" + plan))
                .bodyJson()
                .hasPathSatisfying("$.total", total -> total.assertThat().isEqualTo(3))
                .hasPathSatisfying(
                        "$.items[0].assignments[*].state",
                        states -> states.assertThat().asArray().containsOnly("PENDING_SIGNATURE"));
    }

    @Test
    void completesADispatchThatBrokeOffUnderItsFirstDate() {
        dispatch();
        mongo.getCollection("tasks")
                .updateOne(
                        new Document("_id", plan.task(2)),
                        new Document("$set", new Document("state", "REGISTERED"))
                                .append("$unset", new Document("dispatchedOn", 1)));
        mongo.getCollection("plans")
                .updateOne(
                        new Document("_id", plan.toString()),
                        new Document("$set", new Document("state", "DISPATCHING")));
        clock.set("2025-02-07T09:00");

        assertThat(dispatch())
                .bodyJson()
                .hasPathSatisfying("$.state", state -> state.assertThat().isEqualTo("DISPATCHED"));
        assertThat(http.get().uri("/api/tasks/" + plan.task(2)))
                .bodyJson()
                .hasPathSatisfying("$.dispatchedOn", on -> on.assertThat().isEqualTo("2025-02-05"));
    }

    @Test
    void setsTheCadenceUntilDispatch() {
        assertThat(cadence("QUARTERLY", 10)).hasStatusOk();
        assertThat(cadence("QUARTERLY", 40))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .hasPathSatisfying(
                        "$.errors[0].field", field -> field.assertThat().isEqualTo("dueDay"));
        assertThat(cadence("WEEKLY", 10))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyJson()
                .hasPathSatisfying(
                        "$.errors[0].value", value -> value.assertThat().isEqualTo("WEEKLY"));
        dispatch();

        assertThat(cadence("MONTHLY", 25)).hasStatus(HttpStatus.CONFLICT);
        assertThat(http.get().uri("/api/tasks/" + plan.task(1)))
                .bodyJson()
                .hasPathSatisfying(
                        "$.cadence.frequency",
                        frequency -> frequency.assertThat().isEqualTo("QUARTERLY"));
    }

    private MvcTestResult dispatch() {
        return http.post().uri(path + "/dispatch").exchange();
    }

    private MvcTestResult cadence(String frequency, int day) {
        return http.put()
                .uri(path + "/cadence")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"frequency\": \"%s\", \"dueDay\": %d}".formatted(frequency, day))
                .exchange();
    }
}
