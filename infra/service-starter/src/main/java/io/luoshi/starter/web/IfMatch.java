package io.luoshi.starter.web;

import io.luoshi.starter.outbox.Aggregate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The caller's {@code If-Match} against the version he would overwrite. */
public final class IfMatch {

    private IfMatch() {}

    /** The entity tag of an aggregate's stored state, quoted. */
    public static String etag(Aggregate aggregate) {
        return "\"" + aggregate.version() + "\"";
    }

    /** Refuses with 412 when the caller names another version than the stored one; no header means no condition. */
    public static void check(@Nullable String ifMatch, Aggregate aggregate) {
        if (ifMatch != null && !ifMatch.equals("*") && !ifMatch.equals(etag(aggregate))) {
            throw new DomainProblem("version-mismatch", HttpStatus.PRECONDITION_FAILED, ifMatch, etag(aggregate));
        }
    }
}
