package io.luoshi.starter.security;

import io.luoshi.events.AccessEvent;
import io.luoshi.events.AccessEvent.AccessRevoked;
import io.luoshi.starter.events.CloudEvent;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.annotation.PartitionOffset;
import org.springframework.kafka.annotation.TopicPartition;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Whose tokens count no more although they have not run out. Each instance reads the whole topic, which keeps one event per subject;
 * while Kafka is away a token lives to its end, minutes at most.
 */
final class Revocations implements OAuth2TokenValidator<Jwt> {

    private static final OAuth2TokenValidatorResult REVOKED = OAuth2TokenValidatorResult.failure(
            new OAuth2Error("invalid_token", "The access it was given out for has ended", null));

    private final Map<String, Instant> before = new ConcurrentHashMap<>();

    @KafkaListener(
            groupId = "${spring.application.name}-access",
            topicPartitions =
                    @TopicPartition(
                            topic = AccessEvent.TOPIC,
                            partitionOffsets = @PartitionOffset(partition = "0", initialOffset = "0")))
    void on(CloudEvent event) {
        if (event.data() instanceof AccessRevoked(String who, Instant time)) {
            before.merge(who, time, (known, now) -> known.isAfter(now) ? known : now);
        }
    }

    /** Times in tokens are whole seconds: one given out in the second of the revocation is void too. */
    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        Instant revoked = before.get(String.valueOf(token.getSubject()));
        Instant issued = token.getIssuedAt();
        boolean counts = revoked == null || (issued != null && issued.isAfter(revoked));
        return counts ? OAuth2TokenValidatorResult.success() : REVOKED;
    }
}
