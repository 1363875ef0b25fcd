package io.luoshi.gateway.session;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a browser's cookie holds, sealed.
 *
 * @param name of the person, to be shown
 * @param access the token that is passed on to services
 * @param renewAt when the access token runs out
 * @param refresh the token that gets a new one
 * @param formToken what a page must send along with each change, so that no other site can make the browser send one
 */
public record BrowserSession(String name, String access, Instant renewAt, String refresh, String formToken) {

    /** A token must still be good when a slow request reaches its service. */
    private static final Duration AHEAD = Duration.ofSeconds(10);

    private static final String ATTRIBUTE = BrowserSession.class.getName();

    /** The session that this request belongs to. */
    public static @Nullable BrowserSession of(HttpServletRequest request) {
        return (BrowserSession) request.getAttribute(ATTRIBUTE);
    }

    void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    BrowserSession renewed(String newAccess, Instant until) {
        return new BrowserSession(name, newAccess, until, refresh, formToken);
    }

    boolean mustRenew(Instant now) {
        return !now.isBefore(renewAt.minus(AHEAD));
    }

    /** Not used since its token ran out: whoever works renews it again and again. */
    boolean isIdle(Instant now, Duration longest) {
        return now.isAfter(renewAt.plus(longest));
    }
}
