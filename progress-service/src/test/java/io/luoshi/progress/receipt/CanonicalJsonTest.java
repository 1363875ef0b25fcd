package io.luoshi.progress.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The form that a third party must be able to write byte for byte, or it could not recompute a hash. */
class CanonicalJsonTest {

    /** The text of RFC 8785, 3.2.2.2, and what becomes of it there. */
    @Test
    void escapesTextAsTheRfcDoes() {
        assertThat(text("€$\u000f\nA'B\"\\\\\"/")).isEqualTo("\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
        assertThat(text("\b\t\f\r\u001f\u007f\u2028落实😀")).isEqualTo("\"\\b\\t\\f\\r\\u001f\u007f\u2028落实😀\"");
    }

    @Test
    void putsNamesInOrderAndNoBlanks() {
        assertThat(text(Map.of("values", List.of(Map.of("value", "1", "indicator", "i1")), "progress", "x", "a", "")))
                .isEqualTo("{\"a\":\"\",\"progress\":\"x\",\"values\":[{\"indicator\":\"i1\",\"value\":\"1\"}]}");
    }

    @Property
    void losesNothing(@ForAll String text) {
        String encodable = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(JsonMapper.shared().readValue(CanonicalJson.write(encodable), String.class))
                .isEqualTo(encodable);
    }

    private static String text(Object value) {
        return new String(CanonicalJson.write(value), StandardCharsets.UTF_8);
    }
}
