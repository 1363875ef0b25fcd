package io.luoshi.gateway.edge;

import io.luoshi.gateway.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses paths that a gateway and a service could read differently, such as {@code /api/tasks/..;/actuator}. The path
 * that was checked is then the path that is forwarded, byte for byte.
 */
final class PathGuardFilter extends OncePerRequestFilter {

    /** Empty and dot segments, path parameters, and encoded dots, slashes, semicolons, percents and control characters. */
    private static final Pattern AMBIGUOUS =
            Pattern.compile("//|[;\\\\]|/\\.{1,2}(/|$)|%(2e|2f|5c|3b|25|[01][0-9a-f]|7f)", Pattern.CASE_INSENSITIVE);

    private final Problems problems;

    PathGuardFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (AMBIGUOUS.matcher(request.getRequestURI()).find()) {
            problems.refuse(request, response, "ambiguous-path");
        } else {
            chain.doFilter(request, response);
        }
    }
}
