package io.luoshi.task.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.task.notice.Indicator.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Indicators of the real notice against the targets found in it by hand; prints recall and precision. */
class GulouTargetsTest {

    private static String raw;
    private static JsonNode targets;
    private static Notice notice;

    @BeforeAll
    static void read() throws Exception {
        raw = SharedNotices.text("01-gulou-2025.txt");
        targets = SharedNotices.json("01-gulou-2025.targets.json");
        notice = Fixtures.readText(raw);
    }

    @Test
    void findsTheTargetsAndNothingElse() {
        List<JsonNode> missed = new ArrayList<>(nodes("numeric_targets"));
        int all = missed.size();
        List<String> extra = new ArrayList<>();
        for (Notice.Task task : notice.tasks()) {
            for (Indicator indicator : task.indicators()) {
                boolean expected = missed.removeIf(first(missed, target -> matches(task, indicator, target)));
                if (!expected && nodes("zero_digit_targets").stream().noneMatch(t -> covers(task, indicator, t))) {
                    extra.add(task.number() + ": " + indicator);
                }
            }
        }
        int found = all - missed.size();
        System.out.printf(
                "targets of the real notice: recall %d/%d, precision %d/%d%n", found, all, found, found + extra.size());
        missed.forEach(target -> System.out.println("missed: " + target));
        assertThat(extra).as("indicators that are no targets").isEmpty();
        assertThat(found).as("targets found").isGreaterThanOrEqualTo(60);
    }

    /** Removes one target only: two may be equal. */
    private static Predicate<JsonNode> first(List<JsonNode> targets, Predicate<JsonNode> matches) {
        JsonNode found = targets.stream().filter(matches).findFirst().orElse(null);
        return node -> node == found;
    }

    private static boolean matches(Notice.Task task, Indicator indicator, JsonNode target) {
        return target.get("task").asInt() == task.number()
                && comparator(indicator).equals(target.get("comparator").asString())
                && sameValue(indicator, target.get("value"))
                && Objects.equals(
                        indicator.target() == null ? null : indicator.unit(),
                        target.get("unit").isNull() ? null : target.get("unit").asString())
                && indicator.aspirational()
                        == List.of("力争", "冲刺").contains(target.get("strength").asString())
                && overlaps(indicator, target);
    }

    /** A grade (Ⅲ类) or another figure (经济增长) as value means that there is no number. */
    private static boolean sameValue(Indicator indicator, JsonNode value) {
        return value.isNumber()
                ? indicator.target() != null && indicator.target().compareTo(new BigDecimal(value.asString())) == 0
                : indicator.target() == null;
    }

    private static String comparator(Indicator indicator) {
        if (indicator.kind() == Kind.REDUCTION) {
            return "reduce";
        }
        if (indicator.kind() == Kind.GROWTH_RATE) {
            return indicator.target() == null
                    ? "relative~"
                    : "growth" + indicator.comparison().symbol();
        }
        return indicator.comparison().symbol();
    }

    /** The words of the target, of which an ellipsis may leave some out, end where the indicator's words end. */
    private static boolean overlaps(Indicator indicator, JsonNode target) {
        String text = target.get("text").asString();
        String written = quoted(indicator.span());
        return written.contains(text.substring(text.length() - 4))
                || text.contains(written.substring(written.length() - 2));
    }

    private static boolean covers(Notice.Task task, Indicator indicator, JsonNode zeroDigit) {
        return zeroDigit.get("task").asInt() == task.number()
                && !zeroDigit.get("text").asString().contains("slogan")
                && quoted(indicator.span()).contains(zeroDigit.get("text").asString());
    }

    private static List<JsonNode> nodes(String field) {
        return StreamSupport.stream(targets.get(field).spliterator(), false).toList();
    }

    private static String quoted(Span span) {
        return raw.substring(span.start(), span.end());
    }
}
