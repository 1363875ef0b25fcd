package io.luoshi.gateway;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The marks by which a request is found again in logs.
 *
 * @param requestId the caller's {@code X-Request-Id} or one made here
 * @param traceId W3C trace id, shared by everything the request sets off in the services
 */
public record RequestTrace(String requestId, @Nullable String traceId) {

    /** The header that carries the request id in, on and back. */
    public static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = RequestTrace.class.getName();

    public void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** Absent for requests that are refused before any filter sees them. */
    public static @Nullable RequestTrace of(HttpServletRequest request) {
        return (RequestTrace) request.getAttribute(ATTRIBUTE);
    }
}
