package io.luoshi.task.indicator;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Year;

/**
 * How much of a plan's year has passed (序时进度): days elapsed, the day itself included, of all days. 0 before the year, all of it
 * from 31 December on.
 */
public record YearShare(int elapsed, int days) {

    /** The share on a day of the office's calendar. */
    public static YearShare of(int year, LocalDate on) {
        int days = Year.of(year).length();
        if (on.getYear() == year) {
            return new YearShare(on.getDayOfYear(), days);
        }
        return new YearShare(on.getYear() < year ? 0 : days, days);
    }

    /** That share of an amount. */
    public BigDecimal of(BigDecimal amount) {
        return amount.multiply(BigDecimal.valueOf(elapsed)).divide(BigDecimal.valueOf(days), MathContext.DECIMAL64);
    }

    /** In percent, one decimal. */
    public BigDecimal percent() {
        return of(BigDecimal.valueOf(100)).setScale(1, RoundingMode.HALF_UP);
    }
}
