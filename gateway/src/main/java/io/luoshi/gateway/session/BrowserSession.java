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
 * @param refresh the token that gets a new one; absent where the provider gives none, and the session ends with its access token
 * @param formToken what a page must send along with each change, so that no other site can make the browser send one; the session's name too
 * @param endsAt when the session is over however busy it is
 */
public record BrowserSession(
        String name,
        String access,
        Instant renewAt,
        @Nullable String refresh,
        String formToken,
        Instant endsAt) {

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

    /** @param newRefresh absent where the provider leaves the one there is */
    BrowserSession renewed(String newAccess, Instant until, @Nullable String newRefresh) {
        return new BrowserSession(name, newAccess, until, newRefresh == null ? refresh : newRefresh, formToken, endsAt);
    }

    boolean mustRenew(Instant now) {
        return !now.isBefore(renewAt.minus(AHEAD));
    }

    /**
     * Too old, or not used since its token ran out: whoever works renews it again and again.
     *
     * @param idle longest time without a request
     */
    boolean isOver(Instant now, Duration idle) {
        return !now.isBefore(endsAt) || now.isAfter(renewAt.plus(idle));
    }
}
