package io.luoshi.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DutyDaysTest {

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
        assertThat(new DutyDays(from, until).include(day)).isEqualTo(within);
    }
}
