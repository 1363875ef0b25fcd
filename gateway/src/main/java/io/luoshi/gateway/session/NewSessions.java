package io.luoshi.gateway.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** Begins a session when a log-in has come back: always a new one, whatever cookie the browser brought. */
@Component
class NewSessions implements OAuth2AuthorizedClientRepository {

    private final Cookies cookies;
    private final Provider provider;
    private final SessionSettings settings;
    private final Clock clock;
    private final StringKeyGenerator random =
            new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), 32);

    NewSessions(Cookies cookies, Provider provider, SessionSettings settings, Clock clock) {
        this.cookies = cookies;
        this.provider = provider;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void saveAuthorizedClient(
            OAuth2AuthorizedClient client,
            Authentication person,
            HttpServletRequest request,
            HttpServletResponse response) {
        BrowserSession session = session(client, name(person));
        cookies.write(session, response);
        if (provider.hasLogOutPage() && person.getPrincipal() instanceof OidcUser user) {
            cookies.keepIdToken(user.getIdToken().getTokenValue(), session, response);
        }
    }

    private BrowserSession session(OAuth2AuthorizedClient client, String name) {
        var access = client.getAccessToken();
        OAuth2RefreshToken refresh = client.getRefreshToken();
        return new BrowserSession(
                name,
                access.getTokenValue(),
                Objects.requireNonNull(access.getExpiresAt()),
                refresh == null ? null : refresh.getTokenValue(),
                random.generateKey(),
                clock.instant().plus(settings.longest()));
    }

    private static String name(Authentication person) {
        return person.getPrincipal() instanceof OidcUser user && user.getFullName() != null
                ? user.getFullName()
                : person.getName();
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
