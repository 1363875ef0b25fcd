package io.luoshi.progress.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.luoshi.starter.web.DomainProblem;
import io.luoshi.starter.web.FieldProblem;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CalendarDaysTest {

    @ParameterizedTest
    @MethodSource("wrong")
    void namesTheFieldThatIsWrong(int year, List<LocalDate> off, List<LocalDate> madeUp, String field, String code) {
        DomainProblem problem =
                catchThrowableOfType(DomainProblem.class, () -> new CalendarDays(off, madeUp).check(year));

        assertThat(problem.status().value()).isEqualTo(422);
        assertThat(problem.errors())
                .extracting(FieldProblem::field, FieldProblem::code)
                .contains(tuple(field, code));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(2027, null, List.of(), "daysOff", "required"),
                Arguments.of(2027, List.of(), null, "makeUpWorkdays", "required"),
                Arguments.of(2027, days("2027-01-01", "2026-12-31"), List.of(), "daysOff[1]", "not-in-year"),
                Arguments.of(2027, Arrays.asList((LocalDate) null), List.of(), "daysOff[0]", "not-in-year"),
                Arguments.of(2027, List.of(), days("2028-01-01"), "makeUpWorkdays[0]", "not-in-year"),
                Arguments.of(2027, List.of(), days("2027-01-04"), "makeUpWorkdays[0]", "not-a-weekend-day"),
                Arguments.of(2027, days("2027-01-02"), days("2027-01-02"), "makeUpWorkdays[0]", "also-a-day-off"),
                Arguments.of(1999, List.of(), List.of(), "year", "year-out-of-range"),
                Arguments.of(2100, List.of(), List.of(), "year", "year-out-of-range"));
    }

    private static List<LocalDate> days(String... days) {
        return Stream.of(days).map(LocalDate::parse).toList();
    }

    @Test
    void announcesTheSameDaysOnlyOnce() {
        CalendarYear calendar = CalendarYear.of(2027);

        assertThat(calendar.publish(days("2027-01-01"), days("2027-01-02"))).isTrue();
        assertThat(calendar.raisedEvents()).hasSize(1);
        assertThat(calendar.calendar().isWorkingDay(LocalDate.parse("2027-01-02")))
                .isTrue();
        assertThat(calendar.calendar().isWorkingDay(LocalDate.parse("2027-01-01")))
                .isFalse();
    }
}
