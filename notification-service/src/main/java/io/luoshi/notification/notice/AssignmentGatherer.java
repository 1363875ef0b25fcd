package io.luoshi.notification.notice;

import io.luoshi.events.TaskEvent.TaskAssigned;
import io.luoshi.notification.NotificationSettings;
import io.luoshi.notification.mail.Draft;
import io.luoshi.notification.mail.Kind;
import io.luoshi.notification.mail.Line;
import io.luoshi.notification.mail.Message;
import io.luoshi.notification.mail.Messages;
import io.luoshi.notification.recipient.Recipient;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Makes one mail per person of assignments that arrive together. Every notice belongs to one group, named after the notice that
 * opened it, and the group's message bears the same name: the insert of that message decides once and for all which notices it
 * covers. A notice changes its group only when that message exists without it. So whatever crashes and however many gather at the
 * same time, each notice is in exactly one message.
 */
@Component
class AssignmentGatherer {

    private static final int LOOKED_AT = 1000;

    private final AssignmentNotices notices;
    private final Addressees addressees;
    private final Messages messages;
    private final Clock clock;
    private final NotificationSettings.Gathering settings;

    AssignmentGatherer(
            AssignmentNotices notices,
            Addressees addressees,
            Messages messages,
            Clock clock,
            NotificationSettings settings) {
        this.notices = notices;
        this.addressees = addressees;
        this.messages = messages;
        this.clock = clock;
        this.settings = settings.gathering();
    }

    /** Claims the assignment for each liaison officer of the unit; a repeated event finds its claims taken. */
    void assigned(TaskAssigned assigned) {
        Instant now = clock.instant();
        for (Recipient officer : addressees.officers(Kind.TASK_ASSIGNED, assigned.unit())) {
            String id = AssignmentNotice.idOf(assigned.task().id(), assigned.unit(), officer);
            String group = notices.openGroup(officer.id(), id);
            notices.claim(new AssignmentNotice(id, group, officer, Line.of(assigned), now, false));
        }
    }

    /** Turns every group that is complete into its message. */
    void gather() {
        notices.waiting(LOOKED_AT).stream()
                .map(AssignmentNotice::group)
                .distinct()
                .map(notices::waitingIn)
                .filter(this::complete)
                .forEach(this::send);
    }

    private boolean complete(List<AssignmentNotice> group) {
        if (group.isEmpty()) {
            return false;
        }
        Instant now = clock.instant();
        return !group.getLast().noticedAt().plus(settings.quiet()).isAfter(now)
                || !group.getFirst().noticedAt().plus(settings.atMost()).isAfter(now);
    }

    private void send(List<AssignmentNotice> group) {
        AssignmentNotice first = group.getFirst();
        List<Line> lines = group.stream()
                .map(AssignmentNotice::line)
                .sorted(Comparator.comparingInt(Line::number))
                .toList();
        messages.plan(new Draft(first.group(), Kind.TASK_ASSIGNED, first.recipient(), null, lines, null));
        settle(messages.find(first.group()).orElseThrow());
    }

    /** Marks what the stored message covers, which may be less than what was just read; the rest opens a new group. */
    private void settle(Message stored) {
        Recipient recipient = stored.recipient();
        notices.gathered(stored.lines().stream()
                .map(line -> AssignmentNotice.idOf(line.subject(), recipient.unit(), recipient))
                .toList());
        List<AssignmentNotice> late = notices.waitingIn(stored.id());
        if (!late.isEmpty()) {
            notices.regroup(stored.id(), late.getFirst().id());
        }
    }
}
