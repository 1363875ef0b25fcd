package io.luoshi.gateway.session;

import io.luoshi.gateway.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
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

    private static final String LOG_OUT = "/logout";

    private final Sessions sessions;
    private final Problems problems;

    SessionFilter(Sessions sessions, Problems problems) {
        this.sessions = sessions;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null
                || request.getRequestURI().startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        BrowserSession session = sessions.of(request).orElse(null);
        if (session != null && isChange(request) && !sentByOurPage(request, session)) {
            problems.refuse(request, response, "not-from-our-page");
            return;
        }
        try {
            if (session != null) {
                good(session, request, response).ifPresent(good -> good.attachTo(request));
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
        return !HARMLESS.contains(request.getMethod()) && (path.startsWith("/api/") || path.equals(LOG_OUT));
    }

    private static boolean sentByOurPage(HttpServletRequest request, BrowserSession session) {
        String sent = Objects.requireNonNullElse(request.getHeader(FORM_TOKEN), "");
        return MessageDigest.isEqual(bytes(sent), bytes(session.formToken()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Who logs out needs no new token, least of all from a provider that is away. */
    private Optional<BrowserSession> good(
            BrowserSession session, HttpServletRequest request, HttpServletResponse response) {
        return request.getRequestURI().equals(LOG_OUT)
                ? Optional.of(session)
                : sessions.withGoodToken(session, response);
    }
}
