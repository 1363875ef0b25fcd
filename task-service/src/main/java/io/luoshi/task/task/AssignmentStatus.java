package io.luoshi.task.task;

/** Workflow state of an assignment (承办). Only {@link Assignment} moves it, one step at a time. */
public enum AssignmentStatus {
    /** 待签收: dispatched, not acknowledged. */
    PENDING_SIGNATURE,
    /** 已签收. */
    SIGNED,
    /** 推进中: the first report is in. */
    WORKING,
    /** 撤回: taken back by the office; kept so that the history can be read. */
    WITHDRAWN
}
