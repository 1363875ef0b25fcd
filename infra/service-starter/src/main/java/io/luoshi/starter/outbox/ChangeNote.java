package io.luoshi.starter.outbox;

import java.util.Optional;
import org.bson.Document;

/** What is announced of a change of stored state besides the facts that the aggregate raised itself. */
@FunctionalInterface
public interface ChangeNote {

    /** @param before empty for a new aggregate */
    Optional<?> of(Aggregate aggregate, Document before, Document after, String collection);
}
