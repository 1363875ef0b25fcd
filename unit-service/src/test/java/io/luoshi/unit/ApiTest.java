package io.luoshi.unit;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.luoshi.test.SettableClock;
import io.luoshi.test.TestPlatform;
import io.luoshi.unit.register.Unit;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The API on a store without a broker: everything it answers, and what it stores. */
@SpringBootTest
@AutoConfigureMockMvc
@Import(ApiTest.Time.class)
@ContextConfiguration(initializers = TestPlatform.Store.class)
public abstract class ApiTest {

    protected static final String EDUCATION = """
            [{"name": "区教育局", "kind": "DEPARTMENT", "aliases": ["教育局"], "people": [
                {"name": "林晓禾", "role": "LIAISON_OFFICER", "email": "lin@jyj.yunxi.example", "language": "zh"},
                {"name": "周启明", "role": "UNIT_HEAD", "email": "zhou@jyj.yunxi.example"}]}]""";

    @TestConfiguration
    static class Time {
        @Bean
        Clock clock() {
            return new SettableClock();
        }
    }

    @Autowired
    protected MockMvcTester http;

    @Autowired
    private MongoTemplate mongo;

    @BeforeEach
    void emptyRegister() {
        mongo.remove(new Query(), Unit.class);
        mongo.dropCollection("counters");
    }

    protected final MvcTestResult putJson(String list) {
        return http.put()
                .uri("/api/units")
                .contentType(MediaType.APPLICATION_JSON)
                .content(list)
                .exchange();
    }

    protected final MvcTestResult putTable(String table, String charset) {
        return http.put()
                .uri("/api/units")
                .contentType("text/csv")
                .content(table.getBytes(Charset.forName(charset)))
                .exchange();
    }

    protected final MvcTestResult putUnit(String id, String body, String ifMatch) {
        return http.put()
                .uri("/api/units/" + id)
                .contentType(MediaType.APPLICATION_JSON)
                .header("If-Match", ifMatch)
                .content(body)
                .exchange();
    }

    protected final MvcTestResult get(String uri, Object... variables) {
        return http.get().uri(uri, variables).exchange();
    }

    protected final MvcTestResult retire(String id) {
        return http.post().uri("/api/units/" + id + "/retire").exchange();
    }

    protected static void assertCounts(MvcTestResult result, int created, int changed, int unchanged) {
        assertThat(result).hasStatusOk();
        assertThat(result).bodyJson().extractingPath("$.created").isEqualTo(created);
        assertThat(result).bodyJson().extractingPath("$.changed").isEqualTo(changed);
        assertThat(result).bodyJson().extractingPath("$.unchanged").isEqualTo(unchanged);
    }

    protected static void assertProblem(MvcTestResult result, int status, String code) {
        assertThat(result).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(result).bodyJson().extractingPath("$.code").isEqualTo(code);
        assertThat(result).bodyJson().extractingPath("$.detail").asString().doesNotContain("{0}", "Unprocessable");
    }

    protected final List<String> ids(String uri, Object... variables) {
        MvcTestResult result = get(uri, variables);
        assertThat(result).hasStatusOk();
        return JsonPath.read(
                new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8), "$.items[*].id");
    }

    protected final long unsentEvents() {
        return mongo.getCollection("units").find().into(new ArrayList<>()).stream()
                .mapToLong(unit -> unit.getList("outbox", Document.class).size())
                .sum();
    }
}
