package io.luoshi.task;

import io.luoshi.starter.outbox.Aggregate;
import io.luoshi.starter.outbox.Contest;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.repository.CrudRepository;

/**
 * Changes one aggregate at a time. Whoever loses a race repeats his change at once, so that an event need not wait for its listener's
 * back-off.
 *
 * @param unknown the problem when there is no aggregate of that id
 */
public record Changes<A extends Aggregate>(
        CrudRepository<A, String> aggregates, Function<String, ? extends RuntimeException> unknown) {

    private static final int ATTEMPTS = 8;

    /**
     * Applies a change and saves the aggregate if the change says that something is different.
     *
     * @throws OptimisticLockingFailureException after losing every attempt
     */
    public A apply(String id, Predicate<A> change) {
        return Contest.untilSaved(ATTEMPTS, () -> {
            A aggregate = aggregates.findById(id).orElseThrow(() -> unknown.apply(id));
            return change.test(aggregate) ? aggregates.save(aggregate) : aggregate;
        });
    }
}
