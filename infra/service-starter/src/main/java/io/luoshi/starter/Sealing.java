package io.luoshi.starter;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.keygen.KeyGenerators;

/** Encrypts the secrets that must lie in the store, with AES-256-GCM under a key from outside the store ({@code luoshi.secrets-key}). Here although only some services keep secrets: cryptography is not copied. */
public class Sealing {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 16;

    private final AesBytesEncryptor cipher;

    public Sealing(String base64Key) {
        byte[] key = Base64.getDecoder().decode(base64Key.strip());
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("luoshi.secrets-key must be 32 bytes in Base64, not " + key.length);
        }
        cipher = new AesBytesEncryptor(
                new SecretKeySpec(key, "AES"), KeyGenerators.secureRandom(NONCE_BYTES), CipherAlgorithm.GCM);
    }

    public String seal(String secret) {
        return Base64.getEncoder().encodeToString(seal(secret.getBytes(StandardCharsets.UTF_8)));
    }

    public String open(String sealed) {
        return new String(open(Base64.getDecoder().decode(sealed)), StandardCharsets.UTF_8);
    }

    public byte[] seal(byte[] secret) {
        return cipher.encrypt(secret);
    }

    /** Fails when it was not sealed with this key, or changed since. */
    public byte[] open(byte[] sealed) {
        return cipher.decrypt(sealed);
    }
}
