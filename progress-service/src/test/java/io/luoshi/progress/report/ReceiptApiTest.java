package io.luoshi.progress.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.PlainHeader;
import com.nimbusds.jose.PlainObject;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.luoshi.events.TaskEvent.AssignmentRole;
import io.luoshi.progress.Given;
import io.luoshi.progress.OnTheStore;
import io.luoshi.progress.assignment.Assignment;
import io.luoshi.progress.assignment.Assignments;
import io.luoshi.test.SettableClock;
import io.luoshi.test.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** The receipt as a department's system gets it, and as somebody sees it who was only shown it. */
@OnTheStore
class ReceiptApiTest {

    private static final String CONTENT = """
            {"values": [{"value": 12.50, "indicator": "i1"}], "progress": "已新增\\"12\\"家/户"}""";

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Assignments assignments;

    @Autowired
    private MongoTemplate mongo;

    @Autowired
    private SettableClock clock;

    private final String task = Given.newTask();
    private final String march = "/api/progress/tasks/" + task + "/units/U-1/reports/2025-03";

    @BeforeEach
    void aLead() {
        clock.set("2025-03-21T09:00");
        assignments.store(Assignment.of(Given.assigned(task, "U-1", AssignmentRole.LEAD, Given.DISPATCHED)), 1);
    }

    @Test
    void aThirdPartyVerifiesItWithThePublishedKeysAndRecomputesTheHash() throws Exception {
        JWSObject receipt = JWSObject.parse(submit(CONTENT));

        JWKSet keys =
                JWKSet.parse(text(http.get().uri("/api/progress/receipts/keys").exchange()));
        var key = keys.getKeyByKeyId(receipt.getHeader().getKeyID()).toECKey();
        assertThat(receipt.verify(new ECDSAVerifier(key))).isTrue();
        assertThat(receipt.getPayload().toJSONObject())
                .containsEntry("iss", "http://localhost:8080")
                .containsEntry("report", task + ":U-1:2025-03")
                .containsEntry("revision", 1L)
                .containsEntry("task", task)
                .containsEntry("unit", "U-1")
                .containsEntry("period", "2025-03")
                .containsEntry("submittedAt", "2025-03-21T01:00:00Z")
                .containsEntry("submittedBy", "unchecked")
                .containsEntry("account", "unchecked")
                .containsEntry("system", false)
                .containsEntry("contentSha256", sha256("""
                        {"progress":"已新增\\"12\\"家/户","values":[{"indicator":"i1","value":"12.5"}]}"""));
    }

    @Test
    void theSameReceiptIsGivenOutAgain() {
        String receipt = submit(CONTENT);

        assertThat(receiptIn(http.post().uri(march + "/submit").exchange())).isEqualTo(receipt);
        assertThat(receiptIn(http.get().uri(march).exchange())).isEqualTo(receipt);
        assertThat(http.get().uri(march + "/receipt"))
                .hasStatusOk()
                .hasContentTypeCompatibleWith("application/jose")
                .bodyText()
                .isEqualTo(receipt);
    }

    @Test
    void eachSubmissionHasItsOwnWhichStaysGoodAfterAReturn() {
        String first = submit(CONTENT);
        giveBack();
        String second = submit(CONTENT.replace("12.50", "13"));

        assertThat(second).isNotEqualTo(first);
        assertThat(verdictOn(first)).containsEntry("valid", true).containsEntry("kept", "SAME");
        assertThat(JsonPath.<Object>read(verification(first), "$.submission.revision"))
                .isEqualTo(1);
        assertThat(verdictOn(second)).containsEntry("valid", true).containsEntry("kept", "SAME");
        assertThat(text(http.get().uri(march + "/history").exchange())).contains(first, second);
    }

    @Test
    void aChangeInTheStoreIsToldOf() {
        String receipt = submit(CONTENT);
        Query report = Query.query(Criteria.where("_id").is(task + ":U-1:2025-03"));

        mongo.updateFirst(report, Update.update("history.1.content.progress", "已新增99家"), "reports");
        assertThat(verdictOn(receipt)).containsEntry("valid", true).containsEntry("kept", "CHANGED");

        mongo.remove(report, "reports");
        assertThat(verdictOn(receipt)).containsEntry("valid", true).containsEntry("kept", "MISSING");
    }

