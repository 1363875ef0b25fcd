package io.luoshi.unit;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.luoshi.test.PermissionsTest;
import io.luoshi.test.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Who may do what in unit-service, endpoint by endpoint; and what a body may not set. */
class UnitPermissionsTest extends PermissionsTest {

    private static final String ADMINISTRATOR = Tokens.person("管理员", "ADMINISTRATOR");

    private MvcTestResult put(String address, String body, String token) {
        return http.put()
                .uri(address)
                .header("Authorization", "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private String registered(String name) {
        MvcTestResult result = put("/api/units", """
                [{"name": "%s", "people": [{"name": "林晓禾", "role": "LIAISON_OFFICER", "email": "lin@%s.example"}]}]""".formatted(name, name.hashCode()), ADMINISTRATOR);
        return JsonPath.read(text(result), "$.units[0].id");
    }

    private static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    @Test
    void namesOfUnitsAreEverybodysToKnowAndTheirPeopleAreNot() {
        String own = registered("区甲甲局");
        String other = registered("区乙乙局");
        String officer = Tokens.person("林晓禾", "LIAISON_OFFICER@" + own);

        String list = text(http.get()
                .uri("/api/units?name=局&size=200")
                .header("Authorization", "Bearer " + officer)
                .exchange());

        assertThat(JsonPath.<List<String>>read(list, "$.items[?(@.id=='" + own + "')].people[0].name"))
                .containsExactly("林晓禾");
        assertThat(JsonPath.<List<Object>>read(list, "$.items[?(@.id=='" + other + "')].people[*]"))
                .isEmpty();
    }

    @Test
    void aBodySetsNothingThatIsNotItsToSet() {
        String unit = registered("区丙丙局");

        assertThat(put("/api/units/" + unit, """
                {"name": "区丙丙局", "kind": "OTHER", "id": "U-999", "retired": true, "version": 99, "outbox": [{}],
                 "people": [{"name": "林晓禾", "role": "LIAISON_OFFICER", "email": "a@b.example", "id": "U-001-1"}]}""", ADMINISTRATOR))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.id", id -> assertThat(id).isEqualTo(unit))
                .hasPathSatisfying("$.retired", retired -> assertThat(retired).isEqualTo(false))
                .hasPathSatisfying("$.people[0].id", id -> assertThat(id).isEqualTo(unit + "-1"));
    }

    @Test
    void aRoleThatTheAccountMayNotHaveIsNotGiven() {
        assertThat(http.post()
                        .uri("/api/accounts")
                        .header("Authorization", "Bearer " + ADMINISTRATOR)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"login\": \"boss\", \"name\": \"b\", \"roles\": [\"SUPERVISOR\"]}"))
                .hasStatus(422);
        assertThat(http.post()
                        .uri("/api/accounts")
                        .header("Authorization", "Bearer " + ADMINISTRATOR)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"login\": \"both\", \"name\": \"b\", \"roles\": [\"ADMINISTRATOR\", \"AUDITOR\"]}"))
                .hasStatus(409);
    }
}
