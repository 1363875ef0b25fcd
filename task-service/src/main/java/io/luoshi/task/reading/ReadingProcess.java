package io.luoshi.task.reading;

import io.luoshi.task.document.Refusal;
import io.luoshi.task.document.Refusal.Reason;
import io.luoshi.task.reading.ReadingProgram.Job;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Reads a file in a JVM of its own, with its own heap, time limit and an empty environment. A file that was made to exhaust its reader
 * exhausts that process: the service goes on, and nothing of it is left. Source: docs/adr/0012.
 */
final class ReadingProcess {

    private final ReadingSettings settings;
    private final Semaphore free;

    ReadingProcess(ReadingSettings settings) {
        this.settings = settings;
        this.free = new Semaphore(settings.processes(), true);
    }

    /** @throws Refusal that says why the file is not read */
    Reading run(Job job, Path file, List<String> names) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + settings.timeLimit().toNanos();
        if (!free.tryAcquire(settings.timeLimit().toMillis(), TimeUnit.MILLISECONDS)) {
            throw new Refusal(Reason.READERS_BUSY);
        }
        try {
            return run(job, file, names, deadline);
        } finally {
            free.release();
        }
    }

    private Reading run(Job job, Path file, List<String> names, long deadline)
            throws IOException, InterruptedException {
        Path known = Files.createTempFile("luoshi-names-", null);
        Path outcome = Files.createTempFile("luoshi-outcome-", null);
        try {
            Files.write(known, names);
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (!succeeds(command(job, file, known, outcome), left)) {
                throw new Refusal(Reason.DOCUMENT_TOO_COMPLEX);
            }
            return Outcome.readingOf(outcome);
        } finally {
            Files.delete(outcome);
            Files.delete(known);
        }
    }

    /** Whether it came to an end by itself, and a good one; out of memory is none. */
    private static boolean succeeds(List<String> command, Duration limit) throws IOException, InterruptedException {
        ProcessBuilder program =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.DISCARD);
        program.environment().clear();
        Process process = program.start();
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0;
        } finally {
            process.destroyForcibly();
        }
    }

    private List<String> command(Job job, Path file, Path names, Path outcome) {
        List<String> jvm = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + settings.memory().toMegabytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // it lives for a second
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Dpdfbox.fontcache=" + System.getProperty("java.io.tmpdir"),
                "-cp",
                System.getProperty("java.class.path"),
                ReadingProgram.class.getName());
        List<String> files = List.of(job.name(), file.toString(), names.toString(), outcome.toString());
        return Stream.of(jvm, files, ReadingProgram.of(settings).limits())
                .flatMap(List::stream)
                .toList();
    }
}
