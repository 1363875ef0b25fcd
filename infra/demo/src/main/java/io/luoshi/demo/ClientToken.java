package io.luoshi.demo;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/** An API client's access token, asked for again a minute before it runs out. */
final class ClientToken implements Proof {

    private static final Duration EARLIER = Duration.ofMinutes(1);

    private final Api provider;
    private final String credentials;
    private String token = "";
    private long renewAtNanos = System.nanoTime();

    /** @param base the gateway's address */
    ClientToken(String base, String id, String secret) {
        this.provider = new Api(base);
        this.credentials = Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void addTo(HttpRequest.Builder request) {
        request.header("Authorization", "Bearer " + current());
    }

    private synchronized String current() {
        if (token.isEmpty() || System.nanoTime() - renewAtNanos > 0) {
            JsonNode answer = provider.form("/oauth2/token", "grant_type=client_credentials", "Basic " + credentials)
                    .expect();
            token = answer.path("access_token").asString();
            Duration goodFor = Duration.ofSeconds(answer.path("expires_in").asLong());
            renewAtNanos = System.nanoTime() + goodFor.minus(EARLIER).toNanos();
        }
        return token;
    }
}
