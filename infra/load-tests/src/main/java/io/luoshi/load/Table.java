package io.luoshi.load;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the load test prints, ready for docs/performance.md. */
final class Table {

    private Table() {}

    static void title(String text) {
        print("%n%s%n%n| | per second | p50 ms | p99 ms |%n|---|---|---|---|%n", text);
    }

    static void row(String name, Volley.@Nullable Result result) {
        if (result != null) {
            print("| %s | %.0f | %.1f | %.1f |%n", name, result.perSecond(), result.millisAt(50), result.millisAt(99));
        }
    }

    static void rate(String name, double perSecond) {
        print("| %s | %.0f | | |%n", name, perSecond);
    }

    static void ratio(String name, double ratio, double aim) {
        print("%nRatio %s: %.2f (aim: at least %.2f)%n", name, ratio, aim);
    }

    static void cost(String name, double ratio, double aim) {
        print("| %s: time with checks / without | **%.2f** (aim: at most %.2f) | | |%n", name, ratio, aim);
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
