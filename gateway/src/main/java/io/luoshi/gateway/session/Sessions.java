package io.luoshi.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.stereotype.Component;

/**
 * Which sessions count: sealed here, not ended, neither idle nor too old, with a token that services take. A cookie is good wherever it
 * lies, so the instance at which a person logs out remembers it: a copy of his cookie is worth nothing from then on. The other instances
 * find out when they renew it.
 */
@Component
class Sessions {

    private final Cookies cookies;
    private final Renewals renewals;
    private final Tokens tokens;
    private final Provider provider;
    private final SessionSettings settings;
    private final Clock clock;
    private final Cache<String, Boolean> ended;

    Sessions(
            Cookies cookies,
            Renewals renewals,
            Tokens tokens,
            Provider provider,
            SessionSettings settings,
            Clock clock) {
        this.cookies = cookies;
        this.renewals = renewals;
        this.tokens = tokens;
        this.provider = provider;
        this.settings = settings;
        this.clock = clock;
        this.ended = Caffeine.newBuilder()
                .maximumSize(settings.endedKnown())
                .expireAfterWrite(settings.longest())
                .build();
    }

    /** The session of this browser, if it has not been ended; its token may have run out. */
    Optional<BrowserSession> of(HttpServletRequest request) {
        return cookies.session(request).filter(session -> ended.getIfPresent(session.formToken()) == null);
    }

    /**
     * The session with a token that services take; none when it has ended here or at the provider.
     *
     * @throws OAuth2AuthorizationException when the provider does not answer
     */
    Optional<BrowserSession> withGoodToken(BrowserSession session, HttpServletResponse response) {
        Instant now = clock.instant();
        boolean over = session.isOver(now, settings.idle());
        if (!over && !session.mustRenew(now)) {
            return Optional.of(session);
        }
        Optional<BrowserSession> renewed = over || session.refresh() == null ? Optional.empty() : renew(session);
        renewed.ifPresentOrElse(good -> cookies.write(good, response), () -> cookies.clear(response));
        return renewed;
    }

    /** Empty when the provider has ended the session. */
    private Optional<BrowserSession> renew(BrowserSession session) {
        try {
            return Optional.of(renewals.renew(session));
        } catch (OAuth2AuthorizationException refused) {
            if (OAuth2ErrorCodes.INVALID_GRANT.equals(refused.getError().getErrorCode())) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** Ends it here and at the provider. Returns where the browser ends what the provider keeps for itself, if there is such a page. */
    Optional<URI> end(BrowserSession session, HttpServletRequest request, HttpServletResponse response) {
        ended.put(session.formToken(), true);
        cookies.clear(response);
        tokens.revoke(session);
        return provider.logOutPage(cookies.idToken(request).orElse(null));
    }
}
