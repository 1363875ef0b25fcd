package io.luoshi.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.gateway.Backend;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A gateway that has started before its provider, or with one that is another than it should be. */
class AbsentProviderTest extends BrowserTest {

    private static final Backend PROVIDER = new Backend();

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry registry) {
        registry.add("luoshi.gateway.session.issuer", PROVIDER::url);
        registry.add("luoshi.gateway.session.back-channel", () -> "");
    }

    private void assertToldToComeBack() throws Exception {
        HttpResponse<String> answer = browse(request("/oauth2/authorization/luoshi"));
        assertProblem(answer, 503, "identity-unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
    }

    @Test
    void whoBeginsToLogInIsToldToComeBack() throws Exception {
        PROVIDER.answering(Backend.json(503, "{}"));
        assertToldToComeBack();
    }

    @Test
    void aDescriptionOfAnotherIssuerIsNotTaken() throws Exception {
        PROVIDER.answering(Backend.json(200, """
                {"issuer": "https://evil.example", "authorization_endpoint": "https://evil.example/a",
                 "token_endpoint": "https://evil.example/t", "jwks_uri": "https://evil.example/k",
                 "subject_types_supported": ["public"], "response_types_supported": ["code"],
                 "id_token_signing_alg_values_supported": ["RS256"]}"""));
        assertToldToComeBack();
    }
}
