package io.luoshi.starter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActorTest {

    @Test
    void readsAChineseNameThatTheServerTookForLatin() {
        String latin = new String("沈若谷".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(Actor.valueOf(latin).name()).isEqualTo("沈若谷");
    }

    @ParameterizedTest
    @CsvSource({"li.ming, li.ming", "沈若谷, 沈若谷", "José, José", "' ', unknown", "'', unknown"})
    void keepsWhatIsReadable(String header, String name) {
        assertThat(Actor.valueOf(header).name()).isEqualTo(name);
    }

    @Test
    void cutsANameThatIsTooLong() {
        assertThat(Actor.valueOf("x".repeat(5000)).name()).hasSize(100);
    }
}
