package io.luoshi.progress.report;

/** What became of a submission in the store. */
enum Kept {
    /** It lies there as it was handed in. */
    SAME,
    /** Somebody changed it in the store; no way through the service does that. */
    CHANGED,
    /** There is no such submission, any more. */
    MISSING
}
