package io.luoshi.starter.outbox;

import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * Users, events and our own jobs may change the same aggregate at the same moment. Whoever loses that race does it again on the newer
 * state, so that nobody sees a conflict that is none.
 */
public final class Contest {

    private Contest() {}

    /**
     * @param tries after losing so many times the failure is the caller's
     * @param attempt reads, changes and saves
     */
    public static <T> T untilSaved(int tries, Supplier<T> attempt) {
        for (int tried = 1; ; tried++) {
            try {
                return attempt.get();
            } catch (OptimisticLockingFailureException | DuplicateKeyException lost) {
                if (tried == tries) {
                    throw lost;
                }
            }
        }
    }
}
