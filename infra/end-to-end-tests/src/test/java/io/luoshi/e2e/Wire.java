package io.luoshi.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A connection to the gateway on which every byte is the sender's own: a client of good manners would tidy up or refuse to send some. */
record Wire(int port) {

    /** Longer than the gateway has patience with a caller who goes silent. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private static final Pattern REQUEST_ID = Pattern.compile("X-Request-Id: (\\S+)");
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");

    /**
     * What came back until the gateway closed the connection.
     *
     * @param text of one answer or, after a smuggled request, of two; empty when the connection was closed without one
     */
    record Answer(String text) {

        /** Of the first answer; 0 without one. */
        int status() {
            Matcher first = STATUS.matcher(text);
            return first.lookingAt() ? Integer.parseInt(first.group(1)) : 0;
        }

        /** How many answers the gateway gave: more than one, and it saw more than one request. */
        long count() {
            return STATUS.matcher(text).results().count();
        }

        /** By which logs and audit trail know the request: its trace id or, where Tomcat refused it before there was one, its own id. */
        String mark() {
            Matcher id = REQUEST_ID.matcher(text);
            return json().path("traceId").asString(id.find() ? id.group(1) : "");
        }

        JsonNode json() {
            int from = text.indexOf('{', text.indexOf("\r\n\r\n"));
            int to = text.lastIndexOf('}');
            return from < 0 ? MissingNode.getInstance() : JsonMapper.shared().readTree(text.substring(from, to + 1));
        }
    }

    /** The first line that comes back; empty when the connection is closed without one. */
    String firstLine(String request) {
        try (Socket socket = open(request)) {
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            return Objects.requireNonNullElse(line, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends it and waits for what comes back, however slowly. */
    Answer send(String request) {
        try (Socket socket = open(request)) {
            return new Answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Socket open(String request) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        return socket;
    }
}
