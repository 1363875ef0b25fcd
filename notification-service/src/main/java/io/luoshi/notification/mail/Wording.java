package io.luoshi.notification.mail;

import io.luoshi.events.TaskEvent.AssignmentRole;
import io.luoshi.notification.recipient.Language;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;

/** Says dates, periods, urgency and subjects in a language; the words are in {@code messages*.properties}. */
record Wording(MessageSource messages, Language language) {

    private static final Pattern PERIOD = Pattern.compile("(\\d{4})(?:-(Q|H)?(\\d{1,2}))?");

    String say(String key, Object... arguments) {
        return messages.getMessage("mail." + key, arguments, language.locale());
    }

    /** 2025-03, 2025-Q1, 2025-H1 or 2025; anything else is shown as it is. */
    String period(String period) {
        Matcher parts = PERIOD.matcher(period);
        if (!parts.matches()) {
            return period;
        }
        String year = parts.group(1);
        if (parts.group(3) == null) {
            return say("period.year", year);
        }
        int number = Integer.parseInt(parts.group(3));
        return switch (Objects.requireNonNullElse(parts.group(2), "")) {
            case "Q" -> say("period.quarter", year, number);
            case "H" -> say("period.half", year, number);
            default -> format(LocalDate.of(Integer.parseInt(year), number, 1), "pattern.month");
        };
    }

    String date(LocalDate date) {
        return format(date, "pattern.date");
    }

    private String format(LocalDate date, String pattern) {
        return DateTimeFormatter.ofPattern(say(pattern), language.locale()).format(date);
    }

    /** Overdue by so many working days, due today, or so many working days left. */
    String due(int workingDaysLeft) {
        return say(workingDaysLeft < 0 ? "overdue" : "left", Math.abs(workingDaysLeft));
    }

    String role(AssignmentRole role) {
        return say("role." + role);
    }

    String subject(Draft draft) {
        Line first = draft.lines().getFirst();
        int count = draft.lines().size();
        return switch (draft.kind()) {
            case TASK_ASSIGNED ->
                count == 1
                        ? say("subject.task-assigned", first.number(), first.title())
                        : say("subject.tasks-assigned", count);
            case PROGRESS_REPORTED ->
                say("subject.progress-reported", first.unitName(), first.number(), periodOf(first));
            case REPORT_RETURNED -> say("subject.report-returned", first.number(), periodOf(first), dueOf(first));
            case DIGEST -> say("subject.digest", urgency(draft.lines()));
        };
    }

    private String periodOf(Line line) {
        return period(Objects.requireNonNull(line.period()));
    }

    private String dueOf(Line line) {
        return date(Objects.requireNonNull(line.dueOn()));
    }

    /** How many lines are overdue, due today and due soon. */
    private String urgency(List<Line> lines) {
        return Stream.of(-1, 0, 1)
                .map(sign -> urgency(sign, lines))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(say("comma")));
    }

    private String urgency(int sign, List<Line> lines) {
        long count = lines.stream()
                .filter(line -> Integer.signum(Objects.requireNonNull(line.workingDaysLeft())) == sign)
                .count();
        return count == 0 ? "" : say("subject.digest." + sign, count);
    }
}
