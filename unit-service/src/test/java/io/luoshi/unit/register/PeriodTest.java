package io.luoshi.unit.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.luoshi.starter.web.DomainProblem;
import java.time.LocalDate;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

    private static final LocalDate FIRST = LocalDate.parse("2025-01-01");

    @ParameterizedTest
    @CsvSource({
        "2025-03-01, 2025-03-31, 2025-02-28, false",
        "2025-03-01, 2025-03-31, 2025-03-01, true",
        "2025-03-01, 2025-03-31, 2025-03-31, true",
        "2025-03-01, 2025-03-31, 2025-04-01, false",
        "2025-03-01, 2025-03-01, 2025-03-01, true",
        "          , 2025-03-31, 1970-01-01, true",
        "          , 2025-03-31, 2025-04-01, false",
        "2025-03-01,           , 2099-12-31, true",
        "2025-03-01,           , 2025-02-28, false",
        "          ,           , 2025-03-01, true",
    })
    void bothEndsAreWithin(@Nullable LocalDate from, @Nullable LocalDate until, LocalDate day, boolean within) {
        assertThat(new Period(from, until).includes(day)).isEqualTo(within);
    }

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

        boolean common = one.common(other).filter(both -> both.includes(day)).isPresent();

        assertThat(common).isEqualTo(one.includes(day) && other.includes(day));
        assertThat(one.common(other)).isEqualTo(other.common(one));
        assertThat(one.covers(other)).isEqualTo(one.common(other).equals(Optional.of(other)));
    }
}
