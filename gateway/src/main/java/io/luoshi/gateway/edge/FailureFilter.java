package io.luoshi.gateway.edge;

import io.luoshi.gateway.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Logs what nobody expected while the trace id is still at hand, and tells the caller nothing but that id. An answer
 * that has begun cannot be taken back; the connection then ends, so that the caller sees that it is not whole.
 */
final class FailureFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(FailureFilter.class);

    private final Problems problems;

    FailureFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (InvalidParameterException unreadable) {
            problems.refuse(request, response, "http-400");
        } catch (ServletException | RuntimeException unexpected) {
            if (response.isCommitted()) {
                throw unexpected;
            }
            LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), unexpected);
            response.resetBuffer();
            problems.refuse(request, response, "internal-error");
        }
    }
}
