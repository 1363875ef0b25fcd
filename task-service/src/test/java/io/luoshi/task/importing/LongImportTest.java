package io.luoshi.task.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.luoshi.starter.security.Caller;
import io.luoshi.task.Counters;
import io.luoshi.task.StoreTest;
import io.luoshi.task.document.SampleDocuments;
import io.luoshi.task.reading.NoticeFiles;
import io.luoshi.task.unit.KnownUnits;
import io.luoshi.test.SettableClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Uploads whose caller does not wait at all for the reading. */
@StoreTest
class LongImportTest {

    private static final Caller OFFICE = Caller.system("office");

    @Autowired
    private NoticeImports imports;

    @Autowired
    private ImportViews views;

    @Autowired
    private SettableClock clock;

    private UploadService uploads;

    @Autowired
    void anImpatientCaller(NoticeFiles files, KnownUnits units, Counters counters, ImportMetrics metrics) {
        ImportSettings settings = new ImportSettings(Duration.ZERO, Duration.ofMinutes(1));
        uploads = new UploadService(files, units, imports, counters, metrics, settings, clock);
    }

    @Test
    void addsWhatWasReadWhenItIsThere() throws IOException {
        UploadedFile file = file("通知.docx", SampleDocuments.word(SampleNotice.text("51")));

        NoticeImport upload = uploads.upload(file, null, OFFICE);

        assertThat(upload.state()).isEqualTo(ImportState.READING);
        assertThat(view(upload).state()).isEqualTo(ImportState.READING);
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(view(upload).tasks()).hasSize(3));
        assertThat(Files.exists(file.content())).isFalse();
    }

    @Test
    void keepsNothingOfWhatCannotBeReadButWhy() throws IOException {
        NoticeImport upload = uploads.upload(file("通知.pdf", SampleDocuments.pdf()), null, OFFICE);

        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(view(upload).state()).isEqualTo(ImportState.FAILED));
        assertThat(view(upload).failure().code()).isEqualTo("document-without-text");
        assertThat(view(upload).failure().detail()).contains("PDF");
        assertThat(view(upload).tasks()).isEmpty();
    }

    @Test
    void saysThatAReadingWasCutOffWithItsInstance() {
        clock.set("2025-03-20T09:00");
        NoticeImport lost = imports.save(new NoticeImport(
                "I-lost",
                null,
                new NoticeImport.Upload("a.pdf", "abc", 1),
                new io.luoshi.task.Stamp("office", clock.instant())));

        clock.set("2025-03-20T09:05");

        assertThat(view(lost).state()).isEqualTo(ImportState.FAILED);
        assertThat(view(lost).failure().code()).isEqualTo("reading-interrupted");
    }

    private ImportView view(NoticeImport upload) {
        return views.of(imports.findById(upload.id()).orElseThrow(), Locale.CHINA);
    }

    private static UploadedFile file(String name, byte[] content) throws IOException {
        return UploadedFile.of(name, new ByteArrayInputStream(content));
    }
}
