package io.luoshi.unit.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.luoshi.test.TestPlatform;
import io.luoshi.test.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** How often one account is logged in at the same time. */
@SpringBootTest(properties = "luoshi.security.enabled=true")
@AutoConfigureMockMvc
@Import(LogInFlowTest.Time.class)
@ContextConfiguration(initializers = TestPlatform.Store.class)
class SessionLimitTest {

    private static final int MOST = 5;

    @Autowired
    private MockMvcTester http;

    private MvcTestResult token(Map<String, String> fields) {
        var request = http.post()
                .uri("/oauth2/token")
                .header("Authorization", "Basic Z2F0ZXdheTphLXNlY3JldC1vZi10aGUtdGVzdHM=")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED);
        for (Map.Entry<String, String> field : fields.entrySet()) {
            request = request.param(field.getKey(), field.getValue());
        }
        return request.exchange();
    }

    private String session(String code) {
        return JsonPath.read(
                Browser.text(token(Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        Browser.REDIRECT,
                        "code_verifier",
                        Browser.VERIFIER))),
                "$.refresh_token");
    }

    private boolean isOpen(String session) {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", session))
                        .getResponse()
                        .getStatus()
                == 200;
    }

    @Test
    void oneLogInMoreThanAllowedEndsTheOldest() {
        String opened = Browser.text(http.post()
                .uri("/api/accounts")
                .header("Authorization", "Bearer " + Tokens.person("管理员", "ADMINISTRATOR"))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"login\": \"often\", \"name\": \"秦素\", \"roles\": [\"AUDITOR\"]}")
                .exchange());
        List<String> sessions = new ArrayList<>();
        for (int i = 0; i <= MOST; i++) {
            Browser browser = new Browser(http);
            browser.begin();
            String password = i == 0 ? JsonPath.read(opened, "$.oneTimePassword") : "Luo-shi 2025!";
            MvcTestResult sent = browser.logIn("often", password);
            if (i == 0) {
                browser.get(Browser.location(sent));
                sent = browser.post("/login/new-password", Map.of("password", "Luo-shi 2025!"));
            }
            sessions.add(session(browser.code(sent)));
        }

        assertThat(sessions).extracting(this::isOpen).containsExactly(false, true, true, true, true, true);
    }
}
