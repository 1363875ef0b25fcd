package io.luoshi.unit.register;

import io.luoshi.starter.web.DomainProblem;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Days of the office, both ends within.
 *
 * @param from the first day; absent: since ever
 * @param until the last day; absent: until further notice
 */
public record Period(@Nullable LocalDate from, @Nullable LocalDate until) {

    public static final Period ALWAYS = new Period(null, null);

    public Period {
        if (from != null && until != null && until.isBefore(from)) {
            throw new DomainProblem("period-reversed", HttpStatus.UNPROCESSABLE_CONTENT, from, until);
        }
    }

    /** The days that both have; empty when there are none. */
    Optional<Period> common(Period other) {
        LocalDate later = later(from, other.from);
        LocalDate earlier = earlier(until, other.until);
        boolean none = later != null && earlier != null && earlier.isBefore(later);
        return none ? Optional.empty() : Optional.of(new Period(later, earlier));
    }

    boolean covers(Period other) {
        return common(other).filter(other::equals).isPresent();
    }

    /** The same days, but none later than this one. */
    Period endingOn(LocalDate last) {
        return new Period(from, earlier(until, last));
    }

    private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }

    /** Such as {@code 2025-01-01 – 2025-06-30}; an open end is left out, and everything when both are open. */
    @Override
    public String toString() {
        return equals(ALWAYS) ? "" : Objects.toString(from, "") + " – " + Objects.toString(until, "");
    }
}
