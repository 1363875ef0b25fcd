package io.luoshi.unit.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.starter.Sealing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondFactorTest {

    private static final Sealing SEALING = new Sealing("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    private Instant now = Instant.ofEpochSecond(1_111_111_109);
    private final SecondFactor codes = new SecondFactor(SEALING, () -> now);
    private final Account account = Account.open("A-1", "a", "A");

    /** The last six digits of RFC 6238, appendix B. */
    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1111111111, 050471", "1234567890, 005924", "2000000000, 279037"})
    void givesTheCodesOfTheStandard(long second, String code) {
        assertThat(SecondFactor.code(SECRET, second / 30)).isEqualTo(code);
    }

    @Test
    void takesTheNeighbouringStepsAndEachCodeOnce() {
        byte[] secret = codes.prepare(account);
        assertThat(codes.confirm(account, code(secret, 0))).isTrue();

        assertThat(codes.take(account, code(secret, 0))).as("used").isFalse();
        assertThat(codes.take(account, code(secret, -1)))
                .as("older than one used")
                .isFalse();
        assertThat(codes.take(account, code(secret, 1))).isTrue();
        String next = code(secret, 2);
        now = now.plusSeconds(90);
        assertThat(codes.take(account, next)).as("the step before").isTrue();
        String old = code(secret, 0);
        now = now.plusSeconds(60);
        assertThat(codes.take(account, old)).isFalse();
    }

    @Test
    void aCodeFromBeforeTheEnrolmentConfirmsNothing() {
        byte[] secret = codes.prepare(account);

        assertThat(codes.confirm(account, code(secret, -1))).isFalse();
        assertThat(account.needsCode()).isFalse();
    }

    @Test
    void anotherSecretCountsOnlyOnceItIsConfirmed() {
        byte[] first = codes.prepare(account);
        codes.confirm(account, code(first, 0));
        byte[] second = codes.prepare(account);
        assertThat(codes.take(account, code(second, 1))).isFalse();
        assertThat(account.needsCode()).isTrue();

        assertThat(codes.confirm(account, code(first, 1))).isFalse();
        assertThat(codes.confirm(account, code(second, 0))).isTrue();

        assertThat(codes.take(account, code(first, 1))).isFalse();
        assertThat(codes.take(account, code(second, 1))).isTrue();
    }

    @Test
    void noCodeIsRightWhenTheKeyOfTheSecretsIsLost() {
        byte[] secret = codes.prepare(account);
        codes.confirm(account, code(secret, 0));
        Sealing other = new Sealing("BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA=");

        assertThat(new SecondFactor(other, () -> now).take(account, code(secret, 1)))
                .isFalse();
    }

    private String code(byte[] secret, int steps) {
        return SecondFactor.code(secret, now.getEpochSecond() / 30 + steps);
    }

    @Test
    void writesSecretsAsAppsReadThem() {
        assertThat(SecondFactor.base32(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }
}
