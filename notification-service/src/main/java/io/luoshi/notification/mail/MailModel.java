package io.luoshi.notification.mail;

import io.luoshi.notification.NotificationSettings;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the templates see: everything is text in the recipient's language already.
 *
 * @param more lines that the mail leaves out
 * @param reason of a return
 * @param demoTime the office time when the office clock is not the real one
 */
record MailModel(
        String subject,
        String name,
        String unitName,
        int count,
        int more,
        List<LineModel> lines,
        @Nullable String reason,
        String home,
        @Nullable String demoTime) {

    /** @param color of the urgency, which is always said in words as well */
    record LineModel(
            int index,
            int number,
            String title,
            String unitName,
            @Nullable String role,
            @Nullable String period,
            @Nullable String dueOn,
            @Nullable String due,
            String color,
            String link) {}

    static MailModel of(Draft draft, Wording wording, NotificationSettings settings, @Nullable String demoTime) {
        List<Line> lines = draft.lines();
        int shown = Math.min(lines.size(), settings.digest().lines());
        return new MailModel(
                wording.subject(draft),
                draft.recipient().name(),
                draft.recipient().unitName(),
                lines.size(),
                lines.size() - shown,
                IntStream.range(0, shown)
                        .mapToObj(i -> line(i + 1, lines.get(i), wording, settings))
                        .toList(),
                draft.reason(),
                settings.baseUrl().toString(),
                demoTime);
    }

    private static LineModel line(int index, Line line, Wording wording, NotificationSettings settings) {
        Integer left = line.workingDaysLeft();
        return new LineModel(
                index,
                line.number(),
                line.title().replaceAll("\\s+", " "),
                line.unitName(),
                line.role() == null ? null : wording.role(line.role()),
                line.period() == null ? null : wording.period(line.period()),
                line.dueOn() == null ? null : wording.date(line.dueOn()),
                left == null ? null : wording.due(left),
                left == null ? "#344054" : color(left),
                settings.baseUrl() + line.path());
    }

    private static String color(int workingDaysLeft) {
        return workingDaysLeft < 0 ? "#b42318" : workingDaysLeft == 0 ? "#93370d" : "#175cd3";
    }
}
