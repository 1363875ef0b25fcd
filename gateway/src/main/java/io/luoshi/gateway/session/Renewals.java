package io.luoshi.gateway.session;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.stereotype.Component;

/**
 * New tokens for sessions. A page sends several requests at once, and each brings the same cookie: one renewal serves them all, because a
 * provider that changes refresh tokens takes each of them once and ends the session of who brings it again. Instances do not know of each
 * other's renewals.
 */
@Component
class Renewals {

    private static final int AT_A_TIME = 10_000;

    private final Tokens tokens;
    private final AsyncCache<BrowserSession, BrowserSession> renewed;

    Renewals(Tokens tokens, SessionSettings settings) {
        this.tokens = tokens;
        this.renewed = Caffeine.newBuilder()
                .maximumSize(AT_A_TIME)
                .expireAfterWrite(settings.overlap())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .buildAsync();
    }

    /** @throws OAuth2AuthorizationException when the provider refuses or does not answer */
    BrowserSession renew(BrowserSession session) {
        try {
            return renewed.get(
                            session,
                            (_, executor) -> CompletableFuture.supplyAsync(() -> atTheProvider(session), executor))
                    .join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof OAuth2AuthorizationException refused ? refused : failed;
        }
    }

    private BrowserSession atTheProvider(BrowserSession session) {
        var answer = tokens.renew(session);
        var access = answer.getAccessToken();
        OAuth2RefreshToken refresh = answer.getRefreshToken();
        return session.renewed(
                access.getTokenValue(),
                Objects.requireNonNull(access.getExpiresAt()),
                refresh == null ? null : refresh.getTokenValue());
    }
}
