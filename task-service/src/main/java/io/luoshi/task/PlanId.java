package io.luoshi.task;

/**
 * Names a plan by its year and a running number within the year, in text {@code P-2025-1}. Its tasks are named after it.
 */
public record PlanId(int year, int number) {

    /** The id of a task of this plan, for example {@code T-2025-1-017}. */
    public String task(int taskNumber) {
        return "T-%d-%d-%03d".formatted(year, number, taskNumber);
    }

    @Override
    public String toString() {
        return "P-" + year + "-" + number;
    }
}
