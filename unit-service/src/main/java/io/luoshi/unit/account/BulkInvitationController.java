package io.luoshi.unit.account;

import io.luoshi.starter.web.DomainProblem;
import io.luoshi.unit.Sheets;
import io.luoshi.unit.account.BulkInvitations.Invited;
import io.luoshi.unit.list.Words;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Invitations of many people by one call. The one-time passwords are in the answer and nowhere else: they are handed over, and not mailed,
 * because a mail lies readable in more places than anybody knows.
 */
@RestController
@RequestMapping("/api/accounts/invitations/bulk")
class BulkInvitationController {

    private static final String FILE = "invitations";
    private static final List<String> TITLES = List.of("单位", "姓名", "角色", "登录名", "一次性密码", "有效期至", "说明");

    private final BulkInvitations invitations;
    private final MessageSource messages;
    private final Clock clock;

    BulkInvitationController(BulkInvitations invitations, MessageSource messages, Clock clock) {
        this.invitations = invitations;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * @param units ids of the units whose people are meant; left out: all
     * @param renew whether those who were invited and have not logged in yet get a new one-time password
     */
    record InviteAll(@Nullable Set<String> units, @Nullable Boolean renew) {}

    /**
     * @param oneTimePassword shown this once
     * @param validUntil the last day on which it can be used
     * @param refused why there is no account; absent when there is one
     */
    record InvitedView(
            String person,
            String unit,
            String name,
            String role,
            @Nullable String login,
            @Nullable String oneTimePassword,
            @Nullable LocalDate validUntil,
            @Nullable String refused) {}

    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Invites everybody of the register who has no account yet, with one-time passwords to hand over",
            description =
                    "As JSON, or by Accept as CSV or Excel. Repeating invites nobody twice; with renew=true those who have never "
                            + "logged in get a new password, for a sheet that was lost.")
    List<InvitedView> invite(@RequestBody InviteAll all, Locale locale) {
        return invitations.invite(all.units(), Boolean.TRUE.equals(all.renew())).stream()
                .map(invited -> view(invited, locale))
                .toList();
    }

    @PostMapping(produces = Sheets.CSV)
    @Operation(summary = "The same as a sheet to print")
    ResponseEntity<byte[]> inviteAsCsv(@RequestBody InviteAll all, Locale locale) {
        return Sheets.csv(FILE + ".csv", TITLES, rows(all, locale));
    }

    @PostMapping(produces = Sheets.EXCEL)
    @Operation(summary = "The same as a sheet in Excel")
    ResponseEntity<byte[]> inviteAsExcel(@RequestBody InviteAll all, Locale locale) {
        return Sheets.excel(FILE + ".xlsx", TITLES, rows(all, locale));
    }

    private List<List<String>> rows(InviteAll all, Locale locale) {
        return invitations.invite(all.units(), Boolean.TRUE.equals(all.renew())).stream()
                .map(invited -> row(invited, view(invited, locale)))
                .toList();
    }

    private static List<String> row(Invited invited, InvitedView view) {
        return List.of(
                view.unit(),
                view.name(),
                Words.of(invited.invitee().person().role()),
                Objects.toString(view.login(), ""),
                Objects.toString(view.oneTimePassword(), ""),
                Objects.toString(view.validUntil(), ""),
                Objects.toString(view.refused(), ""));
    }

    private InvitedView view(Invited invited, Locale locale) {
        var person = invited.invitee().person();
        Invitation invitation = invited.invitation();
        return new InvitedView(
                person.id(),
                invited.invitee().unitName(),
                person.name(),
                person.role().name(),
                invitation == null ? null : invitation.account().login(),
                invitation == null ? null : invitation.oneTimePassword(),
                invitation == null ? null : lastDay(invitation.account()),
                refusal(invited.refused(), locale));
    }

    private @Nullable LocalDate lastDay(Account account) {
        var until = account.oneTimeUntil();
        return until == null ? null : LocalDate.ofInstant(until, clock.getZone());
    }

    private @Nullable String refusal(@Nullable DomainProblem refused, Locale locale) {
        return refused == null
                ? null
                : messages.getMessage("problem." + refused.code(), refused.arguments(), refused.code(), locale);
    }
}
