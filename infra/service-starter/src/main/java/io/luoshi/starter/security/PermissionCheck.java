package io.luoshi.starter.security;

import io.luoshi.starter.web.DomainProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Lets a request to its handler if the handler's rule says so. It asks for the rule by the pattern that Spring has chosen, not by the
 * address: no spelling of an address can be checked by one rule and answered by another handler.
 */
final class PermissionCheck implements HandlerInterceptor {

    private static final Logger log = LoggerFactory.getLogger(PermissionCheck.class);
    private static final String UNIT = "unit";

    private final List<Permissions> tables;
    private final Supplier<CallNotes> notes;

    PermissionCheck(List<Permissions> tables, Supplier<CallNotes> notes) {
        this.tables = tables;
        this.notes = notes;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod) {
            String pattern = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
            check(request, pattern, rule(HttpMethod.valueOf(request.getMethod()), pattern));
        }
        return true;
    }

    /**
     * Whoever was let in and then refused by a rule of the handler, or asked for what he does not reach or nobody has. Refusals by the
     * table end before this.
     */
    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failed) {
        if (HttpStatusCode.valueOf(response.getStatus()).is4xxClientError()) {
            log.info(
                    "Answered {} {} to {} with {}",
                    request.getMethod(),
                    request.getRequestURI(),
                    callerId(),
                    response.getStatus());
        }
    }

    private static String callerId() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof CallerToken token
                ? token.getPrincipal().id()
                : Caller.NOBODY.id();
    }

    private @Nullable Rule rule(HttpMethod method, String pattern) {
        return tables.stream()
                .flatMap(table -> table.find(method, pattern).stream())
                .findFirst()
                .orElse(null);
    }

    private void check(HttpServletRequest request, String pattern, @Nullable Rule rule) {
        String act = request.getMethod() + " " + pattern;
        if (rule != null && rule.open()) {
            call(Caller.NOBODY, act, request).begin();
            return;
        }
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof CallerToken token)) {
            log.warn("Refused {} {} without a token", request.getMethod(), request.getRequestURI());
            throw new DomainProblem("not-logged-in", HttpStatus.UNAUTHORIZED);
        }
        Caller caller = token.getPrincipal();
        Reach reach = rule == null ? null : rule.reachOf(caller).orElse(null);
        if (rule == null || reach == null || !reach(reach, request)) {
            log.warn("Refused {} {} to {}", request.getMethod(), request.getRequestURI(), caller.id());
            call(caller, act, request).begin();
            throw new DomainProblem("forbidden", HttpStatus.FORBIDDEN);
        }
        Optional<Duty.Absent> absent = absent(caller, rule, request);
        Caller acting = absent.map(caller::insteadOf).orElse(caller).reaching(reach);
        Request call = call(acting, act, request);
        letIn(acting, rule, absent.map(call::alsoAbout).orElse(call));
    }

    /** Whoever is let in only because he stands in for somebody acts in that person's name too, and every history says so. */
    private static Optional<Duty.Absent> absent(Caller caller, Rule rule, HttpServletRequest request) {
        if (isLetIn(caller.inOwnRight(), rule, request)) {
            return Optional.empty();
        }
        return caller.duties().stream()
                .filter(duty -> isLetIn(caller.as(duty), rule, request))
                .sorted(Comparator.comparing(Duty::inWords))
                .map(Duty::insteadOf)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static boolean isLetIn(Caller caller, Rule rule, HttpServletRequest request) {
        return rule.reachOf(caller).filter(reach -> reach(reach, request)).isPresent();
    }

    private void letIn(Caller caller, Rule rule, Request call) {
        call.begin();
        if (!rule.act().isEmpty()) {
            notes.get().done(call, rule.act());
        }
        SecurityContextHolder.getContext().setAuthentication(new CallerToken(caller));
    }

    private static Request call(Caller caller, String act, HttpServletRequest request) {
        String forwarded = request.getHeader("X-Forwarded-For");
        String address = forwarded == null ? request.getRemoteAddr() : forwarded;
        return new Request(
                caller,
                act,
                address,
                variables(request).values().stream().map(String::valueOf).toList());
    }

    private static Map<?, ?> variables(HttpServletRequest request) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables instanceof Map<?, ?> map ? map : Map.of();
    }

    /** A handler whose address names a unit is only for those who reach that unit; the others narrow what they find by the reach. */
    private static boolean reach(Reach reach, HttpServletRequest request) {
        Object unit = variables(request).get(UNIT);
        return unit == null || reach.test(unit.toString());
    }
}
