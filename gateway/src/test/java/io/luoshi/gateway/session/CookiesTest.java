package io.luoshi.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/** What a browser keeps of a session behind TLS, where browsers know cookies of one host. */
class CookiesTest {

    private static final BrowserSession SESSION =
            new BrowserSession("顾清和", "access", Instant.MAX, "refresh", "form", Instant.MAX);

    private static SessionSettings settings(String outside) {
        return new SessionSettings(
                URI.create(outside),
                Base64.getEncoder().encodeToString(new byte[32]),
                "luoshi",
                Duration.ofMinutes(30),
                Duration.ofHours(12),
                10,
                outside,
                null,
                "gateway",
                "secret",
                List.of("openid"),
                Duration.ofSeconds(3),
                Duration.ofSeconds(30));
    }

    private static Cookies at(String outside) {
        return new Cookies(new Seal(JsonMapper.shared(), settings(outside)), settings(outside));
    }

    private static MockHttpServletRequest bringing(Cookie... cookies) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setCookies(cookies);
        return request;
    }

    @Test
    void behindTlsNoNeighbourUnderTheSameDomainCanPlantASession() {
        Cookies cookies = at("https://luoshi.example.gov.test");
        MockHttpServletResponse response = new MockHttpServletResponse();
        cookies.write(SESSION, response);
        Cookie[] own = response.getCookies();
        Cookie planted = new Cookie("luoshi", own[0].getValue());

        assertThat(own).allSatisfy(cookie -> {
            assertThat(cookie.getName()).startsWith("__Host-luoshi");
            assertThat(cookie.getSecure()).isTrue();
            assertThat(cookie.getPath()).isEqualTo("/");
            assertThat(cookie.getDomain()).isNull();
        });
        assertThat(cookies.session(bringing(own))).hasValue(SESSION);
        assertThat(cookies.session(bringing(planted))).isEmpty();
        assertThat(cookies.formTokenName()).isEqualTo("__Host-luoshi-form");
    }

    @Test
    void noServiceSeesACookieOfTheGateway() {
        Cookies cookies = at("https://luoshi.example.gov.test");

        assertThat(List.of("luoshi", "luoshi-id", "__Host-luoshi", "__Host-luoshi-form", "__Host-luoshi-pending"))
                .allMatch(cookies::isOwn);
        assertThat(cookies.isOwn("other")).isFalse();
    }

    @Test
    void withoutTlsABrowserWouldNotTakeSuchANameSoItIsPlain() {
        MockHttpServletResponse response = new MockHttpServletResponse();
        at("http://localhost:8080").write(SESSION, response);

        assertThat(response.getCookies()[0].getName()).isEqualTo("luoshi");
    }
}
