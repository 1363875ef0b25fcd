package io.luoshi.gateway.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * The gateway's cookies: the sealed session, in pieces where a person with many duties has a long token, beside it the form token,
 * which pages may read, and where the provider has a page to log out at, the sealed ID token, which comes with the log-out only.
 */
@Component
public class Cookies {

    /** Browsers keep 4,096 bytes with name and attributes. */
    private static final int PIECE = 3_800;

    private static final int MOST_PIECES = 4;
    private static final String LOG_OUT = "/logout";
    private static final Duration UNTIL_THE_BROWSER_ENDS = Duration.ofSeconds(-1);

    private final Seal seal;
    private final SessionSettings settings;

    Cookies(Seal seal, SessionSettings settings) {
        this.seal = seal;
        this.settings = settings;
    }

    Optional<BrowserSession> session(HttpServletRequest request) {
        StringBuilder sealed = new StringBuilder();
        for (int piece = 0; piece < MOST_PIECES; piece++) {
            Cookie cookie = WebUtils.getCookie(request, name(piece));
            if (cookie == null) {
                break;
            }
            sealed.append(cookie.getValue());
        }
        return sealed.isEmpty() ? Optional.empty() : seal.open(sealed.toString(), BrowserSession.class);
    }

    void write(BrowserSession session, HttpServletResponse response) {
        String sealed = seal.seal(session);
        if (sealed.length() > PIECE * MOST_PIECES) {
            throw new IllegalStateException("The token of " + session.name() + " is too long for a session");
        }
        for (int piece = 0; piece < MOST_PIECES; piece++) {
            int from = Math.min(piece * PIECE, sealed.length());
            String part = sealed.substring(from, Math.min(from + PIECE, sealed.length()));
            if (!part.isEmpty()) {
                add(name(piece), part, UNTIL_THE_BROWSER_ENDS, true, "/", response);
            } else {
                // A longer session of before must not leave its end behind this one.
                add(name(piece), "", Duration.ZERO, true, "/", response);
            }
        }
        add(formTokenName(), session.formToken(), UNTIL_THE_BROWSER_ENDS, false, "/", response);
    }

    /** What tells the provider at the log-out whose session ends. Left out where it would not fit into a request beside the session. */
    void keepIdToken(String idToken, BrowserSession session, HttpServletResponse response) {
        String sealed = seal.seal(idToken);
        if (sealed.length() <= PIECE && sealed.length() + seal.seal(session).length() <= PIECE * (MOST_PIECES - 1)) {
            add(idTokenName(), sealed, UNTIL_THE_BROWSER_ENDS, true, LOG_OUT, response);
        }
    }

    Optional<String> idToken(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, idTokenName());
        return cookie == null ? Optional.empty() : seal.open(cookie.getValue(), String.class);
    }

    void clear(HttpServletResponse response) {
        for (int piece = 0; piece < MOST_PIECES; piece++) {
            add(name(piece), "", Duration.ZERO, true, "/", response);
        }
        add(formTokenName(), "", Duration.ZERO, false, "/", response);
        add(idTokenName(), "", Duration.ZERO, true, LOG_OUT, response);
    }

    Optional<Cookie> pending(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, pendingName()));
    }

    /** @param value absent takes it away */
    void pending(@Nullable String value, Duration age, HttpServletResponse response) {
        add(pendingName(), value == null ? "" : value, value == null ? Duration.ZERO : age, true, "/", response);
    }

    private String name(int piece) {
        return piece == 0 ? settings.hostCookie() : settings.hostCookie() + "-" + piece;
    }

    /** Where a page finds the form token. */
    public String formTokenName() {
        return settings.hostCookie() + "-form";
    }

    private String pendingName() {
        return settings.hostCookie() + "-pending";
    }

    /** Not bound to the host, for a cookie that is must go along with every request. Whoever plants one makes a log-out ask a question more. */
    private String idTokenName() {
        return settings.cookie() + "-id";
    }

    private void add(
            String name, String value, Duration age, boolean hidden, String path, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(name, value)
                .path(path)
                .httpOnly(hidden)
                .secure(settings.isSecure())
                // Strict would log people out who follow a link in a mail.
                .sameSite("Lax")
                .maxAge(age)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    /** Whether a service must not see this cookie. */
    boolean isOwn(String name) {
        return name.startsWith(settings.cookie()) || name.startsWith(settings.hostCookie());
    }
}
