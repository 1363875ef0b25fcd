package io.luoshi.gateway.page;

import io.luoshi.gateway.GatewaySettings;
import io.luoshi.gateway.Language;
import io.luoshi.gateway.page.Page.Html;
import io.luoshi.gateway.session.BrowserSession;
import io.luoshi.gateway.session.Cookies;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The start page: what this is, what time it is in the office, which services answer, where to go on. */
@RestController
class LandingController {

    private final Page page;
    private final ServiceStatus services;
    private final OfficeClock officeClock;
    private final Clock clock;
    private final @Nullable URI mailPage;
    private final Cookies cookies;

    LandingController(
            Page page,
            ServiceStatus services,
            OfficeClock officeClock,
            Clock clock,
            GatewaySettings settings,
            Cookies cookies) {
        this.page = page;
        this.services = services;
        this.officeClock = officeClock;
        this.clock = clock;
        this.mailPage = settings.mailPage();
        this.cookies = cookies;
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> landing(HttpServletRequest request) {
        Language language = Language.of(request);
        String html = page.render(
                "landing",
                language,
                Map.of(
                        "time", officeClock.time(clock),
                        "zone", officeClock.zone().getId(),
                        "clock-set", officeClock.isSet() ? page.part("clock-set", language, Map.of()) : new Html(""),
                        "mails-link",
                                mailPage != null ? page.part("mails", language, Map.of("url", mailPage)) : new Html(""),
                        "lang", language.code(),
                        "session", session(language, BrowserSession.of(request)),
                        "service-list", services(language)));
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(html);
    }

    private Html session(Language language, @Nullable BrowserSession session) {
        return session == null
                ? page.part("logged-out", language, Map.of())
                : page.part(
                        "logged-in", language, Map.of("person", session.name(), "form-token", cookies.formTokenName()));
    }

    private Html services(Language language) {
        return new Html(services.ready().entrySet().stream()
                .map(service -> service(service.getKey(), service.getValue(), language))
                .collect(Collectors.joining()));
    }

    private String service(String name, boolean ready, Language language) {
        String state = ready ? "ready" : "not-ready";
        var values = Map.of(
                "service-name",
                page.text("service-" + name, language),
                "id",
                name + "-service",
                "state",
                state,
                "state-text",
                page.text(state, language));
        return page.part("service", language, values).text();
    }
}
