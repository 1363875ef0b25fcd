package io.luoshi.unit.account;

import io.luoshi.starter.security.Caller;
import io.luoshi.starter.web.DomainProblem;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/**
 * A person's own second factor. It counts from the first right code on, so a mistyped secret locks nobody out. One that counts is replaced
 * or removed only by who has it at hand: a browser that somebody left logged in is not enough.
 */
@RestController
@RequestMapping("/api/accounts/me/second-factor")
class SecondFactorController {

    /** Where the current code of a second factor stands that counts already. */
    private static final String CURRENT = "X-Second-Factor-Code";

    private final Accounts accounts;
    private final SecondFactor codes;
    private final LogIn logIn;

    SecondFactorController(Accounts accounts, SecondFactor codes, LogIn logIn) {
        this.accounts = accounts;
        this.codes = codes;
        this.logIn = logIn;
    }

    /** @param secret for an authenticator app, in Base32; shown this once. @param uri the same for a QR code */
    record Prepared(String secret, String uri) {}

    record Code(@NotNull @Pattern(regexp = "[0-9]{6}") String code) {}

    @PutMapping
    @Operation(
            summary = "A new secret for an authenticator app; needed at log-ins once a code has confirmed it",
            description = "Where one is in use already its current code is asked for, and it stays in use until then.")
    Prepared prepare(@RequestHeader(name = CURRENT, required = false) @Nullable String current, Caller caller) {
        Account account = proved(current, caller);
        String secret = SecondFactor.base32(codes.prepare(account));
        accounts.save(account);
        String login = UriUtils.encode(account.login(), StandardCharsets.UTF_8);
        return new Prepared(secret, "otpauth://totp/Luoshi:" + login + "?secret=" + secret + "&issuer=Luoshi");
    }

    @PostMapping("/confirm")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Confirms the secret by a code; from now on a log-in asks for one")
    void confirm(@Valid @RequestBody Code code, Caller caller) {
        Account account = account(caller);
        if (!codes.confirm(account, code.code())) {
            throw wrongCode();
        }
        accounts.save(account);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Log-ins ask for no code any more; the current one is asked for where one is in use")
    void drop(@RequestHeader(name = CURRENT, required = false) @Nullable String current, Caller caller) {
        Account account = proved(current, caller);
        account.dropCodes();
        accounts.save(account);
    }

    private Account proved(@Nullable String current, Caller caller) {
        if (!account(caller).needsCode()) {
            return account(caller);
        }
        if (current == null) {
            throw new DomainProblem("code-needed", HttpStatus.UNPROCESSABLE_CONTENT, CURRENT);
        }
        if (!logIn.hasCode(caller.id(), current)) {
            throw wrongCode();
        }
        return account(caller);
    }

    private static DomainProblem wrongCode() {
        return new DomainProblem("wrong-code", HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private Account account(Caller caller) {
        return accounts.findById(caller.id()).orElseThrow(() -> AccountService.unknown(caller.id()));
    }
}
