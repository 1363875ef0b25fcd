package io.luoshi.task.notice;

/** The text holds no numbered task, so there is nothing to make a plan of. */
public final class NoTasksFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoTasksFound(int length) {
        super("no numbered task in a text of " + length + " characters");
    }
}
