package io.luoshi.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * An OpenID provider of another make, with paths and names of its own: {@code groups} for roles, {@code department} for the unit. Whoever
 * stands before it is let in without a page until the browser has visited its page for the log-out.
 */
final class SecondIssuer implements AutoCloseable {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair key = key();
    private final Map<String, String> nonces = new ConcurrentHashMap<>();
    private final HttpServer server;
    private volatile String group = "";
    private volatile boolean present;

    SecondIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/district", this::answer);
        server.start();
    }

    private static KeyPair key() {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(2048);
            return keys.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/district";
    }

    /** Somebody of the group has given his password. */
    void enter(String itsGroup) {
        group = itsGroup;
        present = true;
    }

    void leave() {
        present = false;
    }

    private void answer(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/district/.well-known/openid-configuration" -> json(exchange, description());
            case "/district/in" -> logIn(exchange);
            case "/district/out" -> logOut(exchange);
            case "/district/keys" -> json(exchange, keys());
            case "/district/token" -> json(exchange, tokens(exchange));
            default -> exchange.sendResponseHeaders(404, -1);
        }
        exchange.close();
    }

    private String description() {
        return """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/in", "token_endpoint": "%1$s/token", "jwks_uri": "%1$s/keys",
                 "end_session_endpoint": "%1$s/out", "subject_types_supported": ["public"], "response_types_supported": ["code"],
                 "id_token_signing_alg_values_supported": ["RS256"]}""".formatted(address());
    }

    private void logIn(HttpExchange exchange) throws IOException {
        Map<String, String> asked = fields(exchange.getRequestURI().getRawQuery());
        if (!present) {
            send(exchange, 200, "text/plain", "Password?");
            return;
        }
        String code = "code-" + nonces.size();
        nonces.put(code, asked.get("nonce"));
        redirect(
                exchange,
                asked.get("redirect_uri") + "?code=" + code + "&state="
                        + URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8));
    }

    private void logOut(HttpExchange exchange) throws IOException {
        leave();
        redirect(exchange, fields(exchange.getRequestURI().getRawQuery()).get("post_logout_redirect_uri"));
    }

    private static void redirect(HttpExchange exchange, String address) throws IOException {
        exchange.getResponseHeaders().set("Location", address);
        exchange.sendResponseHeaders(302, -1);
    }

    private String tokens(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String nonce = nonces.get(fields(form).get("code"));
        String access = token("\"aud\": \"luoshi\", \"groups\": [\"%s\"], \"department\": \"U-001\"".formatted(group));
        String id = token("\"aud\": \"luoshi-gateway\", \"nonce\": \"%s\"".formatted(nonce));
        return """
                {"access_token": "%s", "token_type": "Bearer", "expires_in": 300, "id_token": "%s"}""".formatted(access, id);
    }

    private String token(String claims) {
        long now = Instant.now().getEpochSecond();
        String signed = encoded("{\"alg\": \"RS256\", \"kid\": \"k\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encoded("""
                        {"iss": "%s", "sub": "8a1f", "name": "顾清和", "iat": %d, "exp": %d, %s}""".formatted(address(), now, now + 300, claims).getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String keys() {
        RSAPublicKey open = (RSAPublicKey) key.getPublic();
        return """
                {"keys": [{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "k", "n": "%s", "e": "%s"}]}""".formatted(number(open.getModulus()), number(open.getPublicExponent()));
    }

    /** Without the sign, which is a byte of its own before a number that fills its bytes. */
    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return encoded(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String encoded(byte[] bytes) {
        return BASE64.encodeToString(bytes);
    }

    private static Map<String, String> fields(String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static void json(HttpExchange exchange, String body) throws IOException {
        send(exchange, 200, "application/json", body);
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
