package io.luoshi.unit.login;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A person's authenticator app, written from RFC 6238 and RFC 4648 and not from our code. */
final class Authenticator {

    private static final long STEP_SECONDS = 30;

    private final byte[] secret;
    private final InstantSource time;

    Authenticator(String base32, InstantSource time) {
        this.secret = decoded(base32);
        this.time = time;
    }

    /** What it shows now. */
    String code() {
        return code(0);
    }

    /** What it showed, or will show, so many steps from now. */
    String code(int steps) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            long step = time.instant().getEpochSecond() / STEP_SECONDS + steps;
            ByteBuffer hash = ByteBuffer.wrap(
                    mac.doFinal(ByteBuffer.allocate(8).putLong(step).array()));
            int number = hash.getInt(hash.get(19) & 0x0f) & 0x7fffffff;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Six digits that are no code of now. */
    String wrong() {
        String right = code(-1) + code() + code(1);
        return right.contains("000000") ? "111111" : "000000";
    }

    private static byte[] decoded(String base32) {
        ByteBuffer bytes = ByteBuffer.allocate(base32.length() * 5 / 8);
        int bits = 0;
        int held = 0;
        for (char letter : base32.toCharArray()) {
            held = held << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (held >> bits));
            }
        }
        return bytes.array();
    }
}
