package io.luoshi.unit.login;

import io.luoshi.starter.web.DomainProblem;
import io.luoshi.unit.account.LogIn;
import io.luoshi.unit.account.LogIn.Passed;
import io.luoshi.unit.account.LogIn.Step;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The pages of a log-in: password, code where the account has a second factor, new password where it must be changed. */
@RestController
@RequestMapping(path = "/login", produces = MediaType.TEXT_HTML_VALUE)
@Hidden
class LogInController {

    private final LogIn logIn;
    private final LogInCookie cookie;
    private final LogInPage page;

    LogInController(LogIn logIn, LogInCookie cookie, LogInPage page) {
        this.logIn = logIn;
        this.cookie = cookie;
        this.page = page;
    }

    /** Where the log-in came from; somebody who opens the page by himself is sent through the gateway first. */
    private record Way(String back, CsrfToken token, Locale locale) {}

    @GetMapping
    ResponseEntity<String> password(
            @RequestParam(name = ToLogIn.BACK, defaultValue = "") String back, CsrfToken token, Locale locale) {
        if (!ToLogIn.leadsTo(back)) {
            return redirect("/oauth2/authorization/luoshi");
        }
        return show("password", HttpStatus.OK, new Way(back, token, locale), null);
    }

    @PostMapping
    ResponseEntity<String> password(
            @RequestParam String username,
            @RequestParam String password,
            @RequestParam(name = ToLogIn.BACK) String back,
            CsrfToken token,
            Locale locale,
            HttpServletResponse response) {
        Optional<Passed> passed = logIn.withPassword(username, password);
        return next(passed, "password", new Way(back, token, locale), response);
    }

    @GetMapping("/code")
    ResponseEntity<String> code(@RequestParam(name = ToLogIn.BACK) String back, CsrfToken token, Locale locale) {
        return show("code", HttpStatus.OK, new Way(back, token, locale), null);
    }

    @PostMapping("/code")
    ResponseEntity<String> code(
            @RequestParam String code,
            @RequestParam(name = ToLogIn.BACK) String back,
            CsrfToken token,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Passed> passed = at(Step.CODE, request).flatMap(before -> logIn.withCode(before.account(), code));
        return next(passed, "code", new Way(back, token, locale), response);
    }

    @GetMapping("/new-password")
    ResponseEntity<String> newPassword(@RequestParam(name = ToLogIn.BACK) String back, CsrfToken token, Locale locale) {
        return show("new-password", HttpStatus.OK, new Way(back, token, locale), null);
    }

    @PostMapping("/new-password")
    ResponseEntity<String> newPassword(
            @RequestParam String password,
            @RequestParam(name = ToLogIn.BACK) String back,
            CsrfToken token,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        Way way = new Way(back, token, locale);
        try {
            Optional<Passed> passed =
                    at(Step.NEW_PASSWORD, request).flatMap(before -> logIn.withNewPassword(before.account(), password));
            return next(passed, "new-password", way, response);
        } catch (DomainProblem tooEasy) {
            return show("new-password", HttpStatus.UNPROCESSABLE_CONTENT, way, page.problem(tooEasy, locale));
        }
    }

    private Optional<Passed> at(Step step, HttpServletRequest request) {
        return cookie.read(request).filter(passed -> passed.next() == step);
    }

    private ResponseEntity<String> next(Optional<Passed> passed, String shown, Way way, HttpServletResponse response) {
        if (passed.isEmpty()) {
            return show(shown, HttpStatus.UNAUTHORIZED, way, page.text("refused", way.locale()));
        }
        cookie.write(passed.get(), response);
        return switch (passed.get().next()) {
            case CODE -> redirect("/login/code?" + ToLogIn.BACK + "=" + encoded(way.back()));
            case NEW_PASSWORD -> redirect("/login/new-password?" + ToLogIn.BACK + "=" + encoded(way.back()));
            case DONE -> redirect(ToLogIn.leadsTo(way.back()) ? way.back() : "/");
        };
    }

    private ResponseEntity<String> show(String form, HttpStatus status, Way way, @Nullable String fault) {
        String back = ToLogIn.leadsTo(way.back()) ? way.back() : "";
        return ResponseEntity.status(status)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(page.render(form, way.locale(), back, way.token(), fault));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static ResponseEntity<String> redirect(String where) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(where))
                .build();
    }
}
