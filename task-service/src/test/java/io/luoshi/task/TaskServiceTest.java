package io.luoshi.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import io.luoshi.events.EventCatalog;
import io.luoshi.events.ProgressEvent.IndicatorValue;
import io.luoshi.events.ProgressEvent.ProgressReported;
import io.luoshi.events.ProgressEvent.ReportState;
import io.luoshi.events.ProgressEvent.ReportStatus;
import io.luoshi.events.UnitEvent.UnitKind;
import io.luoshi.events.UnitEvent.UnitRegistered;
import io.luoshi.events.UnitEvent.UnitState;
import io.luoshi.test.SettableClock;
import io.luoshi.test.TestPlatform;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.json.JsonMapper;

/** The service as it runs, between HTTP and Kafka: a notice in, events out; units and reports in, lights out. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestPlatform.class)
@Import({StoreTest.OfficeClock.class, TaskServiceTest.TaskEvents.class})
class TaskServiceTest {

    private static final Path SAMPLES = Path.of("../infra/samples");
    private static final Path REAL = Path.of(System.getenv().getOrDefault("LUOSHI_NOTICES", "../../shared/notices"));

    @LocalServerPort
    private int port;

    @Autowired
    private KafkaTemplate<String, byte[]> kafka;

    @Autowired
    private JsonMapper json;

    @Autowired
    private TaskEvents announced;

    @Autowired
    private SettableClock clock;

    private final HttpClient http = HttpClient.newHttpClient();

    /** What the service announces. */
    static class TaskEvents {

        private final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();

        @KafkaListener(topics = "task-events", groupId = "task-service-test")
        void on(ConsumerRecord<String, byte[]> record) {
            seen.add(record.key() + " "
                    + new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8));
        }

        /** Events of that type about a plan or its tasks. */
        long count(String plan, String type) {
            return seen.stream()
                    .filter(event -> event.endsWith(type))
                    .filter(event -> event.substring(1).startsWith(plan.substring(1)))
                    .count();
        }
    }

    @Test
    void seesTheSampleNoticeThroughFromUploadToLight() throws Exception {
        DocumentContext read = ok(upload(Files.readAllBytes(SAMPLES.resolve("notice-yunhe-2025.txt"))), 201);

        seeThrough(read, "U-1");
    }

    @Test
    void seesTheRealNoticeThroughFromUploadToLight() throws Exception {
        Path notice = REAL.resolve("01-gulou-2025.txt");
        assumeTrue(Files.exists(notice), () -> "the real notices are not at " + REAL.toAbsolutePath());

        DocumentContext read = ok(upload(Files.readAllBytes(notice)), 201);

        assertThat(read.<List<?>>read("$.tasks")).hasSize(84);
        assertThat(read.<List<?>>read("$.plan.chapters")).hasSize(7);
        assertThat(read.<String>read("$.plan.documentNumber")).isEqualTo("鼓政〔2025〕2号");
        seeThrough(read, "U-2");
    }

    private void seeThrough(DocumentContext read, String unitPrefix) {
        String id = read.read("$.id");
        int tasks = read.<List<?>>read("$.tasks").size();
        registerUnits(
                unitPrefix, ok(get("/imports/" + id + "/unknown-units"), 200).read("$.items[*].name"));
        String plan = ok(post("/imports/" + id + "/confirm"), 200).read("$.plan");
        assertThat(ok(get("?plan=" + plan), 200).<Integer>read("$.total")).isEqualTo(tasks);

        ok(post("/plans/" + plan + "/dispatch"), 200);
        int assigned = ok(get("?size=200&plan=" + plan), 200)
                .<List<?>>read("$.items[*].assignments[*]")
                .size();
        await().untilAsserted(() -> {
            assertThat(announced.count(plan, "plan.published.v1")).isEqualTo(1);
            assertThat(announced.count(plan, "task.assigned.v1")).isEqualTo(assigned);
        });

        DocumentContext task = taskWithOneCount(plan, tasks);
        report(task.read("$.id"), plan, task.read("$.assignments[0].unit"));
        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(
                                ok(get("/" + task.read("$.id")), 200).<String>read("$.light"))
                        .isEqualTo("DONE"));
        await().untilAsserted(() ->
                assertThat(announced.count(plan, "task.light-changed.v1")).isEqualTo(1));
    }

    /** Its light follows from one value alone. */
    private DocumentContext taskWithOneCount(String plan, int tasks) {
        return IntStream.rangeClosed(1, tasks)
                .mapToObj(number -> ok(get("/" + plan.replaceFirst("P", "T") + "-%03d".formatted(number)), 200))
                .filter(task -> task.<List<String>>read("$.indicators[*].kind").equals(List.of("CUMULATIVE")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void refusesFiftyMegabytesWithAProblem() throws Exception {
        HttpResponse<String> answer = upload(new byte[50 << 20]);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(JsonPath.<String>read(answer.body(), "$.detail")).isNotBlank();
        assertThat(JsonPath.<String>read(answer.body(), "$.code")).isEqualTo("http-413");
    }

    private void registerUnits(String prefix, List<String> names) {
        int number = 0;
        for (String name : names) {
            String unit = prefix + "%02d".formatted(++number);
            UnitState state = new UnitState(unit, name, UnitKind.DEPARTMENT, List.of(), List.of(), false);
            send("unit-events", unit, new UnitRegistered(state));
        }
    }

    private void report(String task, String plan, String unit) {
        String id = task + ":" + unit + ":2025-03";
        ReportState state = new ReportState(
                id, task, 1, "", plan, unit, "", "2025-03", LocalDate.of(2025, 3, 25), ReportStatus.SUBMITTED, 1);
        List<IndicatorValue> values = List.of(new IndicatorValue("i1", new BigDecimal("1E6")));
        send("progress-events", id, new ProgressReported(state, values, clock.instant(), "王小明"));
    }

    private void send(String topic, String key, Object event) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, json.writeValueAsBytes(event));
        Map<String, String> attributes = new HashMap<>(Map.of("ce_specversion", "1.0", "ce_sequence", "1"));
        attributes.put("ce_id", key);
        attributes.put("ce_type", EventCatalog.typeOf(event.getClass()));
        attributes.put("ce_source", "/test");
        attributes.put("ce_subject", key);
        attributes.put("ce_time", clock.instant().toString());
        attributes.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        kafka.send(record);
    }

    private static DocumentContext ok(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JsonPath.parse(answer.body());
    }

    private HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    private HttpResponse<String> post(String path) {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    private HttpResponse<String> upload(byte[] content) throws IOException {
        String head = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"notice.txt\"\r\n\r\n";
        return send(request("/imports")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofByteArray(content),
                        BodyPublishers.ofString("\r\n--b--\r\n"))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/tasks" + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
