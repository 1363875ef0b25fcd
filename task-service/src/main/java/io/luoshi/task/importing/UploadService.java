package io.luoshi.task.importing;

import io.luoshi.starter.security.Caller;
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

    /** Chapters, tasks, assignments, indicators and doubts that one import may hold: a hundred times what notices have, and well within one document of the store. */
    private static final int MOST_ITEMS = 20_000;

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
    NoticeImport upload(String fileName, byte[] bytes, @Nullable String idempotencyKey, Caller caller) {
        return metrics.measure(() -> {
            NoticeFile file = NoticeFile.of(bytes);
            return earlier(idempotencyKey, file).orElseGet(() -> {
                Notice notice = read(file);
                Stamp stamp = new Stamp(caller.name(), clock.instant());
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
            Notice notice = reader.read(file.text());
            if (items(notice) > MOST_ITEMS) {
                throw ImportProblem.tooManyItems(items(notice), MOST_ITEMS);
            }
            return notice;
        } catch (NoTasksFound none) {
            throw ImportProblem.noTasksFound(file.text().length());
        }
    }

    private static int items(Notice notice) {
        int within = notice.tasks().stream()
                .mapToInt(task -> task.indicators().size() + task.assignments().size())
                .sum();
        return notice.chapters().size()
                + notice.tasks().size()
                + within
                + notice.doubts().size();
    }

    private NoticeImport store(NoticeImport upload) {
        try {
            return imports.insert(upload);
        } catch (DuplicateKeyException sentTwiceAtOnce) {
            return earlier(upload.idempotencyKey(), upload.file()).orElseThrow(() -> sentTwiceAtOnce);
        }
    }
}
