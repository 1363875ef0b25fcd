package io.luoshi.task.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NoticeFileTest {

    private static final byte[] PNG = {
        (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'
    };

    @Test
    void readsBothEncodingsAlike() {
        NoticeFile utf8 = NoticeFile.of(SampleNotice.utf8("1"));
        NoticeFile gb18030 = NoticeFile.of(SampleNotice.gb18030("1"));

        assertThat(utf8.encoding()).isEqualTo("UTF-8");
        assertThat(gb18030.encoding()).isEqualTo("GB18030");
        assertThat(gb18030.text()).isEqualTo(utf8.text());
        assertThat(gb18030.sha256()).isNotEqualTo(utf8.sha256()).hasSize(64);
    }

    @Test
    void passesTheByteOrderMarkOver() {
        assertThat(NoticeFile.of("\uFEFF一、标题".getBytes(StandardCharsets.UTF_8)).text())
                .isEqualTo("一、标题");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("binaries")
    void refusesWhatIsNoText(String what, byte[] bytes) {
        assertThatExceptionOfType(ImportProblem.class)
                .isThrownBy(() -> NoticeFile.of(bytes))
                .extracting(ImportProblem::code)
                .isEqualTo("not-a-text");
    }

    static Stream<Arguments> binaries() throws IOException {
        return Stream.of(
                Arguments.of("a picture", PNG),
                Arguments.of("an archive, and so a Word document", zip()),
                Arguments.of("neither encoding", new byte[] {'a', (byte) 0xff, (byte) 0xff, 'b'}),
                Arguments.of("UTF-16", "一、标题abc".getBytes(StandardCharsets.UTF_16)),
                Arguments.of("zeros", new byte[100]));
    }

    @ParameterizedTest
    @MethodSource
    void saysThatAFileIsEmpty(byte[] bytes) {
        assertThatExceptionOfType(ImportProblem.class)
                .isThrownBy(() -> NoticeFile.of(bytes))
                .extracting(ImportProblem::code)
                .isEqualTo("empty-file");
    }

    static Stream<byte[]> saysThatAFileIsEmpty() {
        return Stream.of("", " \r\n\t　\n", "\uFEFF").map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write(SampleNotice.utf8("1"));
        }
        return bytes.toByteArray();
    }
}
