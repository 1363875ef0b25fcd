package io.luoshi.gateway.edge;

import io.luoshi.gateway.GatewaySettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.apache.coyote.CloseNowException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes in and forgets what a caller still sends of a body that was refused: one who is hung up on while he sends does not get to read why.
 * Whoever drips, or sends much more, is hung up on all the same. Tomcat would do the former without an end to the time.
 */
final class RestOfBodyFilter extends OncePerRequestFilter {

    private final GatewaySettings settings;

    RestOfBodyFilter(GatewaySettings settings) {
        this.settings = settings;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !ReceivedBody.isSentWith(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (ReceivedBody.of(request) == null && !hasBrokenOff(request)) {
            response.flushBuffer();
            takeInRest(request);
        }
    }

    /** Tomcat could not read on; it answers after this, and hangs up. */
    private static boolean hasBrokenOff(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) != null;
    }

    private void takeInRest(HttpServletRequest request) throws IOException {
        // Who asks first whether to send has his answer.
        boolean ended = request.getHeader(HttpHeaders.EXPECT) == null && endsInTime(request.getInputStream());
        if (!ended) {
            throw new CloseNowException("The rest of a refused body is not taken in");
        }
    }

    private boolean endsInTime(InputStream sent) {
        Deadline rest = new Deadline(sent, settings.bodyTimeLimit(), System::nanoTime);
        long most = settings.refusedBody().toBytes();
        byte[] piece = new byte[8192];
        try {
            int length = 0;
            while (length >= 0 && most >= 0) {
                length = rest.read(piece);
                most -= length;
            }
            return length < 0;
        } catch (IOException drippedOrGone) {
            return false;
        }
    }
}
