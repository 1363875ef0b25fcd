package io.luoshi.task.importing;

import io.luoshi.task.Actor;
import io.luoshi.task.Counters;
import io.luoshi.task.Stamp;
import io.luoshi.task.notice.NoTasksFound;
import io.luoshi.task.notice.Notice;
import io.luoshi.task.notice.NoticeReader;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Takes notices in. */
@Service
class UploadService {

    private final NoticeReader reader = new NoticeReader();
    private final NoticeImports imports;
    private final Counters counters;
    private final ImportMetrics metrics;
    private final Clock clock;

    UploadService(NoticeImports imports, Counters counters, ImportMetrics metrics, Clock clock) {
        this.imports = imports;
        this.counters = counters;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Reads a notice and keeps it as an import. An idempotency key that was used for the same bytes gives that import again. */
    NoticeImport upload(String fileName, byte[] bytes, @Nullable String idempotencyKey, Actor actor) {
        return metrics.measure(() -> {
            NoticeFile file = NoticeFile.of(bytes);
            return earlier(idempotencyKey, file).orElseGet(() -> {
                Notice notice = read(file);
                Stamp stamp = new Stamp(actor.name(), clock.instant());
                String id = "I-" + counters.next("imports");
                return store(new NoticeImport(id, idempotencyKey, fileName, file, stamp, notice, null, null));
            });
        });
    }

    private Optional<NoticeImport> earlier(@Nullable String key, NoticeFile file) {
        if (key == null) {
            return Optional.empty();
        }
        Optional<NoticeImport> known = imports.findByIdempotencyKey(key);
        known.filter(upload -> !upload.file().sha256().equals(file.sha256())).ifPresent(other -> {
            throw ImportProblem.keyReused(key, other.id());
        });
        return known;
    }

    private Notice read(NoticeFile file) {
        try {
            return reader.read(file.text());
        } catch (NoTasksFound none) {
            throw ImportProblem.noTasksFound(file.text().length());
        }
    }

    private NoticeImport store(NoticeImport upload) {
        try {
            return imports.insert(upload);
        } catch (DuplicateKeyException sentTwiceAtOnce) {
            return earlier(upload.idempotencyKey(), upload.file()).orElseThrow(() -> sentTwiceAtOnce);
        }
    }
}
