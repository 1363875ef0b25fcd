package io.luoshi.progress.receipt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.luoshi.starter.Sealing;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * The keys that receipts are signed with, kept for ever. The newest signs, until it is too old or its private part cannot be opened any
 * more; the public parts lie open, so that no loss of a secret makes an old receipt worthless. Two instances that make a key at the same
 * time have made two good ones.
 */
@Component
class ReceiptKeys {

    private static final Logger log = LoggerFactory.getLogger(ReceiptKeys.class);

    private final MongoTemplate mongo;
    private final Sealing sealing;
    private final Clock clock;
    private final ReceiptSettings settings;
    private volatile @Nullable Signing signing;

    private record Signing(ECKey key, Instant until) {}

    @Document("receipt_keys")
    record StoredKey(@Id String id, String open, String sealed, Instant madeAt) {

        ECKey publicKey() {
            return parsed(open);
        }
    }

    ReceiptKeys(MongoTemplate mongo, Sealing sealing, Clock clock, ReceiptSettings settings) {
        this.mongo = mongo;
        this.sealing = sealing;
        this.clock = clock;
        this.settings = settings;
    }

    /** The key that signs now; made when there is none. */
    ECKey signing() {
        Signing current = signing;
        return current != null && clock.instant().isBefore(current.until()) ? current.key() : renewed();
    }

    private synchronized ECKey renewed() {
        StoredKey newest = mongo.findOne(newestFirst(), StoredKey.class);
        ECKey key = newest == null || !clock.instant().isBefore(end(newest)) ? null : opened(newest);
        if (newest == null || key == null) {
            key = make();
            newest = mongo.insert(new StoredKey(
                    key.getKeyID(),
                    key.toPublicJWK().toJSONString(),
                    sealing.seal(key.toJSONString()),
                    clock.instant()));
        }
        signing = new Signing(key, end(newest));
        return key;
    }

    private Instant end(StoredKey key) {
        return key.madeAt().plus(settings.keySignsFor());
    }

    private @Nullable ECKey opened(StoredKey key) {
        try {
            return parsed(sealing.open(key.sealed()));
        } catch (IllegalStateException sealedWithAnotherKey) {
            log.warn("Receipt key {} cannot be opened with luoshi.secrets-key, another one is made", key.id());
            return null;
        }
    }

    /** The public part of the key with this id. */
    Optional<ECKey> find(String id) {
        return Optional.ofNullable(mongo.findById(id, StoredKey.class)).map(StoredKey::publicKey);
    }

    /** The public parts of all keys, newest first. */
    List<ECKey> published() {
        return mongo.find(newestFirst(), StoredKey.class).stream()
                .map(StoredKey::publicKey)
                .toList();
    }

    private static Query newestFirst() {
        return new Query().with(Sort.by(Sort.Direction.DESC, "madeAt"));
    }

    private static ECKey make() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey parsed(String json) {
        try {
            return ECKey.parse(json);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
