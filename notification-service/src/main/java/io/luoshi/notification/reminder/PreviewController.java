package io.luoshi.notification.reminder;

import io.luoshi.notification.NotificationSettings;
import io.luoshi.notification.mail.Line;
import io.luoshi.notification.mail.SendWindow;
import io.luoshi.notification.recipient.Recipient;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.data.domain.Pageable;
import org.springframework.data.web.PageableDefault;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What would be sent on a day, and why; nothing is sent or stored. The planner is the one that plans the real digests. */
@RestController
@RequestMapping("${luoshi.api-path}/preview")
class PreviewController {

    private final DigestPlanner planner;
    private final SendWindow window;
    private final NotificationSettings settings;
    private final MessageSource messages;

    PreviewController(DigestPlanner planner, SendWindow window, NotificationSettings settings, MessageSource messages) {
        this.planner = planner;
        this.window = window;
        this.settings = settings;
        this.messages = messages;
    }

    /**
     * @param provisional the working calendar of that year is not published yet
     * @param reason why nothing would be sent; absent when something would
     * @param mails one page of them; {@code total} counts all
     */
    record Preview(
            LocalDate on,
            boolean workingDay,
            boolean provisional,
            LocalTime opens,
            LocalTime closes,
            @Nullable String reason,
            List<Mail> mails,
            int page,
            int size,
            int total) {}

    record Mail(String id, Recipient recipient, List<Reminder> lines) {}

    /** @param why the rung of the ladder in words */
    record Reminder(
            String rung,
            int workingDaysLeft,
            LocalDate dueOn,
            String report,
            int number,
            String title,
            String period,
            String link,
            String why) {}

    /** @param on without it, today in the office */
    @GetMapping
    Preview preview(
            @RequestParam @Nullable LocalDate on,
            @RequestParam @Nullable String unit,
            @PageableDefault(size = 200) Pageable page) {
        DayPlan plan = planner.plan(on == null ? window.today() : on);
        List<PlannedDigest> digests = plan.digests().stream()
                .filter(digest -> unit == null || digest.recipient().unit().equals(unit))
                .toList();
        return new Preview(
                plan.day(),
                plan.workingDay(),
                plan.provisional(),
                settings.digest().opens(),
                settings.digest().closes(),
                reason(plan, digests),
                digests.stream()
                        .skip(page.getOffset())
                        .limit(page.getPageSize())
                        .map(this::mail)
                        .toList(),
                page.getPageNumber(),
                page.getPageSize(),
                digests.size());
    }

    private @Nullable String reason(DayPlan plan, List<PlannedDigest> digests) {
        if (!plan.workingDay()) {
            return say("preview.day-off");
        }
        return digests.isEmpty() ? say("preview.nothing-owed") : null;
    }

    private Mail mail(PlannedDigest digest) {
        return new Mail(
                digest.id(),
                digest.recipient(),
                digest.lines().stream().map(this::reminder).toList());
    }

    private Reminder reminder(Line line) {
        int left = Objects.requireNonNull(line.workingDaysLeft());
        String rung = Ladder.rung(left);
        String due = say(left < 0 ? "mail.overdue" : "mail.left", Math.abs(left));
        return new Reminder(
                rung,
                left,
                Objects.requireNonNull(line.dueOn()),
                line.subject(),
                line.number(),
                line.title(),
                Objects.requireNonNull(line.period()),
                settings.baseUrl() + line.path(),
                say(planner.isOnLadder(left) ? "preview.on-ladder" : "preview.carried-over", rung, due));
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
