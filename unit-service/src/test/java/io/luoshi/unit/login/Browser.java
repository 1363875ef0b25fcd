package io.luoshi.unit.login;

import jakarta.servlet.http.Cookie;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What a browser does in a log-in: keeps cookies, posts forms with their hidden fields, follows where it is sent; and what the gateway does then. */
final class Browser {

    static final String VERIFIER = "a-verifier-that-is-long-enough-for-the-rules-of-pkce-0123456789";
    static final String REDIRECT = "http://localhost:8080/login/oauth2/code/luoshi";

    /** As the rules want it. */
    static final String PASSWORD = "Luo-shi 2025!";

    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern BACK = Pattern.compile("[?&]continue=([^&]+)");

    private final MockMvcTester http;
    private final Map<String, Cookie> cookies = new LinkedHashMap<>();
    private String back = "";
    private String formToken = "";
    private String bearer = "";
    private String address = "127.0.0.1";

    Browser(MockMvcTester http) {
        this.http = http;
    }

    /** Asks for an authorization; shows the log-in page. */
    MvcTestResult begin() {
        MvcTestResult sent = get("/oauth2/authorize?response_type=code&client_id=gateway&scope=openid&state=s1&nonce=n1"
                + "&redirect_uri=" + encode(REDIRECT) + "&code_challenge_method=S256&code_challenge=" + challenge());
        return get(location(sent));
    }

    MvcTestResult get(String address) {
        MvcTestResult result = remember(with(http.get().uri(java.net.URI.create(address)))
                .header("Accept", "text/html")
                .exchange());
        Matcher asked = BACK.matcher(address);
        if (asked.find()) {
            back = URLDecoder.decode(asked.group(1), StandardCharsets.UTF_8);
        }
        Matcher token = FORM_TOKEN.matcher(text(result));
        if (token.find()) {
            formToken = token.group(1);
        }
        return result;
    }

    /** Posts a form with the hidden fields of the page that was shown last. */
    MvcTestResult post(String address, Map<String, String> fields) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        fields.forEach(form::add);
        form.add("_csrf", formToken);
        form.add("continue", back);
        return remember(with(http.post().uri(address))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .formFields(form)
                .exchange());
    }

    MvcTestResult logIn(String login, String password) {
        return post("/login", Map.of("username", login, "password", password));
    }

    /** The first log-in of all: with a one-time password, which makes way for {@link #PASSWORD}. */
    MvcTestResult firstLogIn(String login, String oneTime) {
        begin();
        get(location(logIn(login, oneTime)));
        return post("/login/new-password", Map.of("password", PASSWORD));
    }

    /** Follows to the authorization; the code with which the gateway gets tokens. */
    String code(MvcTestResult done) {
        String address = location(get(location(done)));
        Matcher code = Pattern.compile("[?&]code=([^&]+)").matcher(address);
        if (!code.find()) {
            throw new AssertionError("no code in " + address);
        }
        return URLDecoder.decode(code.group(1), StandardCharsets.UTF_8);
    }

    /** The same browser as it is now, kept for later. */
    Browser copy() {
        Browser copy = new Browser(http);
        copy.cookies.putAll(cookies);
        copy.back = back;
        copy.formToken = formToken;
        return copy;
    }

    /** Sits at that address, by the gateway's word. */
    void from(String place) {
        address = place;
    }

    /** Shows a token besides, as no browser does. */
    void bear(String token) {
        bearer = token;
    }

    /** Keeps a cookie that nobody gave it. */
    void keep(String name, String value) {
        cookies.put(name, new Cookie(name, value));
    }

    void forget(String cookie) {
        cookies.remove(cookie);
    }

    static String location(MvcTestResult result) {
        String location = result.getResponse().getHeader("Location");
        if (location == null) {
            throw new AssertionError("not sent on: " + result.getResponse().getStatus() + " " + text(result));
        }
        return location;
    }

    static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private MockMvcTester.MockMvcRequestBuilder with(MockMvcTester.MockMvcRequestBuilder request) {
        var placed = request.header("X-Forwarded-For", address);
        var bearing = bearer.isEmpty() ? placed : placed.header("Authorization", "Bearer " + bearer);
        return cookies.isEmpty() ? bearing : bearing.cookie(cookies.values().toArray(Cookie[]::new));
    }

    private MvcTestResult remember(MvcTestResult result) {
        for (Cookie cookie : result.getResponse().getCookies()) {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie);
            }
        }
        return result;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String challenge() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
