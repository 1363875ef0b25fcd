package io.luoshi.task;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a plan by its year and a running number within the year, in text {@code P-2025-1}. Its tasks are named after it.
 */
public record PlanId(int year, int number) {

    private static final Pattern WRITTEN = Pattern.compile("P-(\\d{4})-([1-9]\\d{0,5})");

    /** The id of a task of this plan, for example {@code T-2025-1-017}. */
    public String task(int taskNumber) {
        return "T-%d-%d-%03d".formatted(year, number, taskNumber);
    }

    /** The plan of that text form; none if it has another form. */
    public static Optional<PlanId> of(String text) {
        Matcher written = WRITTEN.matcher(text);
        return written.matches()
                ? Optional.of(new PlanId(Integer.parseInt(written.group(1)), Integer.parseInt(written.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "P-" + year + "-" + number;
    }
}
