package io.luoshi.unit.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.luoshi.unit.ApiTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Everybody of the register gets an account by one call. */
class BulkInvitationTest extends ApiTest {

    @Autowired
    private MongoTemplate mongo;

    @Autowired
    private Accounts accounts;

    @Autowired
    private LogIn logIn;

    @BeforeEach
    void twoUnits() {
        mongo.remove(new Query(), Account.class);
        assertCounts(putJson("""
                [{"name": "区教育局", "people": [
                    {"name": "林晓禾", "role": "联络员", "email": "lin@a.example"},
                    {"name": "林晓禾", "role": "单位负责人", "email": "lin@a.example"},
                    {"name": "周启明", "role": "联络员", "email": "zhou@a.example", "until": "2025-03-19"}]},
                 {"name": "区水务局", "people": [
                    {"name": "=王水", "role": "联络员", "email": "wang@a.example", "from": "2025-04-01"},
                    {"name": "秦素", "role": "审计员", "email": "lin@a.example"}]}]"""), 2, 0, 0);
    }

    private MvcTestResult invite(String body, String accept) {
        return http.post()
                .uri("/api/accounts/invitations/bulk")
                .contentType(MediaType.APPLICATION_JSON)
                .header("Accept", accept)
                .content(body)
                .exchange();
    }

    private List<String> passwords(String body) {
        MvcTestResult result = invite(body, "application/json");
        assertThat(result).hasStatusOk();
        List<@Nullable String> passwords = JsonPath.read(
                new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8),
                "$[*].oneTimePassword");
        return passwords.stream().filter(Objects::nonNull).toList();
    }

    @Test
    void everybodyWhoseDutyIsNotOverIsInvitedOnceAndRefusalsAreTold() {
        MvcTestResult result = invite("{}", "application/json");

        assertThat(result)
                .bodyJson()
                .extractingPath("$[*].person")
                .asArray()
                .containsExactly("U-001-1", "U-002-1", "U-002-2");
        assertThat(result).bodyJson().extractingPath("$[0].validUntil").isEqualTo("2025-03-27");
        assertThat(result).bodyJson().extractingPath("$[2].refused").asString().contains("不能同时具有");
        assertThat(accounts.findByLogin("lin@a.example").orElseThrow().people()).containsExactly("U-001-1", "U-001-2");
        assertThat(passwords("{}")).isEmpty();
    }

    @Test
    void aPasswordOfTheSheetLetsInAndMustBeChanged() {
        String password = passwords("{\"units\": [\"U-002\"]}").getFirst();

        assertThat(logIn.withPassword("wang@a.example", password))
                .hasValueSatisfying(passed -> assertThat(passed.next()).isEqualTo(LogIn.Step.NEW_PASSWORD));
        assertThat(logIn.withPassword("wang@a.example", password + "x")).isEmpty();
        assertThat(accounts.findByLogin("lin@a.example").map(Account::login)).hasValue("lin@a.example");
    }

    @Test
    void aLostSheetIsReplacedForThoseWhoHaveNotLoggedInYet() {
        List<String> lost = passwords("{\"units\": [\"U-001\"]}");
        Account account = accounts.findByLogin("lin@a.example").orElseThrow();
        List<String> renewed = passwords("{\"units\": [\"U-001\"], \"renew\": true}");

        assertThat(renewed).hasSize(1).doesNotContainAnyElementsOf(lost);
        assertThat(logIn.withPassword("lin@a.example", lost.getFirst())).isEmpty();
        assertThat(logIn.withPassword("lin@a.example", renewed.getFirst())).isPresent();
        assertThat(logIn.withNewPassword(account.id(), "Luo-shi 2025!")).isPresent();
        assertThat(passwords("{\"units\": [\"U-001\"], \"renew\": true}")).isEmpty();
    }

    @Test
    void theSheetIsHarmlessToOpen() {
        MvcTestResult sheet = invite("{\"units\": [\"U-002\"]}", "text/csv");

        assertThat(sheet).hasStatusOk().hasHeader("Cache-Control", "no-store");
        String text = new String(sheet.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFF单位,姓名,角色,登录名,一次性密码,有效期至,说明").contains("区水务局,'=王水,联络员,wang@a.example,");
        assertThat(invite("{}", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
                .hasStatusOk();
    }

    @Test
    void aUnitThatNobodyKnowsIsToldAndNobodyIsInvited() {
        MvcTestResult result = invite("{\"units\": [\"U-001\", \"U-999\"]}", "application/json");

        assertProblem(result, 422, "invalid");
        assertThat(result)
                .bodyJson()
                .extractingPath("$.errors[*].value")
                .asArray()
                .containsExactly("U-999");
        assertThat(accounts.count()).isZero();
    }

    @Test
    void aCallHasItsLimit() {
        for (int unit = 0; unit < 6; unit++) {
            int number = unit;
            String people = IntStream.range(0, 180)
                    .mapToObj(i -> "{\"name\": \"人%1$d\", \"role\": \"OPS\", \"email\": \"p%2$d-%1$d@a.example\"}"
                            .formatted(i, number))
                    .collect(Collectors.joining(",", "[{\"name\": \"单位%d\", \"people\": [".formatted(unit), "]}]"));
            assertThat(putJson(people)).hasStatusOk();
        }

        assertProblem(invite("{}", "application/json"), 413, "too-many-invitations");
        assertThat(accounts.count()).isZero();
        assertThat(passwords("{\"units\": [\"U-003\"]}")).hasSize(180);
    }
}
