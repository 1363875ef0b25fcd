package io.luoshi.unit.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What is kept of a name that is nobody's. People type passwords into the wrong field, and the trail is kept for years: it gets three characters, a third of them at
 * most, and a mark by which the same name is known again. The mark is keyed, so that it cannot be guessed from the trail alone.
 */
@Component
class TypedNames {

    private static final int SHOWN = 3;
    private static final int MARK_BYTES = 4;
    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] PURPOSE = "luoshi names typed at log-ins".getBytes(StandardCharsets.UTF_8);

    private final SecretKey key;

    TypedNames(@Value("${luoshi.secrets-key}") String secretsKey) {
        try {
            byte[] secret = Base64.getDecoder().decode(secretsKey.strip());
            key = KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            ALGORITHM,
                            HKDFParameterSpec.ofExtract().addIKM(secret).thenExpand(PURPOSE, 32));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For example {@code zha…#5f3a9c12}. */
    String keep(String typed) {
        int[] letters = typed.codePoints().limit(SHOWN * SHOWN).toArray();
        String shown = new String(letters, 0, letters.length / SHOWN).replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
        return shown + "…#" + mark(typed);
    }

    private String mark(String typed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(typed.getBytes(StandardCharsets.UTF_8)), 0, MARK_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
