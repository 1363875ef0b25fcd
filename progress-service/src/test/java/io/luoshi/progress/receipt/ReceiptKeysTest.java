package io.luoshi.progress.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import io.luoshi.progress.OnTheStore;
import io.luoshi.starter.Sealing;
import io.luoshi.test.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

@OnTheStore
class ReceiptKeysTest {

    private static final Sealing SEALING = new Sealing("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    private static final Sealing ANOTHER = new Sealing("BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA=");
    private static final ReceiptSettings SETTINGS = new ReceiptSettings(Duration.ofDays(365));

    @Autowired
    private MongoTemplate mongo;

    @Autowired
    private SettableClock clock;

    private ReceiptKeys keys(Sealing sealing) {
        return new ReceiptKeys(mongo, sealing, clock, SETTINGS);
    }

    @BeforeEach
    void noKeys() {
        mongo.remove(ReceiptKeys.StoredKey.class).all();
        clock.set("2025-03-21T09:00");
    }

    @AfterEach
    void noneThatTheServiceDoesNotKnow() {
        mongo.remove(ReceiptKeys.StoredKey.class).all();
    }

    @Test
    void theFirstKeyIsMadeOnceAndKept() {
        ECKey made = keys(SEALING).signing();

        assertThat(keys(SEALING).signing()).as("after a restart").isEqualTo(made);
        assertThat(keys(SEALING).published()).containsExactly(made.toPublicJWK());
    }

    @Test
    void noPrivatePartLiesOpenInTheStoreOrIsPublished() {
        ECKey made = keys(SEALING).signing();

        assertThat(keys(SEALING).published()).noneMatch(JWK::isPrivate);
        assertThat(mongo.getCollection("receipt_keys").find().first().toJson())
                .contains(made.getX().toString())
                .doesNotContain(made.getD().toString());
    }

    @Test
    void aKeySignsForItsTimeAndIsPublishedForEver() {
        ReceiptKeys running = keys(SEALING);
        ECKey first = running.signing();
        clock.set("2026-03-21T08:59");
        assertThat(running.signing()).isEqualTo(first);
        clock.set("2026-03-21T09:00");
        ECKey second = running.signing();

        assertThat(second).isNotEqualTo(first);
        assertThat(running.published()).containsExactly(second.toPublicJWK(), first.toPublicJWK());
        assertThat(keys(SEALING).signing()).as("another instance").isEqualTo(second);
    }

    @Test
    void theLossOfTheSecretCostsTheKeyAndNoReceipt() {
        ECKey lost = keys(SEALING).signing();
        clock.set("2025-04-01T09:00");
        ReceiptKeys after = keys(ANOTHER);

        assertThat(after.signing()).isNotEqualTo(lost);
        assertThat(after.find(lost.getKeyID())).contains(lost.toPublicJWK());
    }
}
