package io.luoshi.unit.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Shows the log-in page to a browser that wants an authorization, and lets it come back. Relative, because only the gateway knows its address. */
final class ToLogIn implements AuthenticationEntryPoint {

    static final String BACK = "continue";

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused) {
        String back = request.getRequestURI() + "?" + request.getQueryString();
        response.setStatus(HttpStatus.FOUND.value());
        response.setHeader(
                HttpHeaders.LOCATION, "/login?" + BACK + "=" + URLEncoder.encode(back, StandardCharsets.UTF_8));
    }

    /** Whether a log-in may lead there: nowhere but to the authorization. */
    static boolean leadsTo(String address) {
        return address.startsWith("/oauth2/authorize?");
    }
}
