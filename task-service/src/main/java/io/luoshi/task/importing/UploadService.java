package io.luoshi.task.importing;

import io.luoshi.starter.security.Caller;
import io.luoshi.starter.web.DomainProblem;
import io.luoshi.task.Changes;
import io.luoshi.task.Counters;
import io.luoshi.task.Stamp;
import io.luoshi.task.importing.NoticeImport.Failure;
import io.luoshi.task.reading.NoticeFiles;
import io.luoshi.task.reading.Reading;
import io.luoshi.task.unit.KnownUnits;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * Takes notices in. Most are read in a moment, and then the caller gets what was read, or is told what is wrong and nothing is kept.
 * One that takes longer is kept as being read; what comes of it is added when it is there.
 */
@Service
@EnableConfigurationProperties(ImportSettings.class)
class UploadService {

    private static final Logger LOG = LoggerFactory.getLogger(UploadService.class);
    private static final Executor READERS =
            task -> Thread.ofVirtual().name("import").start(task);

    private final NoticeFiles files;
    private final KnownUnits units;
    private final NoticeImports imports;
    private final Counters counters;
    private final ImportMetrics metrics;
    private final ImportSettings settings;
    private final Clock clock;

    UploadService(
            NoticeFiles files,
            KnownUnits units,
            NoticeImports imports,
            Counters counters,
            ImportMetrics metrics,
            ImportSettings settings,
            Clock clock) {
        this.files = files;
        this.units = units;
        this.imports = imports;
        this.counters = counters;
        this.metrics = metrics;
        this.settings = settings;
        this.clock = clock;
    }

    /** Reads a notice and keeps it as an import. An idempotency key that was used for the same bytes gives that import again. */
    NoticeImport upload(UploadedFile file, @Nullable String idempotencyKey, Caller caller) {
        Optional<NoticeImport> known = earlier(idempotencyKey, file);
        if (known.isPresent()) {
            file.delete();
            return known.get();
        }
        CompletableFuture<Reading> reading = CompletableFuture.supplyAsync(
                () -> metrics.measure(
                        () -> files.read(file.content(), file.upload().name(), units.names())),
                READERS);
        reading.whenComplete((_, _) -> file.delete());
        NoticeImport upload = store(begin(file, idempotencyKey, caller), quickly(reading), file);
        if (upload.state() == ImportState.READING) {
            reading.whenComplete((read, failed) -> complete(upload.id(), read, failed));
        }
        return upload;
    }

    private Optional<NoticeImport> earlier(@Nullable String key, UploadedFile file) {
        if (key == null) {
            return Optional.empty();
        }
        Optional<NoticeImport> known = imports.findByIdempotencyKey(key);
        String sent = file.upload().sha256();
        known.filter(upload -> !upload.upload().sha256().equals(sent)).ifPresent(other -> {
            file.delete();
            throw ImportProblem.keyReused(key, other.id());
        });
        return known;
    }

    /** What was read, unless that takes long. */
    private Optional<Reading> quickly(CompletableFuture<Reading> reading) {
        try {
            return Optional.of(reading.get(settings.answerWithin().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException later) {
            return Optional.empty();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException why ? why : new IllegalStateException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private NoticeImport begin(UploadedFile file, @Nullable String key, Caller caller) {
        Stamp stamp = new Stamp(caller.name(), clock.instant());
        return new NoticeImport("I-" + counters.next("imports"), key, file.upload(), stamp);
    }

    private NoticeImport store(NoticeImport upload, Optional<Reading> reading, UploadedFile file) {
        reading.ifPresent(upload::read);
        try {
            return imports.save(upload);
        } catch (DuplicateKeyException sentTwiceAtOnce) {
            return earlier(upload.idempotencyKey(), file).orElseThrow(() -> sentTwiceAtOnce);
        }
    }

    private void complete(String id, @Nullable Reading read, @Nullable Throwable failed) {
        Changes<NoticeImport> changes = new Changes<>(imports, ImportProblem::unknownImport);
        changes.apply(id, upload -> read == null ? upload.fail(failure(failed)) : upload.read(read));
    }

    private static Failure failure(@Nullable Throwable failed) {
        Throwable why = failed instanceof CompletionException ? failed.getCause() : failed;
        if (why instanceof DomainProblem problem) {
            return new Failure(
                    problem.code(),
                    Stream.of(problem.arguments()).map(String::valueOf).toList());
        }
        LOG.error("A notice could not be read", why);
        return new Failure("internal-error", List.of());
    }
}
