package io.luoshi.gateway.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.stereotype.Component;

/**
 * Log-ins that have gone to the provider and not come back yet. Each lies, sealed, in a cookie of the browser that began it: an answer
 * of the provider counts only there.
 */
@Component
class PendingLogIns implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final String RETURN = "return";
    private static final Duration GOOD_FOR = Duration.ofMinutes(15);

    private final Seal seal;
    private final Cookies cookies;

    PendingLogIns(Seal seal, Cookies cookies) {
        this.seal = seal;
        this.cookies = cookies;
    }

    /** @param back where the browser goes after the log-in */
    record Pending(
            String registration,
            String uri,
            String client,
            String redirect,
            Set<String> scopes,
            String state,
            String verifier,
            String nonce,
            String back) {}

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return pending(request).map(PendingLogIns::request).orElse(null);
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest log, HttpServletRequest request, HttpServletResponse response) {
        if (log != null) {
            cookies.pending(seal.seal(pending(log, back(request))), GOOD_FOR, response);
        }
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        Optional<Pending> pending = pending(request);
        cookies.pending(null, Duration.ZERO, response);
        pending.ifPresent(known -> request.setAttribute(RETURN, known.back()));
        return pending.map(PendingLogIns::request).orElse(null);
    }

    /** Where a finished log-in leads. */
    static String back(HttpServletRequest request) {
        Object kept = request.getAttribute(RETURN);
        String wanted = kept == null ? request.getParameter(RETURN) : kept.toString();
        // Only within this gateway: "//host" and "/\host" would lead elsewhere.
        return wanted != null && wanted.matches("/([^/\\\\\\p{Cntrl}][^\\\\\\p{Cntrl}]*)?") ? wanted : "/";
    }

    private Optional<Pending> pending(HttpServletRequest request) {
        return cookies.pending(request).flatMap(cookie -> seal.open(cookie.getValue(), Pending.class));
    }

    private static Pending pending(OAuth2AuthorizationRequest request, String back) {
        return new Pending(
                attribute(request, OAuth2ParameterNames.REGISTRATION_ID),
                request.getAuthorizationUri(),
                request.getClientId(),
                Objects.requireNonNull(request.getRedirectUri()),
                request.getScopes(),
                Objects.requireNonNull(request.getState()),
                attribute(request, PkceParameterNames.CODE_VERIFIER),
                attribute(request, OidcParameterNames.NONCE),
                back);
    }

    private static String attribute(OAuth2AuthorizationRequest request, String name) {
        return String.valueOf(request.getAttributes().get(name));
    }

    private static OAuth2AuthorizationRequest request(Pending pending) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(pending.uri())
                .clientId(pending.client())
                .redirectUri(pending.redirect())
                .scopes(pending.scopes())
                .state(pending.state())
                .attributes(Map.of(
                        OAuth2ParameterNames.REGISTRATION_ID, pending.registration(),
                        PkceParameterNames.CODE_VERIFIER, pending.verifier(),
                        OidcParameterNames.NONCE, pending.nonce()))
                .build();
    }
}
