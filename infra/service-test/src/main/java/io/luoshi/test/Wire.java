package io.luoshi.test;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** HTTP by hand: sends what no HTTP client would. */
final class Wire {

    /** A server that goes on waiting for more is a finding, not a pause. */
    private static final int PATIENCE_MILLIS = 30_000;

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3}) ");

    private final int port;

    Wire(int port) {
        this.port = port;
    }

    /** @param target as it stands in the first line, whatever it is */
    record Call(String method, String target, List<String> headers, String body) {

        Call(String method, String target) {
            this(method, target, List.of(), "");
        }

        Call with(String header) {
            List<String> more = new ArrayList<>(headers);
            more.add(header);
            return new Call(method, target, more, body);
        }

        Call as(@Nullable String token) {
            return token == null ? this : with("Authorization: Bearer " + token);
        }

        Call carrying(String type, String content) {
            return new Call(method, target, headers, content).with("Content-Type: " + type);
        }

        Call carrying(String otherContent) {
            return new Call(method, target, headers, otherContent);
        }

        Call at(String otherTarget) {
            return new Call(method, otherTarget, headers, body);
        }

        @Override
        public String toString() {
            return method + " " + target;
        }

        private String inFull() {
            int length = body.getBytes(StandardCharsets.UTF_8).length;
            boolean framed =
                    headers.stream().anyMatch(header -> header.matches("(?i)(content-length|transfer-encoding).*"));
            String head = method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + String.join("\r\n", headers) + (headers.isEmpty() ? "" : "\r\n");
            return head + (framed ? "" : "Content-Length: " + length + "\r\n") + "\r\n" + body;
        }
    }

    /** @param text head and body */
    record Answer(int status, String text) {

        boolean isRefusal() {
            return status >= 400 && status < 500;
        }

        String head() {
            int end = text.indexOf("\r\n\r\n");
            return end < 0 ? text : text.substring(0, end);
        }
    }

    Answer send(Call call) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write(call.inFull().getBytes(StandardCharsets.UTF_8));
            out.flush();
            String text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher status = STATUS.matcher(text);
            return new Answer(status.lookingAt() ? Integer.parseInt(status.group(1)) : 0, text);
        } catch (IOException e) {
            throw new UncheckedIOException(call.toString(), e);
        }
    }
}
