package io.luoshi.task.light;

/** Why an indicator has the light it has; the sentence is {@code light.because.<reason>} in the messages. */
public enum Reason {
    /** Achieved was compared with what is expected by now. */
    PACE,
    /** The target is reached. */
    REACHED,
    /** What must hold holds. */
    KEPT,
    /** What must hold does not. */
    NOT_KEPT,
    /** Nobody reported a value yet, or the report was returned. */
    NOT_REPORTED,
    /** Where the value stood before the year is not known, so what to expect by now is not either. */
    NO_BASELINE,
    /** The indicator has no number. */
    NO_NUMBER
}
