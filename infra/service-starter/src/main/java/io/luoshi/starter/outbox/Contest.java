package io.luoshi.unit.account;

import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;

/** Two attempts at once compete for what counts them; the loser counts his again, so that none goes uncounted. */
final class Contest {

    private static final int TRIES = 20;

    private Contest() {}

    /** @param attempt reads, changes and saves */
    static <T> T untilSaved(Supplier<T> attempt) {
        for (int tried = 1; ; tried++) {
            try {
                return attempt.get();
            } catch (OptimisticLockingFailureException | DuplicateKeyException another) {
                if (tried == TRIES) {
                    throw another;
                }
            }
        }
    }
}
