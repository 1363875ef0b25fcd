package io.luoshi.notification.mail;

/** Why a mail is sent. */
public enum Kind {
    /** A unit was given tasks; goes to its liaison officers at once, gathered. */
    TASK_ASSIGNED(false),
    /** A report was handed in; goes to the supervisors at once. */
    PROGRESS_REPORTED(false),
    /** A report was sent back; goes to the unit's liaison officers at once. */
    REPORT_RETURNED(true),
    /** Reports that are owed; one a day, on working days, inside the send window. */
    DIGEST(true);

    private final boolean asksForReports;

    Kind(boolean asksForReports) {
        this.asksForReports = asksForReports;
    }

    /** True when its lines stand for reports that are owed, so that it is pointless once they are in. */
    public boolean asksForReports() {
        return asksForReports;
    }

    /** Name of its templates and in metrics: {@code task-assigned}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
