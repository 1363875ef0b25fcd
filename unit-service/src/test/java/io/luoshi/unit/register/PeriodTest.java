package io.luoshi.unit.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.luoshi.events.DutyDays;
import io.luoshi.starter.web.DomainProblem;
import java.time.LocalDate;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PeriodTest {

    private static final LocalDate FIRST = LocalDate.parse("2025-01-01");

    @Test
    void doesNotEndBeforeItBegins() {
        assertThatExceptionOfType(DomainProblem.class)
                .isThrownBy(() -> new Period(FIRST, FIRST.minusDays(1)))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("period-reversed"));
    }

    /** Days are counted from the first of January; 0 and 31 stand for an open end. */
    private static Period period(int one, int other) {
        int from = Math.min(one, other);
        int until = Math.max(one, other);
        return new Period(from == 0 ? null : FIRST.plusDays(from), until == 31 ? null : FIRST.plusDays(until));
    }

    private static boolean includes(Period period, LocalDate day) {
        return new DutyDays(period.from(), period.until()).include(day);
    }

    @Property(tries = 500)
    void whatTwoPeriodsHaveInCommonAreTheDaysThatBothInclude(
            @ForAll @IntRange(max = 31) int a,
            @ForAll @IntRange(max = 31) int b,
            @ForAll @IntRange(max = 31) int c,
            @ForAll @IntRange(max = 31) int d,
            @ForAll @IntRange(max = 40) int offset) {
        Period one = period(a, b);
        Period other = period(c, d);
        LocalDate day = FIRST.plusDays(offset - 4L);

        boolean common = one.common(other).filter(both -> includes(both, day)).isPresent();

        assertThat(common).isEqualTo(includes(one, day) && includes(other, day));
        assertThat(one.common(other)).isEqualTo(other.common(one));
        assertThat(one.covers(other)).isEqualTo(one.common(other).equals(Optional.of(other)));
    }
}
