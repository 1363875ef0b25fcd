package io.luoshi.unit.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import io.luoshi.starter.Sealing;
import io.luoshi.test.TestPlatform;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** Keys are made once, kept sealed, shared by instances, and changed without logging anybody out. */
class SigningKeysTest {

    private static final Sealing SEALING = new Sealing("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    private static final ProviderSettings SETTINGS = new ProviderSettings(
            URI.create("http://localhost"),
            "secret",
            Duration.ofMinutes(5),
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            5,
            Duration.ofMinutes(5),
            Duration.ofHours(1));

    private MongoTemplate mongo;

    @BeforeEach
    void anEmptyStore() {
        mongo = new MongoTemplate(new SimpleMongoClientDatabaseFactory(TestPlatform.newDatabase()));
    }

    private SigningKeys instance() {
        return new SigningKeys(mongo, SEALING, InstantSource.system(), SETTINGS);
    }

    private static List<String> ids(SigningKeys keys) {
        return keys.get(new JWKSelector(new JWKMatcher.Builder().build()), null).stream()
                .map(JWK::getKeyID)
                .toList();
    }

    private static String sign(SigningKeys keys) {
        NimbusJwtEncoder encoder = new NimbusJwtEncoder(keys);
        encoder.setJwkSelector(List::getFirst);
        return encoder.encode(JwtEncoderParameters.from(
                        JwsHeader.with(SignatureAlgorithm.RS256).build(),
                        JwtClaimsSet.builder().subject("A-1").build()))
                .getTokenValue();
    }

    private static String subject(SigningKeys keys, String token) {
        return NimbusJwtDecoder.withJwkSource(keys).build().decode(token).getSubject();
    }

    @Test
    void theFirstKeyIsMadeOnceAndSharedByInstances() {
        assertThat(ids(instance())).hasSize(1).isEqualTo(ids(instance()));
    }

    @Test
    void afterARotationOldTokensStayGoodAndOtherInstancesTakeNewOnes() {
        SigningKeys one = instance();
        SigningKeys other = instance();
        String before = sign(one);
        assertThat(subject(other, before)).isEqualTo("A-1");

        one.rotate();
        String after = sign(one);

        assertThat(ids(one)).hasSize(2);
        assertThat(subject(one, before)).isEqualTo("A-1");
        assertThat(subject(other, after))
                .as("an instance that has not read the new key yet looks for it")
                .isEqualTo("A-1");
    }

    @Test
    void aStrangersTokenIsRefused() {
        String stranger = sign(new SigningKeys(
                new MongoTemplate(new SimpleMongoClientDatabaseFactory(TestPlatform.newDatabase())),
                SEALING,
                InstantSource.system(),
                SETTINGS));

        assertThatThrownBy(() -> subject(instance(), stranger)).isInstanceOf(JwtException.class);
    }

    @Test
    void privatePartsLieSealedInTheStore() {
        ids(instance());

        Document stored = mongo.getCollection("signing_keys").find().first();

        assertThat(stored.toJson()).doesNotContain("\"d\"").doesNotContain("RSA");
    }
}
