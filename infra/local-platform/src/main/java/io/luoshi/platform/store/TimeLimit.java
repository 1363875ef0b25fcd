package io.luoshi.platform.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How long a command may look at documents: its {@code maxTimeMS}, none if that is missing or 0. As with MongoDB, a write of
 * many documents that runs out of time has changed those before.
 */
final class TimeLimit {

    private static final int BAD_VALUE = 2;
    private static final int MAX_TIME_MS_EXPIRED = 50;
    private static final String FIELD = "maxTimeMS";

    private static final ScopedValue<Long> END = ScopedValue.newInstance();

    private TimeLimit() {}

    static <T> T within(Document command, Supplier<T> run) {
        long millis = millis(command);
        return millis == 0
                ? run.get()
                : ScopedValue.where(END, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis))
                        .call(run::get);
    }

    private static long millis(Document command) {
        return switch (command.get(FIELD)) {
            case null -> 0;
            case Number number
            when number.intValue() >= 0 && number.doubleValue() == number.intValue() -> number.intValue();
            case Object other ->
                throw new MongoServerError(
                        BAD_VALUE, "BadValue", FIELD + " must be a whole number from 0 on, and not " + other);
        };
    }

    /** @throws MongoServerError if the command that this thread runs has had its time */
    static void check() {
        if (END.isBound() && System.nanoTime() - END.get() >= 0) {
            throw new MongoServerError(MAX_TIME_MS_EXPIRED, "MaxTimeMSExpired", "operation exceeded time limit");
        }
    }
}
