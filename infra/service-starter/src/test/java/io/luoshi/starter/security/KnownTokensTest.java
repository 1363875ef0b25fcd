package io.luoshi.starter.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;

class KnownTokensTest {

    private final List<String> looked = new ArrayList<>();
    private boolean revoked;

    private KnownTokens remembering(int most, Duration keysGoodFor) {
        SecuritySettings settings = new SecuritySettings(
                true,
                "http://issuer.example",
                URI.create("http://issuer.example/keys"),
                true,
                "luoshi",
                List.of("RS256"),
                Duration.ZERO,
                keysGoodFor,
                Duration.ofSeconds(1),
                most,
                "roles",
                "unit",
                "name",
                Map.of());
        return new KnownTokens(
                this::genuine,
                _ -> revoked
                        ? OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", "ended", null))
                        : OAuth2TokenValidatorResult.success(),
                settings);
    }

    private Jwt genuine(String token) {
        looked.add(token);
        if (token.startsWith("forged")) {
            throw new BadJwtException(token);
        }
        return new Jwt(token, Instant.EPOCH, Instant.MAX, Map.of("alg", "RS256"), Map.of("sub", token));
    }

    @Test
    void theSignatureOfATokenIsLookedAtOnce() {
        KnownTokens tokens = remembering(10, Duration.ofMinutes(5));

        assertThat(tokens.decode("a").getSubject()).isEqualTo("a");
        assertThat(tokens.decode("b").getSubject()).isEqualTo("b");
        assertThat(tokens.decode("a").getSubject()).isEqualTo("a");

        assertThat(looked).containsExactly("a", "b");
    }

    @Test
    void aForgedOneIsNeverKnown() {
        KnownTokens tokens = remembering(10, Duration.ofMinutes(5));

        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
        }

        assertThat(looked).containsExactly("forged", "forged");
    }

    @Test
    void aKnownOneCountsNoMoreAsSoonAsARuleSaysSo() {
        KnownTokens tokens = remembering(10, Duration.ofMinutes(5));
        tokens.decode("a");
        revoked = true;

        assertThatThrownBy(() -> tokens.decode("a"))
                .isInstanceOf(JwtValidationException.class)
                .hasMessageContaining("ended");
    }

    @Test
    void noneIsKnownWhereNoneMayBe() {
        for (KnownTokens tokens : List.of(remembering(0, Duration.ofMinutes(5)), remembering(10, Duration.ZERO))) {
            looked.clear();
            tokens.decode("a");
            tokens.decode("a");
            assertThat(looked).containsExactly("a", "a");
        }
    }
}
