package io.luoshi.unit.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.luoshi.test.TestPlatform;
import io.luoshi.test.Tokens;
import java.util.ArrayList;
import java.util.List;
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

    private String session(String password) {
        Browser browser = new Browser(http);
        MvcTestResult done;
        if (password.equals(Browser.PASSWORD)) {
            browser.begin();
            done = browser.logIn("often", password);
        } else {
            done = browser.firstLogIn("often", password);
        }
        return TokenEndpoint.refresh(new TokenEndpoint(http).exchange(browser.code(done)));
    }

    private boolean isOpen(String session) {
        return new TokenEndpoint(http).renew(session).getResponse().getStatus() == 200;
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
            sessions.add(session(i == 0 ? JsonPath.read(opened, "$.oneTimePassword") : Browser.PASSWORD));
        }

        assertThat(sessions).extracting(this::isOpen).containsExactly(false, true, true, true, true, true);
    }
}
