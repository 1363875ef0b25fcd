package io.luoshi.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.gateway.GatewayTest;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;

/** A browser in front of the gateway, as far as cookies go. */
abstract class BrowserTest extends GatewayTest {

    @Autowired
    protected SessionSettings settings;

    protected final Map<String, String> cookies = new LinkedHashMap<>();

    protected HttpResponse<String> browse(HttpRequest.Builder request) throws Exception {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> answer = send(request);
        answer.headers().allValues("Set-Cookie").forEach(this::remember);
        return answer;
    }

    private void remember(String cookie) {
        String[] pair = cookie.substring(0, cookie.indexOf(';')).split("=", 2);
        if (cookie.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    protected static String find(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern + " in " + text).isTrue();
        return URLDecoder.decode(found.group(1), StandardCharsets.UTF_8);
    }

    protected String formToken() {
        return cookies.get(settings.cookie() + "-form");
    }

    protected String seenByTask() {
        return TASK.received.getLast().header("authorization");
    }

    protected HttpResponse<String> logOut() throws Exception {
        HttpRequest.Builder out = request("/logout").POST(BodyPublishers.noBody());
        return browse(out.header(SessionFilter.FORM_TOKEN, formToken()));
    }
}
