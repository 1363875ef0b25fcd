package io.luoshi.gateway.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClientException;

/** The end of a session, here and at the provider. */
@RestController
class SessionController {

    private static final Logger LOG = LoggerFactory.getLogger(SessionController.class);

    private final Cookies cookies;
    private final Provider provider;

    SessionController(Cookies cookies, Provider provider) {
        this.cookies = cookies;
        this.provider = provider;
    }

    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logOut(HttpServletRequest request, HttpServletResponse response) {
        BrowserSession session = BrowserSession.of(request);
        cookies.clear(response);
        if (session != null) {
            try {
                provider.end(session);
            } catch (RestClientException away) {
                LOG.warn("The provider was not told of a log-out; the session there ends by itself", away);
            }
        }
    }
}
