package io.luoshi.platform;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;

/** Lets only callers on this machine through: nobody logs in, and what is behind it changes how the platform works. */
record LocalOnly(HttpHandler handler) implements HttpHandler {

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (exchange.getRemoteAddress().getAddress().isLoopbackAddress()) {
            handler.handle(exchange);
        } else {
            try (exchange) {
                exchange.sendResponseHeaders(403, -1);
            }
        }
    }
}
