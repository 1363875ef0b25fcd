package io.luoshi.gateway.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import io.luoshi.gateway.Backend;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID provider of another make: addresses of its own, told by its description only; it looks at the proof of the code (PKCE) and at
 * the client's secret; takes each refresh token once and ends the session at the second time; remembers who logged in until the browser
 * visits its page for the log-out.
 */
final class OtherProvider implements AutoCloseable {

    static final String CLIENT = "luoshi-gateway";
    private static final RSAKey KEY = key();

    private final Backend http = new Backend();
    private final Map<String, Map<String, String>> codes = new HashMap<>();
    private @Nullable String refresh;
    private final String credentials;
    private int given;

    volatile boolean away;
    volatile boolean givesRefreshTokens = true;
    volatile int goodFor = 300;
    volatile boolean loggedIn;

    OtherProvider(String secret) {
        this.credentials = credentials(secret);
        http.answering(this::answer);
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("theirs").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String issuer() {
        return http.url() + "/realms/district";
    }

    /** What came to the address, in order. */
    List<Backend.Received> received(String path) {
        return http.received.stream()
                .filter(request -> request.uri().startsWith("/realms/district" + path))
                .toList();
    }

    void reset() {
        http.received.clear();
        away = false;
        givesRefreshTokens = true;
        goodFor = 300;
        loggedIn = false;
        endSession();
    }

    synchronized void endSession() {
        refresh = null;
    }

    /** The browser comes to log in; without a session of the provider a password would be asked for. Returns where it is sent on. */
    synchronized String logIn(String address) {
        Map<String, String> asked = query(URI.create(address).getRawQuery());
        if (!address.startsWith(issuer() + "/sso/authorize?") || !"S256".equals(asked.get("code_challenge_method"))) {
            throw new AssertionError("No request for a log-in here: " + address);
        }
        loggedIn = true;
        String code = "code-" + codes.size();
        codes.put(code, asked);
        return asked.get("redirect_uri") + "?code=" + code + "&state="
                + URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8);
    }

    /** The browser comes to log out. Returns where it is sent on. */
    String logOut(String address) {
        Map<String, String> asked = query(URI.create(address).getRawQuery());
        if (!address.startsWith(issuer() + "/sso/end?kc=1&") || !isOurs(asked.get("id_token_hint"))) {
            throw new AssertionError("No log-out here: " + address);
        }
        loggedIn = false;
        return asked.get("post_logout_redirect_uri");
    }

    private static boolean isOurs(String token) {
        try {
            SignedJWT read = SignedJWT.parse(token);
            return read.verify(new RSASSAVerifier(KEY.toRSAPublicKey()))
                    && read.getJWTClaimsSet().getAudience().equals(List.of(CLIENT));
        } catch (ParseException | JOSEException e) {
            throw new AssertionError(token, e);
        }
    }

    private static Map<String, String> query(String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (away) {
            Backend.json(503, "{}").to(exchange);
            return;
        }
        switch (exchange.getRequestURI().getPath()) {
            case "/realms/district/.well-known/openid-configuration" ->
                Backend.json(200, description()).to(exchange);
            case "/realms/district/sso/keys" ->
                Backend.json(200, new JWKSet(KEY).toString()).to(exchange);
            case "/realms/district/sso/token" -> token(exchange);
            case "/realms/district/sso/person" -> person(exchange);
            default -> Backend.json(404, "{}").to(exchange);
        }
    }

    private String description() {
        return """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/sso/authorize", "token_endpoint": "%1$s/sso/token",
                 "jwks_uri": "%1$s/sso/keys", "userinfo_endpoint": "%1$s/sso/person",
                 "end_session_endpoint": "%1$s/sso/end?kc=1", "subject_types_supported": ["public"],
                 "response_types_supported": ["code"], "id_token_signing_alg_values_supported": ["RS256"],
                 "token_endpoint_auth_methods_supported": ["client_secret_basic"]}""".formatted(issuer());
    }

    /** The name is told here only. */
    private static void person(HttpExchange exchange) throws IOException {
        boolean known = exchange.getRequestHeaders().getFirst("Authorization").startsWith("Bearer ey");
        Backend.json(known ? 200 : 401, known ? "{\"sub\": \"8a1f\", \"name\": \"顾清和\"}" : "{}")
                .to(exchange);
    }

    private synchronized void token(HttpExchange exchange) throws IOException {
        Backend.Received request = http.received.getLast();
        Map<String, String> form = query(new String(request.body(), StandardCharsets.UTF_8));
        if (!request.header("authorization").equals("Basic " + credentials)) {
            Backend.json(401, "{\"error\": \"invalid_client\"}").to(exchange);
        } else if (!isGood(form)) {
            refresh = null;
            Backend.json(400, "{\"error\": \"invalid_grant\"}").to(exchange);
        } else {
            Backend.json(200, tokens(nonce(form))).to(exchange);
        }
    }

    private static String credentials(String secret) {
        String both = URLEncoder.encode(CLIENT, StandardCharsets.UTF_8) + ":"
                + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    private boolean isGood(Map<String, String> form) {
        if (form.get("grant_type").equals("refresh_token")) {
            return form.get("refresh_token").equals(refresh);
        }
        Map<String, String> asked = codes.get(form.get("code"));
        return asked != null && challenge(form.get("code_verifier")).equals(asked.get("code_challenge"));
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable String nonce(Map<String, String> form) {
        String code = form.get("code");
        return code == null ? null : codes.remove(code).get("nonce");
    }

    private String tokens(@Nullable String nonce) {
        given++;
        String access = sign(claims().audience("luoshi")
                .claim("groups", List.of("督查员"))
                .jwtID("a-" + given)
                .build());
        String id = sign(claims().audience(CLIENT).claim("nonce", nonce).build());
        refresh = givesRefreshTokens ? "refresh-" + given : null;
        return """
                {"access_token": "%s", "token_type": "Bearer", "expires_in": %d, "id_token": "%s"%s}""".formatted(access, goodFor, id, refresh == null ? "" : ", \"refresh_token\": \"" + refresh + "\"");
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("8a1f")
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
    }

    private static String sign(JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("theirs").build(), claims);
            token.sign(new RSASSASigner(KEY));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
