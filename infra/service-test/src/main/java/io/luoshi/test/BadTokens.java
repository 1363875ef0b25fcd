package io.luoshi.test;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tokens with which nobody gets in, by what is wrong with them. */
final class BadTokens {

    private static final RSAKey ATTACKERS = Tokens.newKey("test");

    private BadTokens() {}

    static Map<String, @Nullable String> all() {
        JWTClaimsSet good =
                Tokens.claims("A-1").claim("roles", List.of("SUPERVISOR")).build();
        Map<String, @Nullable String> bad = new LinkedHashMap<>();
        bad.put("no token", null);
        bad.put("no token at all", "x");
        bad.put(
                "an expired token",
                Tokens.signed(changed(good).expirationTime(secondsFromNow(-60)).build()));
        bad.put(
                "a token without an end",
                Tokens.signed(changed(good).expirationTime(null).build()));
        bad.put(
                "a token of tomorrow",
                Tokens.signed(changed(good).notBeforeTime(secondsFromNow(3600)).build()));
        bad.put(
                "a token of another issuer",
                Tokens.signed(changed(good).issuer("https://other.example").build()));
        bad.put(
                "a token for another audience",
                Tokens.signed(changed(good).audience("other").build()));
        bad.put("a token of another key", Tokens.sign(good, ATTACKERS));
        bad.put("a tampered token", tampered(Tokens.signed(good)));
        bad.put("an unsigned token", new PlainJWT(good).serialize());
        bad.put("an unsigned token that writes none otherwise", unsigned("nOnE", Tokens.signed(good)));
        bad.put("a token whose signature was cut off", withoutSignature(Tokens.signed(good)));
        bad.put(
                "a token signed with the public key as a secret",
                signed(header(JWSAlgorithm.HS256), good, publicKey()));
        bad.put("the same with the key as it is published", signed(header(JWSAlgorithm.HS256), good, publishedKey()));
        bad.put(
                "a token that brings its own key",
                signed(header(JWSAlgorithm.RS256).jwk(ATTACKERS.toPublicJWK()), good, attacker()));
        bad.put(
                "a token that says where its key is",
                signed(header(JWSAlgorithm.RS256).jwkURL(URI.create("http://127.0.0.1:1/jwks")), good, attacker()));
        bad.put(
                "a token whose key is a file of ours",
                signed(
                        new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("../../../../dev/null"),
                        good,
                        secret(new byte[32])));
        return bad;
    }

    private static JWTClaimsSet.Builder changed(JWTClaimsSet good) {
        return new JWTClaimsSet.Builder(good);
    }

    private static Date secondsFromNow(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static JWSHeader.Builder header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm).keyID("test");
    }

    private static String signed(JWSHeader.Builder header, JWTClaimsSet claims, JWSSigner signer) {
        try {
            SignedJWT token = new SignedJWT(header.build(), claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWSSigner attacker() {
        try {
            return new RSASSASigner(ATTACKERS);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Genuine for a verifier that believes the token's own word on the algorithm. */
    private static JWSSigner publicKey() {
        return secret(Tokens.publicKey());
    }

    private static JWSSigner publishedKey() {
        String key = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(Tokens.publicKey());
        String published = "-----BEGIN PUBLIC KEY-----\n" + key + "\n-----END PUBLIC KEY-----\n";
        return secret(published.getBytes(StandardCharsets.US_ASCII));
    }

    private static JWSSigner secret(byte[] secret) {
        try {
            return new MACSigner(secret);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same signature under other claims. */
    private static String tampered(String token) {
        String[] parts = token.split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("SUPERVISOR", "ADMINISTRATOR");
        return parts[0] + "." + encoded(claims) + "." + parts[2];
    }

    private static String unsigned(String algorithm, String token) {
        return encoded("{\"alg\":\"" + algorithm + "\",\"kid\":\"test\"}") + "." + token.split("\\.")[1] + ".";
    }

    private static String withoutSignature(String token) {
        return token.substring(0, token.lastIndexOf('.') + 1);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
