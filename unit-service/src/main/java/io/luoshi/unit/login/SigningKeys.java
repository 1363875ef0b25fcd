package io.luoshi.unit.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.luoshi.starter.Sealing;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;

/**
 * The keys that tokens and receipts are signed with, private parts sealed. The first is made when one is first asked for. The newest
 * signs; older ones are kept, because what they signed must stay verifiable: tokens for minutes, receipts for years.
 */
final class SigningKeys implements JWKSource<SecurityContext> {

    private static final int BITS = 2048;

    private final MongoTemplate mongo;
    private final Sealing sealing;
    private final InstantSource machineTime;
    private final ProviderSettings settings;
    private volatile Known known = new Known(List.of(), Instant.EPOCH);

    /** Newest first. */
    private record Known(List<JWK> keys, Instant readAt) {}

    @Document("signing_keys")
    record StoredKey(@Id String id, String sealed, Instant madeAt) {}

    SigningKeys(MongoTemplate mongo, Sealing sealing, InstantSource machineTime, ProviderSettings settings) {
        this.mongo = mongo;
        this.sealing = sealing;
        this.machineTime = machineTime;
        this.settings = settings;
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        List<JWK> matching = selector.select(new JWKSet(current()));
        // A key that another instance has made since is not found before it is read again.
        return matching.isEmpty() ? selector.select(new JWKSet(read())) : matching;
    }

    private List<JWK> current() {
        Known now = known;
        return now.keys().isEmpty() || now.readAt().plus(settings.keysReread()).isBefore(machineTime.instant())
                ? read()
                : now.keys();
    }

    private synchronized List<JWK> read() {
        Query newestFirst = new Query().with(Sort.by(Sort.Direction.DESC, "madeAt"));
        List<JWK> keys = mongo.find(newestFirst, StoredKey.class).stream()
                .map(this::open)
                .toList();
        if (keys.isEmpty()) {
            return rotate();
        }
        known = new Known(keys, machineTime.instant());
        return keys;
    }

    /** From now on a new key signs. Nobody is logged out: tokens of the old ones stay good. */
    synchronized List<JWK> rotate() {
        mongo.insert(make());
        return read();
    }

    private StoredKey make() {
        try {
            RSAKey key = new RSAKeyGenerator(BITS)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
            return new StoredKey(key.getKeyID(), sealing.seal(key.toJSONString()), machineTime.instant());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private JWK open(StoredKey stored) {
        try {
            return JWK.parse(sealing.open(stored.sealed()));
        } catch (ParseException e) {
            throw new IllegalStateException("Signing key " + stored.id() + " cannot be read", e);
        }
    }
}
