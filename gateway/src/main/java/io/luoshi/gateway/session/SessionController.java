package io.luoshi.gateway.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The end of a session, here and at the provider. */
@RestController
class SessionController {

    private final Sessions sessions;

    SessionController(Sessions sessions) {
        this.sessions = sessions;
    }

    /** @param continueAt where the browser must go, or the provider lets the next one in without a password */
    record LoggedOut(URI continueAt) {}

    /** No content where nothing is left to do, as with unit-service as the provider. */
    @PostMapping("/logout")
    ResponseEntity<LoggedOut> logOut(HttpServletRequest request, HttpServletResponse response) {
        BrowserSession session = BrowserSession.of(request);
        Optional<URI> goOn = session == null ? Optional.empty() : sessions.end(session, request, response);
        return goOn.map(address ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new LoggedOut(address)))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }
}
