package io.luoshi.gateway.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.HttpMessage;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Gives a service what it may know of a browser: the session's token for the API, and for the provider's pages their own cookies. */
@Component
public class TokenRelay {

    private final Cookies cookies;

    TokenRelay(Cookies cookies) {
        this.cookies = cookies;
    }

    public void apply(HttpServletRequest caller, HttpMessage forwarded) {
        forwarded.removeHeaders(HttpHeaders.COOKIE);
        BrowserSession session = BrowserSession.of(caller);
        if (caller.getRequestURI().startsWith("/api/")) {
            if (session != null) {
                forwarded.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + session.access());
            }
            return;
        }
        String others = Arrays.stream(Objects.requireNonNullElse(caller.getCookies(), new Cookie[0]))
                .filter(cookie -> !cookies.isOwn(cookie.getName()))
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        if (!others.isEmpty()) {
            forwarded.setHeader(HttpHeaders.COOKIE, others);
        }
    }
}
