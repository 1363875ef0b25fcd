package io.luoshi.platform;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code PUT /switches/kafka} and {@code PUT /switches/smtp} with the body {@code on} or {@code off}; answers when it is done. */
final class SwitchSite implements HttpHandler {

    static final String PATH = "/switches/";

    private static final Logger log = LoggerFactory.getLogger(SwitchSite.class);

    private final Map<String, Switch> switches;

    SwitchSite(Map<String, Switch> switches) {
        this.switches = Map.copyOf(switches);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status(exchange), -1);
        }
    }

    private int status(HttpExchange exchange) throws IOException {
        Switch part = switches.get(exchange.getRequestURI().getPath().substring(PATH.length()));
        String position = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (part == null) {
            return 404;
        }
        if (!exchange.getRequestMethod().equals("PUT") || !(position.equals("on") || position.equals("off"))) {
            return 400;
        }
        try {
            turn(part, position);
            log.info("{} is {}", exchange.getRequestURI().getPath(), position);
            return 204;
        } catch (RuntimeException e) {
            log.error("Cannot switch {}", exchange.getRequestURI(), e);
            return 500;
        }
    }

    private static void turn(Switch part, String position) {
        if (position.equals("on")) {
            part.on();
        } else {
            part.off();
        }
    }
}
