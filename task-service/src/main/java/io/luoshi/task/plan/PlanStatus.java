package io.luoshi.task.plan;

/** How far a plan has come. */
public enum PlanStatus {
    /** Its tasks are being stored; a confirmation that broke off leaves it here until it is repeated. */
    DRAFT,
    /** All tasks are there; the cadence may still be changed. */
    REGISTERED,
    /** Its tasks are being given out; a dispatch that broke off leaves it here until it is repeated. */
    DISPATCHING,
    /** All its units have been told. */
    DISPATCHED
}
