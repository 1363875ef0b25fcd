package io.luoshi.gateway.edge;

import io.luoshi.gateway.GatewaySettings;
import io.luoshi.gateway.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.coyote.CloseNowException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Receives the whole body before anything is forwarded. So a service never sees half a body or one that is too large,
 * and a slow caller neither occupies a service nor counts against its time limit.
 */
final class BodyFilter extends OncePerRequestFilter {

    private final GatewaySettings settings;
    private final List<PathPattern> uploads;
    private final Problems problems;

    BodyFilter(GatewaySettings settings, Problems problems) {
        this.settings = settings;
        this.uploads = settings.uploads().paths().stream()
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !ReceivedBody.isSentWith(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        DataSize max = largest(request);
        if (request.getContentLengthLong() > max.toBytes()) {
            refuseTooLarge(request, response, max);
            return;
        }
        try (ReceivedBody body = receive(request, response, max)) {
            if (body != null) {
                body.attachTo(request);
                chain.doFilter(request, response);
            }
        }
    }

    private DataSize largest(HttpServletRequest request) {
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        boolean upload = uploads.stream().anyMatch(pattern -> pattern.matches(path));
        return upload ? settings.uploads().maxBody() : settings.maxBody();
    }

    private @Nullable ReceivedBody receive(HttpServletRequest request, HttpServletResponse response, DataSize max)
            throws IOException {
        try {
            InputStream sent = new Deadline(request.getInputStream(), settings.bodyTimeLimit(), System::nanoTime);
            return ReceivedBody.receive(
                    sent, max.toBytes(), (int) settings.bodyInMemory().toBytes());
        } catch (ReceivedBody.TooLarge tooLarge) {
            refuseTooLarge(request, response, max);
        } catch (ReceivedBody.Incomplete incomplete) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
            problems.refuse(request, response, "incomplete-body");
            if (incomplete.getCause() instanceof Deadline.Passed) {
                // Otherwise Tomcat would go on taking in what drips.
                response.flushBuffer();
                throw new CloseNowException(incomplete);
            }
        }
        return null;
    }

    private void refuseTooLarge(HttpServletRequest request, HttpServletResponse response, DataSize max)
            throws IOException {
        problems.refuse(request, response, "http-413", max.toMegabytes());
    }
}
