package io.luoshi.gateway.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** Begins a session when a log-in has come back: always a new one, whatever cookie the browser brought. */
@Component
class NewSessions implements OAuth2AuthorizedClientRepository {

    private final Cookies cookies;
    private final StringKeyGenerator random =
            new Base64StringKeyGenerator(java.util.Base64.getUrlEncoder().withoutPadding(), 32);

    NewSessions(Cookies cookies) {
        this.cookies = cookies;
    }

    @Override
    public void saveAuthorizedClient(
            OAuth2AuthorizedClient client,
            Authentication person,
            HttpServletRequest request,
            HttpServletResponse response) {
        String name = person.getPrincipal() instanceof OidcUser user && user.getFullName() != null
                ? user.getFullName()
                : person.getName();
        var access = client.getAccessToken();
        cookies.write(
                new BrowserSession(
                        name,
                        access.getTokenValue(),
                        Objects.requireNonNull(access.getExpiresAt()),
                        Objects.requireNonNull(client.getRefreshToken()).getTokenValue(),
                        random.generateKey()),
                response);
    }

    /** Nobody asks: requests carry their session. */
    @Override
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
            String registration, Authentication person, HttpServletRequest request) {
        return null;
    }

    @Override
    public void removeAuthorizedClient(
            String registration, Authentication person, HttpServletRequest request, HttpServletResponse response) {
        cookies.clear(response);
    }
}
