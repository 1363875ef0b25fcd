package io.luoshi.gateway.session;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;

/** The OpenID provider as the gateway knows it. Nothing is asked before somebody logs in, so the gateway starts without it. */
@Component
class Provider implements ClientRegistrationRepository {

    static final String ID = "luoshi";

    private final SessionSettings settings;
    private final RestClient http;
    private final RestClientRefreshTokenTokenResponseClient refreshing =
            new RestClientRefreshTokenTokenResponseClient();
    private final RestClientAuthorizationCodeTokenResponseClient exchanging =
            new RestClientAuthorizationCodeTokenResponseClient();
    private volatile @Nullable ClientRegistration known;

    Provider(SessionSettings settings) {
        this.settings = settings;
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory();
        requests.setReadTimeout(settings.patience());
        this.http = RestClient.builder().requestFactory(requests).build();
        RestClient tokens = http.mutate()
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
        refreshing.setRestClient(tokens);
        exchanging.setRestClient(tokens);
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return id.equals(ID) ? registration() : null;
    }

    private ClientRegistration registration() {
        ClientRegistration registration = known;
        if (registration == null) {
            registration = client(settings.backChannel() == null ? discovered() : unitService());
            known = registration;
        }
        return registration;
    }

    private ClientRegistration client(ClientRegistration.Builder provider) {
        return provider.registrationId(ID)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(settings.outside() + "/login/oauth2/code/" + ID)
                .scope("openid")
                .build();
    }

    private ClientRegistration.Builder discovered() {
        return ClientRegistrations.fromIssuerLocation(settings.issuer());
    }

    /** Browsers come to it through this gateway, the gateway itself directly. */
    private ClientRegistration.Builder unitService() {
        String direct = String.valueOf(settings.backChannel());
        return ClientRegistration.withRegistrationId(ID)
                .issuerUri(settings.issuer())
                .authorizationUri(settings.outside() + "/oauth2/authorize")
                .tokenUri(direct + "/oauth2/token")
                .jwkSetUri(direct + "/oauth2/jwks")
                .userNameAttributeName("sub")
                .providerConfigurationMetadata(Map.of("revocation_endpoint", direct + "/oauth2/revoke"));
    }

    /** How a code becomes tokens. */
    RestClientAuthorizationCodeTokenResponseClient codes() {
        return exchanging;
    }

    /** A new access token; the provider refuses when the session has ended there. */
    OAuth2AccessTokenResponse renew(BrowserSession session) {
        OAuth2AccessToken old =
                new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, session.access(), null, session.renewAt());
        OAuth2RefreshToken refresh = new OAuth2RefreshToken(session.refresh(), null);
        return refreshing.getTokenResponse(new OAuth2RefreshTokenGrantRequest(registration(), old, refresh));
    }

    /** Ends the session at the provider too, where it offers that. */
    void end(BrowserSession session) {
        Object endpoint =
                registration().getProviderDetails().getConfigurationMetadata().get("revocation_endpoint");
        if (endpoint != null) {
            var form = new LinkedMultiValueMap<String, String>();
            form.put("token", List.of(session.refresh()));
            form.put("token_type_hint", List.of("refresh_token"));
            http.post()
                    .uri(endpoint.toString())
                    .headers(headers -> headers.setBasicAuth(settings.clientId(), settings.clientSecret()))
                    .body(form)
                    .retrieve()
                    .toBodilessEntity();
        }
    }
}
