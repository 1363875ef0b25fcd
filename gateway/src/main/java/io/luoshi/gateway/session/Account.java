package io.luoshi.gateway.session;

import com.nimbusds.jwt.JWTParser;
import jakarta.servlet.http.HttpServletRequest;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Whose log-in a request shows, as far as limits go: nobody is let in to anything by it. */
final class Account {

    private static final String BEARER = "Bearer ";

    private Account() {}

    /**
     * A browser's session, or an API client at its address; absent for who shows neither. Services check tokens, not the gateway: whoever
     * invents one with another's name takes from a limit of his own address, not from the other's.
     */
    static @Nullable String of(HttpServletRequest request) {
        BrowserSession session = BrowserSession.of(request);
        if (session != null) {
            return "session " + session.formToken();
        }
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.startsWith(BEARER)
                ? subject(authorization.substring(BEARER.length())) + " at " + request.getRemoteAddr()
                : null;
    }

    private static @Nullable String subject(String token) {
        try {
            return JWTParser.parse(token).getJWTClaimsSet().getSubject();
        } catch (ParseException | RuntimeException unreadable) {
            return null;
        }
    }
}
