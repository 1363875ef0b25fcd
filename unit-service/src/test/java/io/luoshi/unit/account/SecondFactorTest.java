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

    /** The last six digits of RFC 6238, appendix B. */
    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1111111111, 050471", "1234567890, 005924", "2000000000, 279037"})
    void givesTheCodesOfTheStandard(long second, String code) {
        assertThat(SecondFactor.code(SECRET, second / 30)).isEqualTo(code);
    }

    @Test
    void takesTheNeighbouringStepsAndEachCodeOnce() {
        Account account = Account.open("A-1", "a", "A");
        byte[] secret = codes.prepare(account);
        long step = now.getEpochSecond() / 30;
        String code = SecondFactor.code(secret, step);

        assertThat(codes.stepOf(account, code)).hasValue(step);
        assertThat(account.takeCode(step)).isTrue();
        assertThat(account.takeCode(step)).isFalse();
        now = now.plusSeconds(30);
        assertThat(codes.stepOf(account, code)).hasValue(step);
        now = now.plusSeconds(60);
        assertThat(codes.stepOf(account, code)).isEmpty();
    }

    @Test
    void writesSecretsAsAppsReadThem() {
        assertThat(SecondFactor.base32(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }
}
