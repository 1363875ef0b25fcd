package io.luoshi.events;

import java.time.Instant;

/** What every service must know at once of access that has ended. Key and subject: the account's or API client's id. */
public sealed interface AccessEvent {

    String TOPIC = "access-events";

    /**
     * Tokens given out before count no more.
     *
     * @param who id of the account or the API client, the subject of its tokens
     * @param before by the machine's clock, as the times in tokens are
     */
    @EventType("io.luoshi.access.revoked.v1")
    record AccessRevoked(String who, Instant before) implements AccessEvent {}
}
