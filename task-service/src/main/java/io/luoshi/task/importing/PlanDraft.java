package io.luoshi.task.importing;

import io.luoshi.task.importing.NoticeImport.Upload;
import io.luoshi.task.notice.Notice;
import io.luoshi.task.plan.Chapter;
import io.luoshi.task.plan.NoticeData;
import io.luoshi.task.task.PlannedTask;
import io.luoshi.task.unit.KnownUnit;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an import becomes when it is confirmed.
 *
 * @param read what was read, for the places of it
 * @param year the plan's year, read, corrected or given
 * @param title the plan's title, read, corrected or given
 */
record PlanDraft(String importId, Upload upload, Notice read, Draft draft, int year, String title) {

    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Takes year and title as given, else as the draft has them. */
    static PlanDraft of(NoticeImport source, @Nullable Integer givenYear, @Nullable String givenTitle) {
        Draft draft = source.draft();
        Integer year = givenYear == null ? draft.plan().year() : givenYear;
        String title = givenTitle == null ? draft.plan().title() : givenTitle;
        if (year == null || title == null) {
            throw ImportProblem.fieldsMissing(Stream.of(
                            year == null ? Optional.of("year") : Optional.<String>empty(),
                            title == null ? Optional.of("title") : Optional.<String>empty())
                    .flatMap(Optional::stream)
                    .toList());
        }
        return new PlanDraft(source.id(), source.upload(), source.reading().notice(), draft, year, title);
    }

    NoticeData notice() {
        List<Chapter> chapters = draft.chapters().values().stream()
                .map(chapter -> new Chapter(chapter.number(), chapter.title()))
                .toList();
        return new NoticeData(
                title,
                draft.plan().documentNumber(),
                key(year, draft.plan().documentNumber(), upload),
                draft.plan().issuer(),
                draft.plan().issuedOn(),
                chapters,
                importId);
    }

    /** The key by which a plan of the same document is found, if the draft tells enough. */
    static Optional<String> documentKey(Draft draft, Upload upload) {
        return Optional.ofNullable(draft.plan().year())
                .map(year -> key(year, draft.plan().documentNumber(), upload));
    }

    /** Document numbers are written with many kinds of brackets and spaces; a document without one is known by its bytes. */
    private static String key(int year, @Nullable String number, Upload upload) {
        if (number == null) {
            return "sha256:" + upload.sha256();
        }
        String written = Normalizer.normalize(number, Normalizer.Form.NFKC);
        return year + ":" + NEITHER_LETTER_NOR_DIGIT.matcher(written).replaceAll("");
    }

    /** @param units those that are known, by the names the notice uses */
    List<PlannedTask> tasks(Map<String, KnownUnit> units) {
        Map<Integer, Notice.Task> sources =
                read.tasks().stream().collect(Collectors.toMap(Notice.Task::number, Function.identity()));
        return draft.tasks().entrySet().stream()
                .map(task -> planned(Integer.parseInt(task.getKey()), task.getValue(), sources, units))
                .toList();
    }

    private static PlannedTask planned(
            int number, Draft.Task task, Map<Integer, Notice.Task> sources, Map<String, KnownUnit> units) {
        return new TaskDraft(task, sources.get(number), units).planned(number);
    }
}
