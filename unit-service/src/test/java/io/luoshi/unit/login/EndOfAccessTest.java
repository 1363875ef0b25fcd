package io.luoshi.unit.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.luoshi.test.TestPlatform;
import io.luoshi.test.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A token that is still good by its times counts no more once its bearer's access has ended; the word goes over Kafka to every service. */
@SpringBootTest(properties = "luoshi.security.enabled=true")
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestPlatform.class)
class EndOfAccessTest {

    private static final String ADMIN = Tokens.person("管理员", "ADMINISTRATOR");

    @Autowired
    private MockMvcTester http;

    private MvcTestResult post(String address, String body) {
        return http.post()
                .uri(address)
                .header("Authorization", "Bearer " + ADMIN)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private int status(String token) {
        return http.get()
                .uri("/api/accounts/me")
                .header("Authorization", "Bearer " + token)
                .exchange()
                .getResponse()
                .getStatus();
    }

    private static String token(String account, Instant issued) {
        return Tokens.signed(Tokens.claims(account)
                .issueTime(Date.from(issued))
                .claim("roles", List.of("AUDITOR"))
                .build());
    }

    @Test
    void aDeactivatedAccountsTokensEndAndThoseOfOthersDoNot() {
        String account = JsonPath.read(
                Browser.text(post("/api/accounts", "{\"login\": \"qin\", \"name\": \"秦素\", \"roles\": [\"AUDITOR\"]}")),
                "$.account");
        String token = token(account, Instant.now());
        assertThat(status(token)).isEqualTo(200);

        assertThat(post("/api/accounts/" + account + "/deactivate", "")).hasStatusOk();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(status(token)).isEqualTo(401));
        assertThat(status(token("A-other", Instant.now()))).isEqualTo(200);
        assertThat(status(token(account, Instant.now().plusSeconds(5))))
                .as("given out after it was let in again")
                .isEqualTo(200);
    }
}
