package io.luoshi.starter.security;

/** Where calls are noted that the table of permissions says are to be noted, and those that it refuses. */
public interface CallNotes {

    void done(Request request, String act);

    void refused(Request request);
}
