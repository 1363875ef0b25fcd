package io.luoshi.unit.account;

import io.luoshi.starter.Sealing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Time-based one-time codes of an authenticator app (RFC 6238: SHA-1, 30 s, six digits), by the machine's clock, which the app shares. */
@Component
class SecondFactor {

    private static final int SECRET_BYTES = 20;
    private static final long STEP_SECONDS = 30;
    private static final int DIGITS = 6;
    private static final int ONE_MORE_THAN_ANY = 1_000_000;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final Sealing sealing;
    private final InstantSource machineTime;
    private final SecureRandom random = new SecureRandom();

    SecondFactor(Sealing sealing, InstantSource machineTime) {
        this.sealing = sealing;
        this.machineTime = machineTime;
    }

    /** A new secret for an account; what it returns is shown once, for the app. */
    byte[] prepare(Account account) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        account.prepareCodes(sealing.seal(Base64.getEncoder().encodeToString(secret)), step());
        return secret;
    }

    /** Whether it is a code of the secret that was prepared; then that counts from now on. */
    boolean confirm(Account account, String code) {
        return stepOf(code, account.preparedCodeSecret())
                .filter(account::confirmCodes)
                .isPresent();
    }

    /** Whether it is a right code that was not used before. */
    boolean take(Account account, String code) {
        return stepOf(code, account.sealedCodeSecret())
                .filter(account::takeCode)
                .isPresent();
    }

    private long step() {
        return machineTime.instant().getEpochSecond() / STEP_SECONDS;
    }

    /** The time step of a right code: this one or a neighbour, since clocks differ. Empty when it is wrong. */
    private Optional<Long> stepOf(String code, @Nullable String sealed) {
        byte[] given = code.strip().getBytes(StandardCharsets.UTF_8);
        long now = step();
        return secret(sealed)
                .flatMap(secret -> LongStream.rangeClosed(now - 1, now + 1)
                        .filter(step ->
                                MessageDigest.isEqual(code(secret, step).getBytes(StandardCharsets.UTF_8), given))
                        .boxed()
                        .findFirst());
    }

    /** Empty when the key under which it was sealed is lost: then no code is right, and an administrator resets the account. */
    private Optional<byte[]> secret(@Nullable String sealed) {
        try {
            return Optional.ofNullable(sealed).map(sealing::open).map(Base64.getDecoder()::decode);
        } catch (IllegalStateException otherKey) {
            return Optional.empty();
        }
    }

    static String code(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
            return ("%0" + DIGITS + "d").formatted(number % ONE_MORE_THAN_ANY);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RFC 4648, as apps want it. */
    static String base32(byte[] secret) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < secret.length * 8; bit += 5) {
            int value = 0;
            for (int i = bit; i < bit + 5; i++) {
                value = value << 1 | (i < secret.length * 8 ? secret[i / 8] >> (7 - i % 8) & 1 : 0);
            }
            text.append(BASE32.charAt(value));
        }
        return text.toString();
    }
}
