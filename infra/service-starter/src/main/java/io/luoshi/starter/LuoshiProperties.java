package io.luoshi.starter;

import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings that every service shares, prefix {@code luoshi}.
 *
 * @param apiPath path under which the service's own API lives, for example {@code /api/tasks}
 * @param replicaWait how long a request waits for a copy that is still on its way from another service, before it says "unknown"
 * @param storeWait how long an operation waits for a store that cannot be reached, or that is choosing a new primary, before it fails
 */
@ConfigurationProperties("luoshi")
public record LuoshiProperties(
        @DefaultValue("/api") String apiPath,
        @DefaultValue("3s") Duration replicaWait,
        @DefaultValue("3s") Duration storeWait,
        @DefaultValue OfficeClock clock,
        @DefaultValue Outbox outbox,
        @DefaultValue Topics topics,
        @DefaultValue Retry retry,
        @DefaultValue DeadLetters deadLetters) {

    /**
     * The office clock.
     *
     * @param zone business dates are dates of this zone
     * @param offset added to the machine's time; not zero only in demos and tests
     */
    public record OfficeClock(
            @DefaultValue("Asia/Shanghai") ZoneId zone,
            @DefaultValue("PT0S") Duration offset) {}

    /**
     * The outbox relay.
     *
     * @param scanInterval how often the store is searched for events that the direct way missed (Kafka was down, process killed)
     * @param staleAfter age from which an unsent event counts as missed; above the usual time to send, so that both ways do not compete
     * @param batch aggregates taken at a time
     * @param gather least time from one round of sending to the next; under load it makes rounds fewer and larger, and an event up to so much later
     * @param sendTimeout how long to wait for Kafka's acknowledgements of one batch; then everything stays and the next scan tries again
     * @param lease how long one instance keeps the right to scan; another takes over after it
     */
    public record Outbox(
            @DefaultValue("5s") Duration scanInterval,
            @DefaultValue("5s") Duration staleAfter,
            @DefaultValue("200") int batch,
            @DefaultValue("50ms") Duration gather,
            @DefaultValue("15s") Duration sendTimeout,
            @DefaultValue("30s") Duration lease) {}

    /** Partitions and replicas of the topics, used when a topic does not exist yet. */
    public record Topics(
            @DefaultValue("3") int partitions,
            @DefaultValue("1") short replicas) {}

    /** Retries of a listener that failed for a passing reason; then the event becomes a dead letter. */
    public record Retry(
            @DefaultValue("1s") Duration initial,
            @DefaultValue("10s") Duration max,
            @DefaultValue("4") int attempts) {}

    /** Dead letters: an event that failed again after so many replays is not replayed once more. */
    public record DeadLetters(@DefaultValue("3") int maxReplays) {}
}
