package io.luoshi.platform;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code PUT /store/backup} with an absolute directory as the body; answers 204 when the copy is there. For this machine. */
final class BackupSite implements HttpHandler {

    static final String PATH = "/store/backup";

    private static final Logger log = LoggerFactory.getLogger(BackupSite.class);

    private final DocumentStore store;

    BackupSite(DocumentStore store) {
        this.store = store;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("PUT")) {
                exchange.sendResponseHeaders(405, -1);
            } else {
                answer(exchange);
            }
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        Path target = Path.of(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (!target.isAbsolute()) {
            send(exchange, 400, "not an absolute directory: " + target);
            return;
        }
        try {
            store.backup(target);
            log.info("the store was copied to {}", target);
            exchange.sendResponseHeaders(204, -1);
        } catch (RuntimeException e) {
            log.error("cannot copy the store to {}", target, e);
            send(exchange, 500, String.valueOf(e.getMessage()));
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
