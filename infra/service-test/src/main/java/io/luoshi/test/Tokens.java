package io.luoshi.test;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Access tokens as the OpenID provider gives them out, and the key under which {@link TestPlatform} lets services find them genuine. */
public final class Tokens {

    public static final String ISSUER = "http://localhost:8080";

    private static final Duration GOOD_FOR = Duration.ofMinutes(5);
    private static final RSAKey KEY = newKey("test");

    private Tokens() {}

    /** The provider's key. */
    static JWKSource<SecurityContext> keys() {
        return new ImmutableJWKSet<>(new JWKSet(KEY));
    }

    /** The provider's public key, as everybody knows it. */
    static byte[] publicKey() {
        try {
            return KEY.toRSAPublicKey().getEncoded();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key that no provider has. */
    public static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(id)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param roles such as {@code LIAISON_OFFICER@U-001} or {@code AUDITOR} */
    public static String person(String name, String... roles) {
        return sign(
                claims("A-" + name)
                        .claim("name", name)
                        .claim("roles", List.of(roles))
                        .build(),
                KEY);
    }

    /** A department's own system. */
    public static String client(String unit, String... scopes) {
        return sign(
                claims("C-" + unit)
                        .claim("unit", unit)
                        .claim("scope", String.join(" ", scopes))
                        .build(),
                KEY);
    }

    /** Good claims, to be spoilt by a test. */
    public static JWTClaimsSet.Builder claims(String subject) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .subject(subject)
                .issuer(ISSUER)
                .audience("luoshi")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(GOOD_FOR)));
    }

    public static String signed(JWTClaimsSet claims) {
        return sign(claims, KEY);
    }

    public static String sign(JWTClaimsSet claims, RSAKey key) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
