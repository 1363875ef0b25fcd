package io.luoshi.starter.security;

import io.luoshi.starter.web.DomainProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
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
    private final Refusals refusals;

    PermissionCheck(List<Permissions> tables, Refusals refusals) {
        this.tables = tables;
        this.refusals = refusals;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod) {
            String pattern = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
            check(request, rule(HttpMethod.valueOf(request.getMethod()), pattern));
        }
        return true;
    }

    private @Nullable Rule rule(HttpMethod method, String pattern) {
        return tables.stream()
                .flatMap(table -> table.find(method, pattern).stream())
                .findFirst()
                .orElse(null);
    }

    private void check(HttpServletRequest request, @Nullable Rule rule) {
        if (rule != null && rule.open()) {
            return;
        }
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof CallerToken token)) {
            throw new DomainProblem("not-logged-in", HttpStatus.UNAUTHORIZED);
        }
        Caller caller = token.getPrincipal();
        Reach reach = rule == null ? null : rule.reachOf(caller).orElse(null);
        if (reach == null || !reach(reach, request)) {
            log.warn("Refused {} {} to {}", request.getMethod(), request.getRequestURI(), caller.id());
            refusals.note(request, caller);
            throw new DomainProblem("forbidden", HttpStatus.FORBIDDEN);
        }
        SecurityContextHolder.getContext().setAuthentication(new CallerToken(caller.reaching(reach)));
    }

    /** A handler whose address names a unit is only for those who reach that unit; the others narrow what they find by the reach. */
    private static boolean reach(Reach reach, HttpServletRequest request) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        Object unit = variables instanceof Map<?, ?> map ? map.get(UNIT) : null;
        return unit == null || reach.test(unit.toString());
    }
}
