package io.luoshi.unit.account;

import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.starter.security.Caller;
import io.luoshi.starter.security.Duty;
import io.luoshi.starter.web.DomainProblem;
import io.luoshi.starter.web.ListPage;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts for administrators, and for each person his own. */
@RestController
@RequestMapping("/api/accounts")
class AccountController {

    private static final String LOGIN = "[\\p{L}\\p{N}._@+-]+";

    private final AccountService accounts;
    private final Invitations invitations;

    AccountController(AccountService accounts, Invitations invitations) {
        this.accounts = accounts;
        this.invitations = invitations;
    }

    /**
     * Invites a person of the register.
     *
     * @param person for example {@code U-042-1}
     * @param login when left out, the person's address
     */
    record InvitePerson(
            @NotBlank String person,

            @Nullable @Size(max = 100) @Pattern(regexp = LOGIN)
            String login) {}

    /** Opens an account for administration, audit or operations. */
    record OpenAccount(
            @NotBlank @Size(max = 100) @Pattern(regexp = LOGIN)
            String login,

            @NotBlank @Size(max = 100) @Pattern(regexp = "\\P{Cntrl}*")
            String name,

            @NotEmpty Set<PersonRole> roles) {}

    /** @param oneTimePassword shown this once; absent when the account existed */
    record InvitationView(
            String account, String login, @Nullable String oneTimePassword) {

        static InvitationView of(Invitation invitation) {
            Account account = invitation.account();
            return new InvitationView(account.id(), account.login(), invitation.oneTimePassword());
        }
    }

    record AccountView(
            String id,
            String login,
            String name,
            List<String> people,
            List<String> duties,
            boolean active,
            boolean secondFactor,
            @Nullable Instant lockedUntil,
            @Nullable Instant lastLogInAt) {}

    /**
     * Who the caller is: the first thing that a console asks.
     *
     * @param duties all of today
     * @param substitutions those in which he stands in for somebody: {@code UNIT_HEAD@U-042 instead of U-042-2 周启明}
     */
    record Me(String id, String name, List<String> duties, List<String> substitutions, Set<String> scopes) {}

    @GetMapping
    @Operation(summary = "Lists accounts by log-in name")
    ListPage<AccountView> list(@ParameterObject Pageable page) {
        Pageable unsorted = ListPage.inOrder(page, Sort.unsorted());
        return ListPage.of(accounts.list(unsorted), this::view);
    }

    @GetMapping("/me")
    @Operation(summary = "Who the caller is and which duties he has")
    Me me(Caller caller) {
        List<String> duties = caller.client() == null
                ? caller.duties().stream()
                        .map(Duty::toString)
                        .distinct()
                        .sorted()
                        .toList()
                : caller.units().stream().toList();
        List<String> substitutions = caller.duties().stream()
                .filter(duty -> !duty.isOwn())
                .map(Duty::inWords)
                .sorted()
                .toList();
        return new Me(caller.id(), caller.name(), duties, substitutions, caller.scopes());
    }

    @GetMapping("/{account}")
    @Operation(summary = "One account with the duties it has today")
    AccountView get(@PathVariable String account) {
        return view(accounts.get(account));
    }

    @PostMapping("/invitations")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Gives a person of the register an account, with a one-time password to hand over",
            description = "When an account of that log-in name exists, it stands for this person too.")
    InvitationView invite(@Valid @RequestBody InvitePerson invite) {
        return InvitationView.of(invitations.invite(invite.person(), invite.login()));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Opens an account of an administrator, an auditor or operations, who belong to no unit")
    InvitationView open(@Valid @RequestBody OpenAccount open) {
        return InvitationView.of(invitations.open(open.login(), open.name(), open.roles()));
    }

    @PostMapping("/{account}/reset")
    @Operation(summary = "A new one-time password; sessions and second factor of the account end")
    InvitationView reset(@PathVariable String account) {
        return InvitationView.of(accounts.reset(account));
    }

    @PostMapping("/{account}/deactivate")
    @Operation(summary = "No log-in any more; sessions and tokens end at once")
    AccountView deactivate(@PathVariable String account, Caller caller) {
        if (account.equals(caller.id())) {
            throw new DomainProblem("own-account", HttpStatus.CONFLICT);
        }
        return view(accounts.deactivate(account));
    }

    @PostMapping("/{account}/activate")
    @Operation(summary = "Lets a deactivated account log in again")
    AccountView activate(@PathVariable String account) {
        return view(accounts.activate(account));
    }

    private AccountView view(Account account) {
        return new AccountView(
                account.id(),
                account.login(),
                account.name(),
                account.people(),
                accounts.dutiesOf(account).stream().map(Duty::inWords).sorted().toList(),
                account.isActive(),
                account.needsCode(),
                account.lockedUntil(),
                account.lastLogInAt());
    }
}
