package io.luoshi.task.importing;

/** How far an import has come. */
enum ImportState {
    /** The file is being read; an upload that takes longer than callers like to wait is answered with this. */
    READING,
    /** Read; to be looked at, corrected and confirmed. */
    READ,
    /** Could not be read; nothing is kept of it but why. */
    FAILED
}
