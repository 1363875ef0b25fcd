package io.luoshi.starter.security;

import io.luoshi.starter.web.DomainProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;

/** Answers what is refused before it reaches a handler, as the same problems that handlers answer with. */
@Component
final class Refusal implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final Logger log = LoggerFactory.getLogger(Refusal.class);

    private final HandlerExceptionResolver problems;
    private final LocaleResolver locales;

    Refusal(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems, LocaleResolver locales) {
        this.problems = problems;
        this.locales = locales;
    }

    /** No token where one is needed, or one that is not genuine; which of its faults it was is told to the log only. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused) {
        log.warn("Refused {} {}: {}", request.getMethod(), request.getRequestURI(), refused.getMessage());
        switch (refused) {
            case AuthenticationServiceException _ ->
                answer(request, response, "identity-unavailable", HttpStatus.SERVICE_UNAVAILABLE);
            case InsufficientAuthenticationException _ ->
                answer(request, response, "not-logged-in", HttpStatus.UNAUTHORIZED);
            default -> answer(request, response, "invalid-token", HttpStatus.UNAUTHORIZED);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied) {
        log.warn("Refused {} {}", request.getMethod(), request.getRequestURI());
        answer(request, response, "forbidden", HttpStatus.FORBIDDEN);
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, String code, HttpStatus status) {
        LocaleContextHolder.setLocale(locales.resolveLocale(request));
        problems.resolveException(request, response, null, new DomainProblem(code, status));
    }
}