    @Test
    void nothingElsePassesForAReceipt() throws Exception {
        JWSObject genuine = JWSObject.parse(submit(CONTENT));
        Map<String, String> forged = new LinkedHashMap<>();
        forged.put("", "invalid");
        forged.put("not a receipt", "NO_RECEIPT");
        forged.put("a.b.c", "NO_RECEIPT");
        forged.put(new PlainObject(new PlainHeader(), genuine.getPayload()).serialize(), "NO_RECEIPT");
        forged.put(Tokens.client("U-1", "progress:write"), "NO_RECEIPT");
        forged.put(signedWithThePublishedKeyAsASecret(genuine), "NO_RECEIPT");
        forged.put(signedWithAKeyOfOnesOwn(genuine, genuine.getHeader().getKeyID()), "WRONG_SIGNATURE");
        forged.put(signedWithAKeyOfOnesOwn(genuine, "mine"), "UNKNOWN_KEY");
        forged.put(withAnotherUnit(genuine), "WRONG_SIGNATURE");

        forged.forEach((text, flaw) -> {
            if (text.isEmpty()) {
                assertThat(verify(text))
                        .hasStatus(422)
                        .bodyJson()
                        .extractingPath("$.errors[0].field")
                        .isEqualTo("receipt");
            } else {
                assertThat(verdictOn(text)).as(text).isEqualTo(Map.of("valid", false, "flaw", flaw));
            }
        });
    }

    @Test
    void aDraftHasNone() {
        put(CONTENT);

        assertThat(http.get().uri(march + "/receipt").header("Accept-Language", "en"))
                .hasStatus(404)
                .bodyJson()
                .hasPathSatisfying("$.code", code -> assertThat(code).isEqualTo("no-receipt"))
                .hasPathSatisfying(
                        "$.detail", detail -> assertThat(detail).asString().contains("never submitted"));
    }

    private static String signedWithThePublishedKeyAsASecret(JWSObject genuine) throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(new JOSEObjectType("luoshi-receipt"))
                .keyID(genuine.getHeader().getKeyID())
                .build();
        return signed(header, genuine, new MACSigner(new byte[64]));
    }

    private static String signedWithAKeyOfOnesOwn(JWSObject genuine, String keyId) throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("luoshi-receipt"))
                .keyID(keyId)
                .build();
        return signed(
                header,
                genuine,
                new ECDSASigner(new ECKeyGenerator(Curve.P_256).keyID(keyId).generate()));
    }

    private static String signed(JWSHeader header, JWSObject content, JWSSigner signer) throws JOSEException {
        JWSObject forged = new JWSObject(header, content.getPayload());
        forged.sign(signer);
        return forged.serialize();
    }

    private static String withAnotherUnit(JWSObject genuine) {
        String claims = genuine.getPayload().toString().replace("\"unit\":\"U-1\"", "\"unit\":\"U-2\"");
        String[] parts = genuine.serialize().split("\\.");
        String encoded =
                Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        return parts[0] + "." + encoded + "." + parts[2];
    }

    private static String sha256(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }

    private void put(String content) {
        assertThat(http.put().uri(march).contentType("application/json").content(content))
                .matches(result -> result.getResponse().getStatus() / 100 == 2);
    }

    private String submit(String content) {
        put(content);
        return receiptIn(http.post().uri(march + "/submit").exchange());
    }

    private void giveBack() {
        assertThat(http.post()
                        .uri(march + "/return")
                        .contentType("application/json")
                        .content("{\"reason\": \"请核实\"}"))
                .hasStatusOk();
    }

    private MvcTestResult verify(String receipt) {
        return http.post()
                .uri("/api/progress/receipts/verification")
                .contentType("application/json")
                .content(JsonMapper.shared().writeValueAsString(Map.of("receipt", receipt)))
                .exchange();
    }

    private String verification(String receipt) {
        MvcTestResult answer = verify(receipt);
        assertThat(answer).hasStatusOk();
        return text(answer);
    }

    private Map<String, Object> verdictOn(String receipt) {
        return JsonPath.read(verification(receipt), "$");
    }

    private static String receiptIn(MvcTestResult report) {
        assertThat(report).hasStatusOk();
        return JsonPath.read(text(report), "$.receipt");
    }

    private static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
