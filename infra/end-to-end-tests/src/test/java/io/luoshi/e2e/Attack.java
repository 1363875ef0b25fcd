package io.luoshi.e2e;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request of somebody who tries what he may not.
 *
 * @param as who he is, for the name of the attack
 */
record Attack(String method, String path, String as, Map<String, String> headers, String body) {

    static Attack get(String path) {
        return new Attack("GET", path, "nobody", Map.of(), "");
    }

    static Attack post(String path) {
        return new Attack("POST", path, "nobody", Map.of(), "");
    }

    static Attack delete(String path) {
        return new Attack("DELETE", path, "nobody", Map.of(), "");
    }

    static Attack post(String path, String json) {
        return post(path).sending("application/json", json);
    }

    static Attack put(String path, String json) {
        return new Attack("PUT", path, "nobody", Map.of(), "").sending("application/json", json);
    }

    Attack sending(String type, String content) {
        return new Attack(method, path, as, headers, content).with("Content-Type", type);
    }

    Attack with(String header, String value) {
        return with(Map.of(header, value));
    }

    Attack with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Attack(method, path, as, all, body);
    }

    /** @param proof the headers by which he is known */
    Attack as(String who, Map<String, String> proof) {
        return new Attack(method, path, who, headers, body).with(proof);
    }

    Attack as(String who, String token) {
        return as(who, Map.of("Authorization", "Bearer " + token));
    }

    /** Byte by byte. */
    String request() {
        StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        if (!headers.containsKey("Host")) {
            request.append("Host: localhost\r\n");
        }
        headers.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
        if (!headers.containsKey("Transfer-Encoding") && !headers.containsKey("Content-Length")) {
            request.append("Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n");
        }
        if (!headers.containsKey("Connection")) {
            request.append("Connection: close\r\n");
        }
        return request + "\r\n" + body;
    }

    @Override
    public String toString() {
        String shown = body.length() > 80 ? body.substring(0, 80) + "…" : body;
        return method + " " + path + " " + shown + " as " + as;
    }
}
