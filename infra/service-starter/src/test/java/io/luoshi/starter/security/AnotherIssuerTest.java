package io.luoshi.starter.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import io.luoshi.events.AccessEvent.AccessRevoked;
import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.starter.events.CloudEvent;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.ResolvableType;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** Another OpenID provider takes unit-service's place by its address and a mapping of its names. */
class AnotherIssuerTest {

    private final Issuer issuer = new Issuer();
    private final Issuer stranger = new Issuer();
    private final Revocations revocations = new Revocations();

    @AfterEach
    void close() {
        issuer.close();
        stranger.close();
    }

    /** As docs/identity.md names them. */
    private SecuritySettings settings(@Nullable URI keys) {
        Map<String, Object> settings = Map.of(
                "issuer-uri", issuer.address(),
                "jwk-set-uri", keys == null ? "" : keys,
                "own-keys", false,
                "keys-wait", "2s",
                "roles-claim", "groups",
                "unit-claim", "department",
                "name-claim", "display_name",
                "role-names[督查员]", "SUPERVISOR",
                "role-names.liaison", "LIAISON_OFFICER");
        return new Binder(new MapConfigurationPropertySource(settings))
                .bind("", SecuritySettings.class)
                .get();
    }

    private JwtDecoder decoder(@Nullable URI keys) {
        return decoder(keys, new StaticListableBeanFactory());
    }

    private JwtDecoder decoder(@Nullable URI keys, StaticListableBeanFactory beans) {
        return new TokenConfiguration()
                .jwtDecoder(
                        settings(keys), revocations, beans.getBeanProvider(ResolvableType.forClass(JWKSource.class)));
    }

    private Caller caller(JwtDecoder decoder, String token) {
        return new CallerClaims(settings(null)).convert(decoder.decode(token)).getPrincipal();
    }

    @Test
    void itsKeysAreFoundThroughItsAddressAndItsNamesAreTranslated() {
        String token = issuer.sign(issuer.claims()
                .claim("groups", List.of("督查员", "liaison@U-007", "somebody-else"))
                .claim("department", "U-001")
                .claim("display_name", "顾清和")
                .build());

        Caller caller = caller(decoder(null), token);

        assertThat(caller.name()).isEqualTo("顾清和");
        assertThat(caller.duties())
                .containsExactlyInAnyOrder(
                        new Duty(PersonRole.SUPERVISOR, "U-001"), new Duty(PersonRole.LIAISON_OFFICER, "U-007"));
    }

    @Test
    void aProgramThatHasSigningKeysTakesItsTokensAndNoLongerItsOwn() throws Exception {
        RSAKey own = new RSAKeyGenerator(2048).keyID("own").generate();
        JWKSource<SecurityContext> ownKeys = new ImmutableJWKSet<>(new JWKSet(own));
        JwtDecoder decoder = decoder(null, new StaticListableBeanFactory(Map.of("signingKeys", ownKeys)));
        SignedJWT ownToken = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("own").build(),
                issuer.claims().build());
        ownToken.sign(new RSASSASigner(own));

        assertThat(decoder.decode(issuer.sign(issuer.claims().build())).getSubject())
                .isEqualTo("8a1f");
        assertThatThrownBy(() -> decoder.decode(ownToken.serialize())).isInstanceOf(JwtException.class);
    }

    @Test
    void aTokenOfAStrangerIsRefusedWhateverItSays() {
        JwtDecoder decoder = decoder(null);
        String poses =
                stranger.sign(issuer.claims().claim("groups", List.of("督查员")).build());
        String honest =
                stranger.sign(stranger.claims().claim("groups", List.of("督查员")).build());

        assertThatThrownBy(() -> decoder.decode(poses)).isInstanceOf(JwtException.class);
        assertThatThrownBy(() -> decoder.decode(honest)).isInstanceOf(JwtException.class);
    }

    @Test
    void aNewKeyIsFetchedWhenATokenAsksForItAndKnownOnesOutliveTheProvider() {
        JwtDecoder decoder = decoder(URI.create(issuer.address() + "/keys"));
        String before = issuer.sign(issuer.claims().build());
        decoder.decode(before);

        issuer.changeKey();
        String after = issuer.sign(issuer.claims().build());
        decoder.decode(after);
        String later = issuer.sign(issuer.claims().claim("display_name", "又一张").build());
        issuer.close();

        assertThat(decoder.decode(later).getSubject()).isEqualTo("8a1f");
    }

    @Test
    void aTokenOfRevokedAccessCountsNoMoreAndALaterOneDoes() {
        JwtDecoder decoder = decoder(null);
        String token = issuer.sign(issuer.claims().build());
        decoder.decode(token);

        revocations.on(revoked(Instant.now()));

        assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(JwtException.class);
        revocations.on(revoked(Instant.now().minusSeconds(60)));
        assertThatThrownBy(() -> decoder.decode(token))
                .as("an older event changes nothing")
                .isInstanceOf(JwtException.class);
        String later = issuer.sign(issuer.claims()
                .issueTime(java.util.Date.from(Instant.now().plusSeconds(5)))
                .build());
        assertThat(decoder.decode(later).getSubject()).isEqualTo("8a1f");
    }

    private static CloudEvent revoked(Instant before) {
        return new CloudEvent("id", "type", "/unit-service", "8a1f", before, 1, new AccessRevoked("8a1f", before));
    }

    @Test
    void aRuleReachesWhatItNamesAndNothingElse() {
        Rule rule = Rule.get("/x").everywhere(Rule.OFFICE).ownUnit(Rule.UNIT).scope("x:read");
        Caller officer = caller(Set.of(new Duty(PersonRole.UNIT_HEAD, "U-1"), new Duty(PersonRole.OPS, "U-2")));

        assertThat(rule.reachOf(officer)).hasValue(new Reach(Set.of("U-1")));
        assertThat(rule.reachOf(caller(Set.of(new Duty(PersonRole.OPS, null))))).isEmpty();
        assertThat(rule.reachOf(caller(Set.of(new Duty(PersonRole.LIAISON_OFFICER, null)))))
                .as("a role in no unit reaches no unit")
                .isEmpty();
        assertThat(new Reach(Set.of("U-1")).narrowedTo("U-2")).isEmpty();
        assertThat(Reach.EVERYTHING.narrowedTo("U-2")).containsExactly("U-2");
        assertThat(Reach.EVERYTHING.narrowedTo(null)).isNull();
    }

    private static Caller caller(Set<Duty> duties) {
        return new Caller("A-1", "甲", duties, Set.of(), null, null, new Reach(Set.of()));
    }
}
