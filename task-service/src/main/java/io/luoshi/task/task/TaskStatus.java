package io.luoshi.task.task;

/** Workflow state of a task. Derived: dispatch and the states of its assignments decide it, nobody sets it. */
public enum TaskStatus {
    /** 立项: part of a confirmed plan. */
    REGISTERED,
    /** 交办: its units have been told. */
    DISPATCHED,
    /** A lead works on it: it has reported. */
    IN_PROGRESS,
    /** 终止: a corrected notice does not have it any more. */
    TERMINATED
}
