package io.luoshi.gateway.session;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Browser sessions and the OpenID provider they come from.
 *
 * @param outside where browsers reach this gateway
 * @param key 32 bytes in Base64 that seal the cookie; the same for all instances, from the environment or a file
 * @param cookie name of the cookie; browsers tell hosts apart but not ports
 * @param idle a session not used for so long ends
 * @param longest a session ends after so long however busy it is
 * @param endedKnown so many ended sessions are remembered for as long as a session lasts; beyond that the oldest are forgotten first
 * @param issuer the provider's address as it stands in its tokens
 * @param backChannel where the gateway itself reaches unit-service as the provider; absent for another provider, whose addresses are found through the issuer
 * @param clientId the gateway's name at the provider
 * @param clientSecret with which it proves itself there
 * @param scopes what the gateway asks for; another provider may want more for a name, a refresh token or an audience
 * @param patience how long the provider may take for each question
 * @param overlap for so long one renewal serves all requests that still bring the cookie of before
 */
@Validated
@ConfigurationProperties("luoshi.gateway.session")
record SessionSettings(
        @NotNull URI outside,
        @NotBlank String key,
        @NotBlank String cookie,
        @DefaultValue("30m") Duration idle,
        @DefaultValue("12h") Duration longest,
        @DefaultValue("100000") int endedKnown,
        @NotBlank String issuer,
        @Nullable URI backChannel,
        @DefaultValue("gateway") String clientId,
        @NotBlank String clientSecret,
        @DefaultValue("openid") @NotEmpty List<String> scopes,
        @DefaultValue("3s") Duration patience,
        @DefaultValue("30s") Duration overlap) {

    boolean isSecure() {
        return "https".equals(outside.getScheme());
    }

    /** Behind TLS a browser takes a cookie of such a name from this host only: no neighbour under the same domain can plant one. */
    String hostCookie() {
        return isSecure() ? "__Host-" + cookie : cookie;
    }
}
