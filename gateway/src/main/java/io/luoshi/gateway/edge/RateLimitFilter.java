package io.luoshi.gateway.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.luoshi.gateway.GatewaySettings.RateLimit;
import io.luoshi.gateway.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A token bucket per caller, whatever a caller is taken to be. Probes and scrapes are not limited: they must answer most of all when there is too much to
 * do. {@code RateLimit} headers as in draft-ietf-httpapi-ratelimit-headers.
 */
public final class RateLimitFilter extends OncePerRequestFilter {

    /** About 20 MB of buckets at most; the one unused longest is dropped first. */
    private static final int MOST_CALLERS = 100_000;

    private final String policy;
    private final Function<HttpServletRequest, @Nullable String> callers;
    private final RateLimit limit;
    private final TimeMeter time;
    private final Problems problems;
    private final Cache<String, Bucket> buckets;

    /**
     * @param policy the name that the headers give the limit
     * @param callers whose bucket a request takes from; a request of nobody is not limited
     */
    public RateLimitFilter(
            String policy,
            Function<HttpServletRequest, @Nullable String> callers,
            RateLimit limit,
            TimeMeter time,
            Problems problems) {
        this.policy = policy;
        this.callers = callers;
        this.limit = limit;
        this.time = time;
        this.problems = problems;
        Duration untilFull = Duration.ofMinutes(1).multipliedBy(limit.burst()).dividedBy(limit.requestsPerMinute());
        // A bucket unused until it is full again is as good as a new one.
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_CALLERS)
                .expireAfterAccess(untilFull.plusMinutes(1))
                .build();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String caller = callers.apply(request);
        if (caller == null) {
            chain.doFilter(request, response);
            return;
        }
        ConsumptionProbe probe = buckets.get(caller, _ -> fullBucket()).tryConsumeAndReturnRemaining(1);
        String name = "\"" + policy + "\"";
        response.addHeader("RateLimit-Policy", name + ";q=" + limit.requestsPerMinute() + ";w=60");
        response.addHeader(
                "RateLimit",
                name + ";r=" + probe.getRemainingTokens() + ";t=" + seconds(probe.getNanosToWaitForReset()));
        if (probe.isConsumed()) {
            chain.doFilter(request, response);
        } else {
            long wait = Math.max(1, seconds(probe.getNanosToWaitForRefill()));
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait));
            problems.refuse(request, response, "too-many-requests", limit.requestsPerMinute(), wait);
        }
    }

    private Bucket fullBucket() {
        return Bucket.builder()
                .addLimit(bucket ->
                        bucket.capacity(limit.burst()).refillGreedy(limit.requestsPerMinute(), Duration.ofMinutes(1)))
                .withCustomTimePrecision(time)
                .build();
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, 1_000_000_000L);
    }
}
