package io.luoshi.gateway.edge;

import io.luoshi.gateway.RequestTrace;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every request an id: the caller's own if it cannot do harm in a log, else a new one. */
final class RequestIdFilter extends OncePerRequestFilter {

    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final String LOG_FIELD = "requestId";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = sane(request.getHeader(RequestTrace.HEADER));
        new RequestTrace(id, MDC.get("traceId")).attachTo(request);
        response.setHeader(RequestTrace.HEADER, id);
        try (var _ = MDC.putCloseable(LOG_FIELD, id)) {
            chain.doFilter(request, response);
        }
    }

    private static String sane(@Nullable String id) {
        return id != null && SANE.matcher(id).matches() ? id : UUID.randomUUID().toString();
    }
}
