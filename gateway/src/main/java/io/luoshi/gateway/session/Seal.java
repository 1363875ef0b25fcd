package io.luoshi.gateway.session;

import java.util.Base64;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Turns what a browser may keep but neither read nor change into text, and back: AES-256-GCM under a key that all instances share. */
@Component
class Seal {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 16;

    private final JsonMapper json;
    private final AesBytesEncryptor cipher;

    Seal(JsonMapper json, SessionSettings settings) {
        this.json = json.rebuild()
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .build();
        byte[] key = Base64.getDecoder().decode(settings.key().strip());
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("luoshi.gateway.session.key must be 32 bytes in Base64");
        }
        this.cipher = new AesBytesEncryptor(
                new SecretKeySpec(key, "AES"), KeyGenerators.secureRandom(NONCE_BYTES), CipherAlgorithm.GCM);
    }

    String seal(Object value) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cipher.encrypt(json.writeValueAsBytes(value)));
    }

    /** Empty for what was not sealed here, was changed since, or lacks what this version keeps. */
    <T> Optional<T> open(String sealed, Class<T> type) {
        try {
            return Optional.of(
                    json.readValue(cipher.decrypt(Base64.getUrlDecoder().decode(sealed)), type));
        } catch (IllegalArgumentException | IllegalStateException | JacksonException forged) {
            return Optional.empty();
        }
    }
}
