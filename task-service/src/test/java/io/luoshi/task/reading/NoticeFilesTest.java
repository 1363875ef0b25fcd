package io.luoshi.task.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.luoshi.starter.web.DomainProblem;
import io.luoshi.task.document.Format;
import io.luoshi.task.document.SampleDocuments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** The process that reads files: what it brings, and that it ends. */
class NoticeFilesTest {

    private static final String NOTICE = "一、扩大内需\n1.增设饮水点30处。(区甲局主办)\n2.整治小巷20条。(区甲和乙局主办)\n";
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void bringsWhatTheOtherProcessRead() throws IOException {
        NoticeFiles files = files(LONG, 256);

        Reading word = files.read(file(SampleDocuments.word(NOTICE)), "通知.docx", List.of("区甲和乙局"));
        Reading text = files.read(file(utf8(NOTICE)), "通知.txt", List.of("区甲和乙局"));

        assertThat(word.format()).isEqualTo(Format.DOCX);
        assertThat(word.source().text()).isEqualTo(NOTICE);
        assertThat(word.notice()).isEqualTo(text.notice());
    }

    @Test
    void readsALargeTextAgainAsItWasRead() throws IOException {
        String large = NOTICE + "3.增设饮水点。(区丙局主办)\n" + "　　".repeat(150_000);
        NoticeFiles files = files(LONG, 256);

        Reading read = files.read(file(utf8(large)), "", List.of());

        assertThat(files.readAgain(read, List.of()).notice()).isEqualTo(read.notice());
    }

    @Test
    void refusesAFileThatIsNotWhatItsNameSays() throws IOException {
        NoticeFiles files = files(LONG, 256);
        Path text = file(utf8(NOTICE));

        assertThat(codeOf(files, text, "通知.docx")).isEqualTo("format-mismatch");
        assertThat(codeOf(files, file(SampleDocuments.page(NOTICE)), "通知.TXT")).isEqualTo("format-mismatch");
        assertThat(files.read(text, "通知", List.of()).format()).isEqualTo(Format.TEXT);
    }

    @Test
    void refusesMoreTasksThanAPlanMayHave() throws IOException {
        assertThat(codeOf(files(LONG, 256), file(utf8(NOTICE.repeat(3))), "")).isEqualTo("too-many-tasks");
    }

    @Test
    void stopsWhatTakesTooLong() throws IOException {
        assertThat(codeOf(files(Duration.ofMillis(50), 256), file(SampleDocuments.word(NOTICE)), "a.docx"))
                .isEqualTo("document-too-complex");
    }

    @Test
    void survivesAFileThatNeedsMoreMemoryThanThereIs() throws IOException {
        byte[] nested = SampleDocuments.page("<b>1".repeat(2_000_000));

        assertThat(codeOf(files(LONG, 32), file(nested), "a.html")).isEqualTo("document-too-complex");
    }

    private static NoticeFiles files(Duration limit, int heap) {
        return new NoticeFiles(new ReadingSettings(
                5,
                100,
                2_000_000,
                DataSize.ofMegabytes(200),
                limit,
                DataSize.ofMegabytes(heap),
                2,
                DataSize.ofKilobytes(256)));
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "document", null), content);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String codeOf(NoticeFiles files, Path file, String name) {
        return assertThatExceptionOfType(DomainProblem.class)
                .isThrownBy(() -> files.read(file, name, List.of()))
                .actual()
                .code();
    }
}
