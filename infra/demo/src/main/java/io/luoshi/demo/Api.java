package io.luoshi.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieHandler;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Speaks JSON to one HTTP address, the gateway's as a rule. Safe for use by several threads. */
public final class Api {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /** For all who keep no cookies. */
    private static final HttpClient WITHOUT_COOKIES =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final HttpClient http;
    private final String base;
    private final Proof proof;

    /** For what asks for no proof. @param base for example {@code http://localhost:8080} */
    public Api(String base) {
        this(base, WITHOUT_COOKIES, new Proof.Nobody());
    }

    private Api(String base, HttpClient http, Proof proof) {
        this.base = base;
        this.http = http;
        this.proof = proof;
    }

    /**
     * As a person who logs in with his password.
     *
     * @param newPassword what he changes a one-time password to
     */
    public static Api person(String base, String login, String password, String newPassword) {
        return person(base, login, password, newPassword, Map.of());
    }

    /** @param cookies what the browser holds before the log-in */
    public static Api person(
            String base, String login, String password, String newPassword, Map<String, String> cookies) {
        BrowserLogIn browser = BrowserLogIn.of(base, login, password, newPassword, cookies);
        return new Api(base, browser.http(), browser);
    }

    /** As an API client that gets itself tokens. */
    public static Api client(String base, String id, String secret) {
        return new Api(base, WITHOUT_COOKIES, new ClientToken(base, id, secret));
    }

    /** The headers by which this caller is known, cookies included: for requests that are sent by other means. */
    public Map<String, String> proof() {
        Map<String, String> headers = new LinkedHashMap<>();
        HttpRequest request = request("/").build();
        request.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
        http.cookieHandler().ifPresent(kept -> headers.put("Cookie", cookies(kept, request.uri())));
        return headers;
    }

    private static String cookies(CookieHandler kept, URI address) {
        try {
            return String.join("; ", kept.get(address, Map.of()).getOrDefault("Cookie", List.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As anybody. */
    public Api withoutLogIn() {
        return new Api(base);
    }

    /**
     * What came back.
     *
     * @param body the JSON, or a missing node when there was none
     */
    public record Answer(int status, JsonNode body) {

        public boolean ok() {
            return status / 100 == 2;
        }

        /** The body of an answer that must be a success. */
        public JsonNode expect() {
            if (!ok()) {
                throw new IllegalStateException("HTTP " + status + ": " + body);
            }
            return body;
        }
    }

    /** The connection failed before an answer came. */
    public static final class NoAnswer extends RuntimeException {
        NoAnswer(IOException cause) {
            super(cause);
        }
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path) {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    public Answer post(String path, Object json) {
        return send(json(request(path)).POST(text(JSON.writeValueAsString(json))));
    }

    public Answer put(String path, Object json) {
        return put(path, "application/json", JSON.writeValueAsString(json));
    }

    public Answer put(String path, String contentType, String body) {
        return send(request(path).header("Content-Type", contentType).PUT(text(body)));
    }

    Answer form(String path, String fields, String authorization) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", authorization)
                .POST(text(fields)));
    }

    /** A file, as it comes. */
    public byte[] download(String path) {
        HttpResponse<byte[]> response = exchange(request(path).GET(), BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IllegalStateException("HTTP " + response.statusCode() + " for " + path);
        }
        return response.body();
    }

    /** Posts a file as the part {@code file} of a multipart form. */
    public Answer upload(String path, String fileName, byte[] content) {
        String boundary = UUID.randomUUID().toString();
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        ByteArrayOutputStream body = new ByteArrayOutputStream(content.length + 300);
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** A value made fit for a path or query. */
    public static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(TIMEOUT);
        proof.addTo(request);
        return request;
    }

    private static HttpRequest.Builder json(HttpRequest.Builder request) {
        return request.header("Content-Type", "application/json");
    }

    private static BodyPublisher text(String body) {
        return BodyPublishers.ofString(body);
    }

    private Answer send(HttpRequest.Builder request) {
        HttpResponse<String> response = exchange(request, BodyHandlers.ofString());
        return new Answer(response.statusCode(), parse(response.body()));
    }

    private <T> HttpResponse<T> exchange(HttpRequest.Builder request, BodyHandler<T> body) {
        try {
            return http.send(request.build(), body);
        } catch (IOException e) {
            throw new NoAnswer(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private static JsonNode parse(String body) {
        try {
            return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JacksonException noJson) {
            return JSON.getNodeFactory().stringNode(body);
        }
    }
}
