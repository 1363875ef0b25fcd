package io.luoshi.gateway.session;

import io.luoshi.gateway.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds the session of a browser's request, renews its token when it has run out, and refuses changes that a page of another site may
 * have sent: they lack the form token, which lies sealed in the session and open in a cookie that only our pages can read. A request
 * with a token of its own has no session, whatever cookies it brings.
 */
final class SessionFilter extends OncePerRequestFilter {

    static final String FORM_TOKEN = "X-XSRF-TOKEN";

    private static final Logger LOG = LoggerFactory.getLogger(SessionFilter.class);
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final Cookies cookies;
    private final Provider provider;
    private final SessionSettings settings;
    private final Problems problems;
    private final Clock clock;

    SessionFilter(Cookies cookies, Provider provider, SessionSettings settings, Problems problems, Clock clock) {
        this.cookies = cookies;
        this.provider = provider;
        this.settings = settings;
        this.problems = problems;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null
                || request.getRequestURI().startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        BrowserSession session = cookies.session(request).orElse(null);
        if (session != null && isChange(request) && !sentByOurPage(request, session)) {
            problems.refuse(request, response, "not-from-our-page");
            return;
        }
        try {
            BrowserSession good = session == null ? null : good(session, response);
            if (good != null) {
                good.attachTo(request);
            }
        } catch (OAuth2AuthorizationException away) {
            LOG.warn("A session could not be renewed", away);
            response.setHeader(HttpHeaders.RETRY_AFTER, "5");
            problems.refuse(request, response, "identity-unavailable");
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isChange(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !HARMLESS.contains(request.getMethod()) && (path.startsWith("/api/") || path.equals("/logout"));
    }

    private static boolean sentByOurPage(HttpServletRequest request, BrowserSession session) {
        String sent = Objects.requireNonNullElse(request.getHeader(FORM_TOKEN), "");
        return MessageDigest.isEqual(bytes(sent), bytes(session.formToken()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The session with a token that services take; none when it has ended here or at the provider.
     *
     * @throws OAuth2AuthorizationException when the provider does not answer
     */
    private @Nullable BrowserSession good(BrowserSession session, HttpServletResponse response) {
        Instant now = clock.instant();
        if (!session.mustRenew(now)) {
            return session;
        }
        if (session.isIdle(now, settings.idle())) {
            cookies.clear(response);
            return null;
        }
        try {
            var token = provider.renew(session).getAccessToken();
            BrowserSession renewed =
                    session.renewed(token.getTokenValue(), Objects.requireNonNull(token.getExpiresAt()));
            cookies.write(renewed, response);
            return renewed;
        } catch (OAuth2AuthorizationException refused) {
            if (!OAuth2ErrorCodes.INVALID_GRANT.equals(refused.getError().getErrorCode())) {
                throw refused;
            }
            cookies.clear(response);
            return null;
        }
    }
}
