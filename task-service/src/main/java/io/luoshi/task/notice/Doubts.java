package io.luoshi.task.notice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects doubts while a notice is read, for the whole notice or {@linkplain #about for one task}. */
final class Doubts {

    private static final int EXCERPT = 40;

    private final List<Doubt> found;
    private final @Nullable Integer task;

    Doubts() {
        this(new ArrayList<>(), null);
    }

    private Doubts(List<Doubt> found, @Nullable Integer task) {
        this.found = found;
        this.task = task;
    }

    Doubts about(int taskNumber) {
        return new Doubts(found, taskNumber);
    }

    void add(Doubt.Code code, @Nullable Span span, String... arguments) {
        propose(code, span, null, arguments);
    }

    /** A doubt with what the reader would answer. */
    void propose(Doubt.Code code, @Nullable Span span, @Nullable String proposal, String... arguments) {
        found.add(new Doubt(code, task, List.of(arguments), span, proposal));
    }

    /** A doubt about words as they stand; long ones are cut. */
    void addWords(Doubt.Code code, ReadableText words) {
        addWords(code, words, null);
    }

    void addWords(Doubt.Code code, ReadableText words, @Nullable String proposal) {
        String written = words.asWritten();
        String excerpt = written.length() <= EXCERPT ? written : written.substring(0, EXCERPT) + "…";
        propose(code, words.isEmpty() ? null : words.span(), proposal, excerpt);
    }

    List<Doubt> worstFirst() {
        return found.stream().sorted(Comparator.comparing(Doubt::code)).toList();
    }
}
