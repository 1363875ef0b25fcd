package io.luoshi.unit.client;

import io.luoshi.events.AccessEvent.AccessRevoked;
import io.luoshi.starter.audit.KeptOutOfAudit;
import io.luoshi.starter.outbox.Aggregate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.ReadOnlyProperty;
import org.springframework.data.mongodb.core.mapping.Document;

/** A unit's system. Its secret is shown when it is registered and kept as a hash; once revoked it stays revoked. */
@Document("api_clients")
class ApiClient extends Aggregate {

    @Id
    private final String id;

    private final String unit;
    private final String name;
    private final List<String> scopes;

    @KeptOutOfAudit
    private final String secretHash;

    private final String registeredBy;
    private final Instant registeredAt;
    private boolean revoked;

    /** Written beside the aggregate, because a token is no change of it. */
    @ReadOnlyProperty
    private @Nullable Instant lastUsedAt;

    ApiClient(
            String id,
            String unit,
            String name,
            List<String> scopes,
            String secretHash,
            String registeredBy,
            Instant registeredAt) {
        this.id = id;
        this.unit = unit;
        this.name = name;
        this.scopes = scopes;
        this.secretHash = secretHash;
        this.registeredBy = registeredBy;
        this.registeredAt = registeredAt;
    }

    /** False when it was revoked before. */
    boolean revoke(Instant machineTime) {
        if (revoked) {
            return false;
        }
        revoked = true;
        raise(new AccessRevoked(id, machineTime));
        return true;
    }

    boolean isRevoked() {
        return revoked;
    }

    String id() {
        return id;
    }

    String unit() {
        return unit;
    }

    String name() {
        return name;
    }

    List<String> scopes() {
        return scopes;
    }

    String secretHash() {
        return secretHash;
    }

    String registeredBy() {
        return registeredBy;
    }

    Instant registeredAt() {
        return registeredAt;
    }

    @Nullable
    Instant lastUsedAt() {
        return lastUsedAt;
    }
}
