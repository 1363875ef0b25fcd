package io.luoshi.unit.login;

import io.luoshi.unit.account.LogIn.Step;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a browser that has finished its log-in get the one authorization it logged in for. */
final class LogInFilter extends OncePerRequestFilter {

    /** From its time the provider tells when somebody logged in. */
    private static final String BY_PASSWORD = FactorGrantedAuthority.PASSWORD_AUTHORITY;

    private final LogInCookie cookie;

    LogInFilter(LogInCookie cookie) {
        this.cookie = cookie;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals("/oauth2/authorize");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        cookie.read(request).filter(passed -> passed.next() == Step.DONE).ifPresent(passed -> {
            cookie.clear(response);
            var person = UsernamePasswordAuthenticationToken.authenticated(
                    passed.account(), null, List.of(FactorGrantedAuthority.fromAuthority(BY_PASSWORD)));
            SecurityContextHolder.getContext().setAuthentication(person);
        });
        chain.doFilter(request, response);
    }
}
