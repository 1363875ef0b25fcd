package io.luoshi.progress.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.luoshi.events.TaskEvent.Frequency;
import java.time.YearMonth;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportingPeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2025-03, MONTHLY, 2025-03",
        "2025-12, MONTHLY, 2025-12",
        "2025-Q1, QUARTERLY, 2025-03",
        "2025-Q4, QUARTERLY, 2025-12",
        "2025-H1, HALF_YEARLY, 2025-06",
        "2025-H2, HALF_YEARLY, 2025-12",
        "2025, ONCE, 2025-12"
    })
    void endsWithItsLastMonth(String text, Frequency frequency, YearMonth lastMonth) {
        ReportingPeriod period = ReportingPeriod.valueOf(text);

        assertThat(period.frequency()).isEqualTo(frequency);
        assertThat(period.lastMonth()).isEqualTo(lastMonth);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "2025-00", "2025-13", "2025-3", "2025-Q0", "2025-Q5", "2025-H0", "2025-H3", "2025-q1", "25-01",
                "1999-01", "2100", "2025-03-01", "2025-", " 2025", "2025 ", "２０２５", "2025-Q", "-2025", "20255", "null"
            })
    void rejectsNonsense(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ReportingPeriod.valueOf(text));
    }

    @Property
    void everyPeriodOfAYearReadsBackAsItself(
            @ForAll @IntRange(min = 2000, max = 2099) int year, @ForAll Frequency frequency) {
        assertThat(ReportingPeriod.of(year, frequency))
                .isNotEmpty()
                .allSatisfy(period ->
                        assertThat(ReportingPeriod.valueOf(period.toString())).isEqualTo(period))
                .last()
                .satisfies(period -> assertThat(period.lastMonth()).isEqualTo(YearMonth.of(year, 12)));
    }
}
