package io.luoshi.task.notice;

/** How sure a reading is. Whatever is {@link #UNSURE} is also in {@link Notice#doubts()}. */
public enum Confidence {
    /** The form leaves no other reading. */
    SURE,
    /** Read by a rule of thumb that is right as a rule; nothing contradicts it. */
    LIKELY,
    /** A person should look; a doubt says why. */
    UNSURE
}
