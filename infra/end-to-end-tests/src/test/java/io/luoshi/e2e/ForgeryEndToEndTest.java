package io.luoshi.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.luoshi.demo.Office.Report;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Tokens that the provider did not issue, and requests that a browser sends for a foreign page. */
class ForgeryEndToEndTest {

    private static final LuoshiSystem system = LuoshiSystem.shared();
    private static final Wire wire = new Wire(system.portBase());
    private static final Neighbours neighbours = Neighbours.shared();
    private static final Party victim = neighbours.victim();
    private static final Party attacker = neighbours.attacker();
    private static final Refusals refusals = new Refusals(system, neighbours);

    @Test
    void tokensThatTheProviderDidNotIssueAreRefused() throws GeneralSecurityException {
        List<String> targets = List.of(
                "/api/accounts", neighbours.reports().getLast().path(), "/api/tasks", "/api/notifications/messages");
        Map<String, String> forged = forgedTokens();
        refusals.expect(forged.keySet().stream()
                .flatMap(kind ->
                        targets.stream().map(target -> Attack.get(target).as(kind, forged.get(kind)))));
    }

    private static Map<String, String> forgedTokens() throws GeneralSecurityException {
        String genuine = attacker.system().proof().get("Authorization").substring("Bearer ".length());
        String claims = Forgery.read(genuine, 1).replace(attacker.unit(), victim.unit());
        String administrator = claims.substring(0, claims.length() - 1) + ",\"roles\":[\"ADMINISTRATOR\"]}";
        JsonNode published = system.api()
                .withoutLogIn()
                .get("/oauth2/jwks")
                .expect()
                .path("keys")
                .path(0);
        String id = "\"kid\":\"" + published.path("kid").asString() + "\"";
        RSAPublicKey key = publicKey(published);
        KeyPair own = ownKeys();
        String jwk = "{\"kty\":\"RSA\",\"n\":\"%s\",\"e\":\"AQAB\"}"
                .formatted(text(((RSAPublicKey) own.getPublic()).getModulus()));
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        String hs256 = "{\"alg\":\"HS256\"," + id + "}";
        String rs256 = "{\"alg\":\"RS256\"," + id + "}";
        Map<String, String> forged = new LinkedHashMap<>();
        forged.put("claims altered", Forgery.altered(genuine, claims));
        forged.put("roles added", Forgery.altered(genuine, administrator));
        forged.put("alg none", Forgery.unsigned("{\"alg\":\"none\"}", claims));
        forged.put("alg None with a kid", Forgery.unsigned("{\"alg\":\"None\"," + id + "}", administrator));
        forged.put("signature cut off", genuine.substring(0, genuine.lastIndexOf('.') + 1));
        forged.put("HMAC by the published key's encoding", Forgery.hmac(hs256, claims, key.getEncoded()));
        forged.put("HMAC by the published key's PEM", Forgery.hmac(hs256, administrator, pem.getBytes(UTF_8)));
        forged.put(
                "HMAC by the published key's modulus",
                Forgery.hmac(hs256, claims, key.getModulus().toByteArray()));
        forged.put(
                "HMAC by the published JSON",
                Forgery.hmac(hs256, claims, published.toString().getBytes(UTF_8)));
        forged.put("own key under the published name", Forgery.rsa(rs256, claims, own.getPrivate()));
        forged.put(
                "own key under a name of its own",
                Forgery.rsa("{\"alg\":\"RS256\",\"kid\":\"mine\"}", claims, own.getPrivate()));
        forged.put(
                "own key brought along",
                Forgery.rsa("{\"alg\":\"RS256\",\"jwk\":" + jwk + "}", administrator, own.getPrivate()));
        forged.put(
                "own key's address",
                Forgery.rsa(
                        "{\"alg\":\"RS256\"," + id + ",\"jku\":\"http://localhost:1/jwks\"}",
                        claims,
                        own.getPrivate()));
        forged.put(
                "a file as key",
                Forgery.hmac("{\"alg\":\"HS256\",\"kid\":\"../../../../dev/null\"}", claims, new byte[] {0}));
        forged.put("no token", "x");
        return forged;
    }

    private static RSAPublicKey publicKey(JsonNode jwk) throws GeneralSecurityException {
        return (RSAPublicKey) KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number(jwk.path("n")), number(jwk.path("e"))));
    }

    private static BigInteger number(JsonNode base64) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(base64.asString()));
    }

    private static String text(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, sign, bytes.length));
    }

    private static KeyPair ownKeys() throws GeneralSecurityException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        return keys.generateKeyPair();
    }

    /** The victim's head looks at a page of the attacker, which makes his browser send requests with his cookies. */
    @Test
    void noForeignPageMakesABrowserChangeAnything() {
        Map<String, String> cookies =
                Map.of("Cookie", victim.head().proof().get("Cookie"), "Origin", "http://evil.test");
        String othersToken = attacker.head().proof().get("X-XSRF-TOKEN");
        Report begun = neighbours.reports().get(1);
        List<Attack> changes = List.of(
                Attack.put(begun.path(), "{\"progress\":\"改掉\"}"),
                Attack.post(begun.path() + "/submit"),
                Attack.post("/api/units/" + victim.unit() + "/clients/" + victim.client() + "/revoke"),
                Attack.post("/api/units/" + victim.unit() + "/clients")
                        .sending("text/plain", "{\"name\":\"后门\",\"scopes\":[\"progress:write\"]}"),
                Attack.post("/logout"));
        refusals.expect(changes.stream()
                .flatMap(change -> Stream.of(
                        change.as("browser without form token", cookies),
                        change.as("browser with another's form token", cookies).with("X-XSRF-TOKEN", othersToken),
                        change.as("browser with an empty form token", cookies).with("X-XSRF-TOKEN", ""),
                        change.as("browser with another method in a header", cookies)
                                .with("X-HTTP-Method-Override", "GET"))));
        refusals.expect(changes.stream()
                .limit(4)
                .map(change -> change.as(
                        "browser with the attacker's form cookie",
                        Map.of(
                                "Cookie",
                                cookies.get("Cookie")
                                        .replace(victim.head().proof().get("X-XSRF-TOKEN"), othersToken),
                                "X-XSRF-TOKEN",
                                othersToken))));
    }
}
