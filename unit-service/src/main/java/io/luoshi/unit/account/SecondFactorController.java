package io.luoshi.unit.account;

import io.luoshi.starter.security.Caller;
import io.luoshi.starter.web.DomainProblem;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A person's own second factor. It counts from the first right code on, so a mistyped secret locks nobody out. */
@RestController
@RequestMapping("/api/accounts/me/second-factor")
class SecondFactorController {

    private final Accounts accounts;
    private final SecondFactor codes;

    SecondFactorController(Accounts accounts, SecondFactor codes) {
        this.accounts = accounts;
        this.codes = codes;
    }

    /** @param secret for an authenticator app, in Base32; shown this once. @param uri the same for a QR code */
    record Prepared(String secret, String uri) {}

    record Code(@Pattern(regexp = "[0-9]{6}") String code) {}

    @PutMapping
    @Operation(summary = "A new secret for an authenticator app; needed at log-ins once a code has confirmed it")
    Prepared prepare(Caller caller) {
        Account account = account(caller);
        String secret = SecondFactor.base32(codes.prepare(account));
        accounts.save(account);
        String uri = "otpauth://totp/Luoshi:" + account.login() + "?secret=" + secret + "&issuer=Luoshi";
        return new Prepared(secret, uri);
    }

    @PostMapping("/confirm")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Confirms the secret by a code; from now on a log-in asks for one")
    void confirm(@Valid @RequestBody Code code, Caller caller) {
        Account account = account(caller);
        if (codes.stepOf(account, code.code()).filter(account::takeCode).isEmpty()) {
            throw new DomainProblem("wrong-code", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        accounts.save(account);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Log-ins ask for no code any more")
    void drop(Caller caller) {
        Account account = account(caller);
        account.dropCodes();
        accounts.save(account);
    }

    private Account account(Caller caller) {
        return accounts.findById(caller.id()).orElseThrow(() -> AccountService.unknown(caller.id()));
    }
}
