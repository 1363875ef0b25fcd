package io.luoshi.task.reading;

import io.luoshi.task.document.Format;
import io.luoshi.task.document.Mark;
import io.luoshi.task.document.Refusal;
import io.luoshi.task.document.Refusal.Reason;
import io.luoshi.task.reading.ReadingProgram.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Reads files as notices: bounded in time and memory, whatever a file holds; keeps nothing. */
@Component
@EnableConfigurationProperties(ReadingSettings.class)
public class NoticeFiles {

    private final ReadingSettings settings;
    private final ReadingProgram program;
    private final ReadingProcess process;

    NoticeFiles(ReadingSettings settings) {
        this.settings = settings;
        this.program = ReadingProgram.of(settings);
        this.process = new ReadingProcess(settings);
    }

    /**
     * The notice in a file.
     *
     * @param fileName must not claim another format than the file has; empty for pasted text
     * @param names of the units that are known, which guide the splitting of lists
     * @throws io.luoshi.starter.web.DomainProblem that says what is wrong with the file
     */
    public Reading read(Path file, String fileName, List<String> names) {
        return orProblem(() -> {
            boolean here = isSmall(Files.size(file)) && Mark.of(file) == Mark.NONE;
            Reading read = here ? program.read(file, names) : process.run(Job.READ, file, names);
            compare(fileName, read.format());
            return read;
        });
    }

    /** Reads the text of an earlier reading anew, with the names that are known now. */
    public Reading readAgain(Reading earlier, List<String> names) {
        return orProblem(() -> {
            if (isSmall(earlier.source().text().length())) {
                return program.readAgain(earlier, names);
            }
            Path packed = Files.createTempFile("luoshi-reading-", null);
            try {
                return process.run(Job.READ_AGAIN, Files.write(packed, earlier.packed()), names);
            } finally {
                Files.delete(packed);
            }
        });
    }

    private boolean isSmall(long size) {
        return size <= settings.smallText().toBytes();
    }

    private interface Attempt {
        Reading run() throws IOException, InterruptedException;
    }

    private static Reading orProblem(Attempt attempt) {
        try {
            return attempt.run();
        } catch (Refusal refusal) {
            throw ReadingProblem.of(refusal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw ReadingProblem.of(new Refusal(Reason.READERS_BUSY));
        }
    }

    /** Whoever sent a file that is not what its name says is mistaken about it, or wants somebody to be. */
    private static void compare(String fileName, Format found) {
        Format.claimedBy(fileName).filter(claimed -> claimed != found).ifPresent(claimed -> {
            throw new Refusal(Reason.FORMAT_MISMATCH, claimed, found);
        });
    }
}
