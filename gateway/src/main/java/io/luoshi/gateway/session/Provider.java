package io.luoshi.gateway.session;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.util.UriComponentsBuilder;

/** The OpenID provider as the gateway knows it. Nothing is asked before somebody logs in, so the gateway starts without it. */
@Component
class Provider implements ClientRegistrationRepository {

    static final String ID = "luoshi";

    private static final Logger LOG = LoggerFactory.getLogger(Provider.class);
    private static final String LOG_OUT_PAGE = "end_session_endpoint";

    private final SessionSettings settings;
    private final RestClient http;
    private volatile @Nullable ClientRegistration known;

    Provider(SessionSettings settings) {
        this.settings = settings;
        this.http = RestClient.builder().requestFactory(requests(settings)).build();
    }

    /** Requests to the provider, none of which waits longer than the settings say. */
    static ClientHttpRequestFactory requests(SessionSettings settings) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory();
        requests.setReadTimeout(settings.patience());
        return requests;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        try {
            return id.equals(ID) ? registration() : null;
        } catch (OAuth2AuthorizationException away) {
            throw new OAuth2AuthenticationException(away.getError(), away);
        }
    }

    /** @throws OAuth2AuthorizationException when the provider cannot be found out about */
    ClientRegistration registration() {
        ClientRegistration registration = known;
        if (registration == null) {
            registration = settings.backChannel() == null ? discovered() : unitService();
            known = registration;
        }
        return registration;
    }

    private ClientRegistration client(ClientRegistration.Builder provider) {
        return provider.registrationId(ID)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(settings.outside() + "/login/oauth2/code/" + ID)
                .scope(settings.scopes())
                .build();
    }

    /** By its own description (OpenID Connect Discovery 1.0), which must be about the issuer that was asked for. */
    private ClientRegistration discovered() {
        String address = settings.issuer().replaceFirst("/$", "") + "/.well-known/openid-configuration";
        try {
            Map<String, Object> description =
                    http.get().uri(address).retrieve().body(new ParameterizedTypeReference<>() {});
            if (description == null || !settings.issuer().equals(description.get("issuer"))) {
                throw new IllegalArgumentException("It is of another issuer");
            }
            return client(ClientRegistrations.fromOidcConfiguration(description));
        } catch (RestClientException | IllegalArgumentException unusable) {
            String what = "No usable description of the provider at " + address;
            OAuth2Error error = new OAuth2Error(OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE, what, null);
            throw new OAuth2AuthorizationException(error, what, unusable);
        }
    }

    /** Browsers come to it through this gateway, the gateway itself directly. */
    private ClientRegistration unitService() {
        String direct = String.valueOf(settings.backChannel());
        return client(ClientRegistration.withRegistrationId(ID)
                .issuerUri(settings.issuer())
                .authorizationUri(settings.outside() + "/oauth2/authorize")
                .tokenUri(direct + "/oauth2/token")
                .jwkSetUri(direct + "/oauth2/jwks")
                .userNameAttributeName("sub")
                .providerConfigurationMetadata(Map.of("revocation_endpoint", direct + "/oauth2/revoke")));
    }

    /** Whether it keeps a session of its own, which a browser must visit it to end. */
    boolean hasLogOutPage() {
        return address(LOG_OUT_PAGE).isPresent();
    }

    /**
     * Where a browser ends the session that the provider keeps (OpenID Connect RP-Initiated Logout 1.0), and comes back from.
     *
     * @param idToken of the session; without it the provider may ask the person first
     */
    Optional<URI> logOutPage(@Nullable String idToken) {
        try {
            return address(LOG_OUT_PAGE).map(page -> logOutPage(page, idToken));
        } catch (OAuth2AuthorizationException away) {
            LOG.warn("The provider's page for a log-out is not known", away);
            return Optional.empty();
        }
    }

    private URI logOutPage(String page, @Nullable String idToken) {
        return UriComponentsBuilder.fromUriString(page)
                .queryParam(OAuth2ParameterNames.CLIENT_ID, "{client}")
                .queryParam("post_logout_redirect_uri", "{back}")
                .queryParamIfPresent("id_token_hint", Optional.ofNullable(idToken))
                .encode()
                .buildAndExpand(settings.clientId(), settings.outside() + "/")
                .toUri();
    }

    /** One of the addresses that its description names. */
    Optional<String> address(String name) {
        return Optional.ofNullable(registration()
                        .getProviderDetails()
                        .getConfigurationMetadata()
                        .get(name))
                .map(Object::toString);
    }
}
