package io.luoshi.task.reading;

import io.luoshi.task.document.DocumentReader;
import io.luoshi.task.document.ReadDocument;
import io.luoshi.task.document.Refusal;
import io.luoshi.task.document.Refusal.Reason;
import io.luoshi.task.notice.KnownNames;
import io.luoshi.task.notice.NoTasksFound;
import io.luoshi.task.notice.Notice;
import io.luoshi.task.notice.NoticeReader;
import io.luoshi.task.notice.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads one file: what document it is, what text it holds and what notice that is. Run in a process of its own by
 * {@link ReadingProcess}; limits on time and memory are those of the process.
 */
record ReadingProgram(DocumentReader documents, int maxTasks, int maxItems) {

    static ReadingProgram of(ReadingSettings settings) {
        return new ReadingProgram(
                new DocumentReader(
                        settings.maxCharacters(), settings.maxUnpacked().toBytes()),
                settings.maxTasks(),
                settings.maxItems());
    }

    /** Arguments: the task, the file, the known names, where to write the outcome, and the limits in the order of {@link #limits}. */
    public static void main(String[] arguments) throws IOException {
        DocumentReader documents = new DocumentReader(Integer.parseInt(arguments[4]), Long.parseLong(arguments[5]));
        ReadingProgram program =
                new ReadingProgram(documents, Integer.parseInt(arguments[6]), Integer.parseInt(arguments[7]));
        Path file = Path.of(arguments[1]);
        List<String> names = Files.readAllLines(Path.of(arguments[2]));
        Outcome outcome;
        try {
            outcome = Outcome.of(
                    Job.valueOf(arguments[0]) == Job.READ
                            ? program.read(file, names)
                            : program.readAgain(Reading.unpacked(Files.readAllBytes(file)), names));
        } catch (Refusal refusal) {
            outcome = Outcome.of(refusal);
        }
        outcome.write(Path.of(arguments[3]));
    }

    /** What the program is asked for. */
    enum Job {
        /** The file is a document. */
        READ,
        /** The file is an earlier reading, packed; its text is read anew. */
        READ_AGAIN
    }

    /** The limits, as {@link #main} takes them. */
    List<String> limits() {
        return List.of(
                String.valueOf(documents.maxCharacters()),
                String.valueOf(documents.maxUnpacked()),
                String.valueOf(maxTasks),
                String.valueOf(maxItems));
    }

    Reading read(Path file, List<String> names) throws IOException {
        ReadDocument document = documents.read(file);
        return new Reading(document.format(), document.encoding(), document.source(), notice(document.source(), names));
    }

    Reading readAgain(Reading earlier, List<String> names) {
        return new Reading(earlier.format(), earlier.encoding(), earlier.source(), notice(earlier.source(), names));
    }

    /** What a text says, with the names that guide the splitting of lists of units. */
    private Notice notice(SourceText source, List<String> names) {
        try {
            Notice notice = new NoticeReader().read(source, KnownNames.of(names));
            refuse(notice.tasks().size(), maxTasks, Reason.TOO_MANY_TASKS);
            refuse(items(notice), maxItems, Reason.TOO_MANY_ITEMS);
            return notice;
        } catch (NoTasksFound none) {
            throw new Refusal(Reason.NO_TASKS_FOUND, source.text().length());
        }
    }

    private static void refuse(int found, int most, Reason reason) {
        if (found > most) {
            throw new Refusal(reason, found, most);
        }
    }

    private static int items(Notice notice) {
        int ofTasks = notice.tasks().stream()
                .mapToInt(task -> task.assignments().size()
                        + task.groupReferences().size()
                        + task.indicators().size())
                .sum();
        return ofTasks + notice.headings().size() + notice.doubts().size();
    }
}
