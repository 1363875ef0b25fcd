package io.luoshi.unit;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.test.TestPlatform;
import io.luoshi.unit.register.Unit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Many callers at once: the store has the last word on names. */
@SpringBootTest
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestPlatform.Store.class)
class NamesAreUniqueTest {

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate mongo;

    @BeforeEach
    void emptyRegister() {
        mongo.remove(new Query(), Unit.class);
    }

    private int put(String uri, String body) {
        return http.put()
                .uri(uri)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange()
                .getResponse()
                .getStatus();
    }

    @Test
    void theSameListFromManyAtOnceRegistersEachUnitOnce() {
        String list = "[{\"name\": \"区教育局\", \"aliases\": [\"教育局\"]}, {\"name\": \"区体育局\"}]";
        List<Integer> statuses = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> put("/api/units", list))
                .toList();
        assertThat(statuses).contains(200).isSubsetOf(200, 409);
        assertThat(put("/api/units", list)).isEqualTo(200);
        assertThat(mongo.findAll(Unit.class))
                .extracting(unit -> unit.content().name())
                .containsExactlyInAnyOrder("区教育局", "区体育局");
    }

    @Test
    void ofManyWhoTakeTheSameAliasAtOnceOneGetsIt() {
        String list = IntStream.range(0, 8)
                .mapToObj(i -> "{\"name\": \"单位" + i + "\"}")
                .toList()
                .toString();
        assertThat(put("/api/units", list)).isEqualTo(200);
        List<Unit> units = mongo.findAll(Unit.class);
        List<Integer> statuses = units.parallelStream()
                .map(unit -> put(
                        "/api/units/" + unit.id(),
                        "{\"name\": \"%s\", \"kind\": \"OTHER\", \"aliases\": [\"同名\"]}"
                                .formatted(unit.content().name())))
                .toList();
        assertThat(statuses).containsOnlyOnce(200).isSubsetOf(200, 409);
    }
}
