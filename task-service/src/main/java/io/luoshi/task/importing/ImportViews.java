package io.luoshi.task.importing;

import io.luoshi.task.importing.ImportView.DoubtPart;
import io.luoshi.task.importing.ImportView.FailurePart;
import io.luoshi.task.importing.ImportView.PlanPart;
import io.luoshi.task.importing.ImportView.RulePart;
import io.luoshi.task.importing.NoticeImport.Failure;
import io.luoshi.task.importing.NoticeImport.Upload;
import io.luoshi.task.notice.Doubt;
import io.luoshi.task.notice.Notice;
import io.luoshi.task.plan.PlanRegistration;
import io.luoshi.task.reading.Reading;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Shows imports, with the ids of the units that are known by now and the doubts in the caller's language. */
@Component
class ImportViews {

    private final NamedUnits units;
    private final PlanRegistration plans;
    private final MessageSource messages;
    private final ImportSettings settings;
    private final Clock clock;

    ImportViews(
            NamedUnits units, PlanRegistration plans, MessageSource messages, ImportSettings settings, Clock clock) {
        this.units = units;
        this.plans = plans;
        this.messages = messages;
        this.settings = settings;
        this.clock = clock;
    }

    ImportView of(NoticeImport shown, Locale locale) {
        return shown.state() == ImportState.READ ? read(shown, locale) : unread(shown, locale);
    }

    /** Until it is read there is nothing to show but how far it has come. */
    private ImportView unread(NoticeImport shown, Locale locale) {
        Failure failure = failure(shown);
        return new ImportView(
                shown.id(),
                failure == null ? ImportState.READING : ImportState.FAILED,
                failure == null ? null : new FailurePart(failure.code(), text(failure, locale)),
                shown.upload().name(),
                null,
                null,
                shown.upload().sha256(),
                shown.upload().size(),
                shown.uploaded().at(),
                shown.uploaded().by(),
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                0);
    }

    /** A reading that takes too long was cut off with the instance that did it. */
    private @Nullable Failure failure(NoticeImport shown) {
        boolean lost = shown.uploaded().at().plus(settings.lostAfter()).isBefore(clock.instant());
        return shown.failure() == null && lost ? new Failure("reading-interrupted", List.of()) : shown.failure();
    }

    private String text(Failure failure, Locale locale) {
        return messages.getMessage(
                "problem." + failure.code(), failure.arguments().toArray(), locale);
    }

    private ImportView read(NoticeImport shown, Locale locale) {
        Upload upload = shown.upload();
        Reading reading = shown.reading();
        Draft draft = shown.draft();
        return new ImportView(
                shown.id(),
                ImportState.READ,
                null,
                upload.name(),
                reading.format(),
                reading.encoding(),
                upload.sha256(),
                upload.size(),
                shown.uploaded().at(),
                shown.uploaded().by(),
                shown.confirmed() == null ? null : String.valueOf(shown.plan()),
                PlanDraft.documentKey(draft, upload)
                        .flatMap(plans::planOf)
                        .filter(plan -> shown.confirmed() == null)
                        .orElse(null),
                plan(draft),
                new TaskParts(reading.notice(), units.known(draft)).of(draft),
                reading.notice().rules().stream().map(ImportViews::rule).toList(),
                doubts(reading.notice().doubts(), draft, locale),
                shown.corrections().size());
    }

    private static PlanPart plan(Draft draft) {
        return new PlanPart(
                draft.plan().title(),
                draft.plan().documentNumber(),
                draft.plan().issuer(),
                draft.plan().issuedOn(),
                draft.plan().year(),
                draft.chapters().entrySet().stream()
                        .map(chapter -> new ImportView.ChapterPart(
                                Integer.parseInt(chapter.getKey()),
                                chapter.getValue().number(),
                                chapter.getValue().title()))
                        .toList());
    }

    private static RulePart rule(Notice.Rule rule) {
        return new RulePart(rule.convention(), rule.words(), rule.span());
    }

    /** Of tasks that are still there; the n-th of a kind about one task is keyed by its kind and n. */
    private List<DoubtPart> doubts(List<Doubt> doubts, Draft draft, Locale locale) {
        Map<String, Integer> counts = new HashMap<>();
        List<DoubtPart> parts = new ArrayList<>();
        for (Doubt doubt : doubts) {
            int task = doubt.task() == null ? 0 : doubt.task();
            String key = doubt.code() + "-" + counts.merge(task + "." + doubt.code(), 1, Integer::sum);
            if (task == 0 || draft.tasks().containsKey(String.valueOf(task))) {
                parts.add(doubt(key, doubt, draft.isSettled(task, key), locale));
            }
        }
        return parts;
    }

    private DoubtPart doubt(String key, Doubt doubt, boolean settled, Locale locale) {
        Object[] seen = doubt.arguments().stream()
                .map(argument -> term(argument, locale))
                .toArray();
        String reason = messages.getMessage("doubt." + doubt.code(), seen, locale);
        return new DoubtPart(key, doubt.code(), doubt.task(), reason, doubt.proposal(), doubt.span(), settled);
    }

    /** Some arguments are codes of the reader, which have words of their own; the others are words of the notice. */
    private String term(String argument, Locale locale) {
        String term = messages.getMessage("doubt.term." + argument, null, argument, locale);
        return term == null ? argument : term;
    }
}
