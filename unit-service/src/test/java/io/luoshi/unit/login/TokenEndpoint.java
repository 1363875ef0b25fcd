package io.luoshi.unit.login;

import com.jayway.jsonpath.JsonPath;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What the gateway asks of the provider behind a {@link Browser}'s back, with its own secret. */
final class TokenEndpoint {

    private static final String GATEWAY = "Basic Z2F0ZXdheTphLXNlY3JldC1vZi10aGUtdGVzdHM=";

    private final MockMvcTester http;

    TokenEndpoint(MockMvcTester http) {
        this.http = http;
    }

    MvcTestResult exchange(String code) {
        return exchange(code, Browser.VERIFIER);
    }

    MvcTestResult exchange(String code, String verifier) {
        return post(
                "/oauth2/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        Browser.REDIRECT,
                        "code_verifier",
                        verifier));
    }

    MvcTestResult renew(String refreshToken) {
        return post("/oauth2/token", Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    MvcTestResult revoke(String token) {
        return post("/oauth2/revoke", Map.of("token", token));
    }

    private MvcTestResult post(String address, Map<String, String> fields) {
        var request = http.post()
                .uri(address)
                .header("Authorization", GATEWAY)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED);
        for (Map.Entry<String, String> field : fields.entrySet()) {
            request = request.param(field.getKey(), field.getValue());
        }
        return request.exchange();
    }

    static String access(MvcTestResult tokens) {
        return JsonPath.read(Browser.text(tokens), "$.access_token");
    }

    static String refresh(MvcTestResult tokens) {
        return JsonPath.read(Browser.text(tokens), "$.refresh_token");
    }
}
