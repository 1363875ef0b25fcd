package io.luoshi.gateway;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Everything that can be set about the gateway.
 *
 * @param services the services behind the gateway by name ({@code unit}, {@code task} ...)
 * @param connectTimeout how long a service may take to accept a connection; then it counts as unreachable
 * @param maxConcurrent requests that may be with one service at the same time; further ones wait for
 *     {@code connectTimeout} and are then refused, so that a slow service cannot take all connections of the gateway
 * @param breaker when to stop asking a service that does not answer
 * @param rateLimit how much may be asked for from one address
 * @param accountLimit how much one log-in, a browser's session or an API client, may ask for
 * @param maxBody the largest request body; one byte more is refused
 * @param uploads requests that may be larger
 * @param bodyTimeLimit how long a body may take to arrive; a caller who drips is then cut off
 * @param refusedBody so much of a refused body is still taken in, within {@code bodyTimeLimit}, so that the caller gets to read the
 *     refusal; with more he is hung up on. Above the largest upload: a file somewhat too large is a user's mistake
 * @param bodyInMemory a request body up to this size is kept in memory until it is complete, a larger one in a file
 * @param mailPage page that shows the mails sent, linked from the start page; only where there is a mail catcher
 */
@Validated
@ConfigurationProperties("luoshi.gateway")
public record GatewaySettings(
        @NotEmpty Map<String, @Valid Service> services,
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("200") @Positive int maxConcurrent,
        @DefaultValue @Valid Breaker breaker,
        @DefaultValue @Valid RateLimit rateLimit,
        @DefaultValue @Valid RateLimit accountLimit,
        @DefaultValue("1MB") DataSize maxBody,
        @DefaultValue @Valid Uploads uploads,
        @DefaultValue("2m") Duration bodyTimeLimit,
        @DefaultValue("32MB") DataSize refusedBody,
        @DefaultValue("64KB") DataSize bodyInMemory,
        @Nullable URI mailPage) {

    /**
     * A service and the part of the API that it answers.
     *
     * @param paths patterns of the paths that belong to the service, e.g. {@code /api/tasks/**}
     * @param url scheme, host and port of the service
     * @param timeLimit from the complete request to the head of the answer, and between two pieces of the answer; then
     *     the caller is told that the service does not answer
     */
    public record Service(
            @NotEmpty List<@Pattern(regexp = "/[a-z0-9./*-]+") String> paths,
            @NotNull URI url,
            @DefaultValue("10s") Duration timeLimit) {}

    /**
     * The circuit breaker that each service has.
     *
     * @param window calls of this last span of time are counted
     * @param minimumCalls so many calls must be in the window before the breaker may open
     * @param failureRate percentage of unanswered calls that opens it. An answer of any status, 500 included, is an answer
     * @param openFor how long nothing is sent to the service after that; callers get it as {@code Retry-After}
     * @param trialCalls calls that are then let through to see whether the service is back
     */
    public record Breaker(
            @DefaultValue("10s") Duration window,
            @DefaultValue("5") @Positive int minimumCalls,
            @DefaultValue("50") @Min(1) @Max(100) int failureRate,
            @DefaultValue("5s") Duration openFor,
            @DefaultValue("3") @Positive int trialCalls) {}

    /**
     * Requests that bring files.
     *
     * @param paths patterns of their addresses
     * @param maxBody above the services' own limit for a file (20 MB) so that the service can say what is wrong with the file itself
     */
    public record Uploads(
            @DefaultValue List<@Pattern(regexp = "/[a-z0-9./*-]+") String> paths,
            @DefaultValue("21MB") DataSize maxBody) {}

    /**
     * A limit against runaway scripts, not against users: a whole district may sit behind one address.
     *
     * @param requestsPerMinute what one caller may ask for in the long run
     * @param burst what one caller may ask for at once after a pause
     */
    public record RateLimit(
            @DefaultValue("60000") @Positive int requestsPerMinute,
            @DefaultValue("5000") @Positive int burst) {}
}
