package io.luoshi.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A person's log-in as a browser does it: opens the gateway's log-in, fills in the forms it is shown, keeps the cookies. A one-time
 * password is changed when the page asks for it.
 */
final class BrowserLogIn implements Proof {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
    private static final Pattern ACTION = Pattern.compile("<form method=\"post\" action=\"([^\"]+)\"");
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String base;

    private BrowserLogIn(String base) {
        this.base = base;
    }

    /**
     * @param newPassword takes the place of a one-time password
     * @param held cookies that the browser has before
     */
    static BrowserLogIn of(String base, String login, String password, String newPassword, Map<String, String> held) {
        BrowserLogIn browser = new BrowserLogIn(base);
        held.forEach(browser::hold);
        String page = browser.get("/oauth2/authorization/luoshi");
        page = browser.fill(page, "&username=" + Api.encode(login) + "&password=" + Api.encode(password));
        if (page.contains("/login/new-password")) {
            page = browser.fill(page, "&password=" + Api.encode(newPassword));
        }
        if (browser.formToken().isEmpty()) {
            throw new IllegalStateException("The log-in of " + login + " was refused: " + page);
        }
        return browser;
    }

    private void hold(String name, String value) {
        try {
            cookies.put(URI.create(base), Map.of("Set-Cookie", List.of(name + "=" + value + "; Path=/")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpClient http() {
        return http;
    }

    @Override
    public void addTo(HttpRequest.Builder request) {
        request.header("X-XSRF-TOKEN", formToken());
    }

    private String formToken() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie ->
                        cookie.getName().endsWith("-form") && cookie.getName().startsWith("luoshi-"))
                .filter(cookie -> !cookie.getName().equals("luoshi-form"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private String fill(String page, String fields) {
        Matcher action = ACTION.matcher(page);
        if (!action.find()) {
            throw new IllegalStateException("No form on the page: " + page);
        }
        StringBuilder form = new StringBuilder();
        Matcher hidden = HIDDEN.matcher(page);
        while (hidden.find()) {
            String value = hidden.group(2).replace("&amp;", "&");
            form.append('&').append(hidden.group(1)).append('=').append(Api.encode(value));
        }
        return send(HttpRequest.newBuilder(URI.create(base + action.group(1)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.substring(1) + fields)));
    }

    private String get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).GET());
    }

    private String send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(
                    request.timeout(TIMEOUT).header("Accept", "text/html").build(), BodyHandlers.ofString());
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
