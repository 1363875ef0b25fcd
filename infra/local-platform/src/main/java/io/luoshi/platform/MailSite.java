package io.luoshi.platform;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The mails in the browser and for programs.
 *
 * <ul>
 *   <li>{@code GET /} and {@code GET /view/{id}}: pages
 *   <li>{@code GET /mails}: a JSON array, newest first; {@code to}: address of a recipient, {@code q}: a text in
 *       addresses, subject or content, {@code page} from 0, {@code size} (1000, and no more than that); {@code GET /mails/{id}}: one; {@code GET /mails/{id}.eml}: its file
 *   <li>{@code DELETE /mails}: forgets all
 * </ul>
 */
final class MailSite implements HttpHandler {

    private static final Logger log = LoggerFactory.getLogger(MailSite.class);

    private static final Pattern ONE_MAIL = Pattern.compile("/(?<as>mails|view)/(?<id>[^/]+?)(?<file>\\.eml)?");
    private static final int PAGE_SIZE = 50;
    private static final int MAX_SIZE = 1000;

    private final MailFolder mails;
    private final JsonMapper json = new JsonMapper();

    MailSite(MailFolder mails) {
        this.mails = mails;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answerOrExplain(exchange);
        }
    }

    private void answerOrExplain(HttpExchange exchange) throws IOException {
        try {
            answer(exchange);
        } catch (IllegalArgumentException e) {
            send(exchange, 400, "text/plain", String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            log.error("cannot answer {}", exchange.getRequestURI(), e);
            send(exchange, 500, "text/plain", "The mail sink failed; see its log.");
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Matcher one = ONE_MAIL.matcher(path);
        switch (exchange.getRequestMethod() + " " + path) {
            case "GET /" -> html(exchange, 200, MailPages.list(page(exchange, PAGE_SIZE)));
            case "GET /mails" -> json(exchange, page(exchange, MAX_SIZE).items());
            case "DELETE /mails" -> {
                mails.clear();
                exchange.sendResponseHeaders(204, -1);
            }
            default -> {
                if (exchange.getRequestMethod().equals("GET") && one.matches()) {
                    answerOne(exchange, one);
                } else {
                    send(exchange, 404, "text/plain", "Nothing here.");
                }
            }
        }
    }

    private void answerOne(HttpExchange exchange, Matcher path) throws IOException {
        Optional<Mail> mail = mails.find(path.group("id"));
        if (mail.isEmpty()) {
            send(exchange, 404, "text/plain", "No such mail.");
        } else if (path.group("as").equals("view")) {
            html(exchange, 200, MailPages.view(mail.get()));
        } else if (path.group("file") != null) {
            send(
                    exchange,
                    200,
                    "message/rfc822",
                    Files.readAllBytes(mails.file(mail.get().id())));
        } else {
            json(exchange, mail.get());
        }
    }

    private MailPage page(HttpExchange exchange, int defaultSize) {
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
        Optional<String> to = parameter(query, "to").filter(address -> !address.isBlank());
        Optional<String> text = parameter(query, "q").filter(wanted -> !wanted.isBlank());
        List<Mail> found = mails.all().stream()
                .filter(mail -> to.map(mail::isTo).orElse(true))
                .filter(mail -> text.map(mail::contains).orElse(true))
                .toList();
        int size = Math.clamp(parameter(query, "size").map(Integer::valueOf).orElse(defaultSize), 1, MAX_SIZE);
        int page = Math.max(0, parameter(query, "page").map(Integer::valueOf).orElse(0));
        List<Mail> items = found.stream().skip((long) page * size).limit(size).toList();
        return new MailPage(items, page, size, found.size(), to.orElse(""), text.orElse(""));
    }

    private static Optional<String> parameter(String query, String name) {
        return Pattern.compile("&")
                .splitAsStream(query)
                .filter(part -> part.startsWith(name + "="))
                .map(part -> URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst();
    }

    private void json(HttpExchange exchange, Object body) throws IOException {
        send(exchange, 200, "application/json", json.writeValueAsBytes(body));
    }

    private static void html(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'");
        send(exchange, status, "text/html; charset=utf-8", body);
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        send(exchange, status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders()
                .putAll(Map.of("Content-Type", List.of(type), "X-Content-Type-Options", List.of("nosniff")));
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
