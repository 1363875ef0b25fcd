package io.luoshi.task.notice;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ReadableTextTest {

    @Test
    void fullWidthFormsAndLayoutSpacesAreEvenedOut() {
        ReadableText text = ReadableText.of("\uFEFF　１．修路（ 区 甲 局 ）：５０％，QFLP 基金 PM 2.5");
        assertThat(text.toString()).isEqualTo("1.修路(区甲局):50%,QFLP基金PM 2.5");
    }

    @Test
    void quotesAsWritten() {
        ReadableText text = ReadableText.of("文 号：云政〔２０２５〕３号");
        int start = text.toString().indexOf("云政");
        assertThat(text.from(start).asWritten()).isEqualTo("云政〔２０２５〕３号");
        assertThat(text.from(start).span()).isEqualTo(new Span(4, 14));
    }

    @Test
    void joinedLinesKeepTheirPlaces() {
        ReadableText joined = ReadableText.join(ReadableText.of("修路\r\n\r\n架桥").lines());
        assertThat(joined.toString()).isEqualTo("修路架桥");
        assertThat(joined.span(1, 3)).isEqualTo(new Span(1, 7));
    }

    @Property
    void everyCharacterIsFoundAgainInTheRawText(@ForAll("texts") String raw) {
        ReadableText text = ReadableText.of(raw);
        assertThat(text.asWritten()).hasSize(text.length());
        for (int i = 0; i < text.length(); i++) {
            Span span = text.span(i, i + 1);
            char written = raw.charAt(span.start());
            assertThat(text.part(i, i + 1).asWritten()).isEqualTo(String.valueOf(written));
            assertThat(ReadableText.of(String.valueOf(written)).toString().trim())
                    .isEqualTo(text.toString().substring(i, i + 1).trim());
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("修路区局、，,。.（(）)１1２ ab\u3000\r\n\u00a0\uFEFF〔〕％")
                .ofMaxLength(60);
    }
}
