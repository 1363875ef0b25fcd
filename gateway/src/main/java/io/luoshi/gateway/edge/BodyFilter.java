package io.luoshi.gateway.edge;

import io.luoshi.gateway.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Receives the whole body before anything is forwarded. So a service never sees half a body or one that is too large,
 * and a slow caller neither occupies a service nor counts against its time limit.
 */
final class BodyFilter extends OncePerRequestFilter {

    private final DataSize max;
    private final DataSize inMemory;
    private final Problems problems;

    BodyFilter(DataSize max, DataSize inMemory, Problems problems) {
        this.max = max;
        this.inMemory = inMemory;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getContentLengthLong() <= 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > max.toBytes()) {
            refuseTooLarge(request, response);
            return;
        }
        try (ReceivedBody body = receive(request, response)) {
            if (body != null) {
                body.attachTo(request);
                chain.doFilter(request, response);
            }
        }
    }

    private @Nullable ReceivedBody receive(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            return ReceivedBody.receive(request.getInputStream(), max.toBytes(), (int) inMemory.toBytes());
        } catch (ReceivedBody.TooLarge tooLarge) {
            refuseTooLarge(request, response);
        } catch (ReceivedBody.Incomplete incomplete) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
            problems.refuse(request, response, "incomplete-body");
        }
        return null;
    }

    private void refuseTooLarge(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.refuse(request, response, "http-413", max.toMegabytes());
    }
}
