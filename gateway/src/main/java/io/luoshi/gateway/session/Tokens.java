package io.luoshi.gateway.session;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

/** What the gateway asks the provider for: tokens for a code, new ones, what is known of a person; and it gives tokens back. */
@Component
class Tokens implements JwtDecoderFactory<ClientRegistration> {

    private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);

    private final Provider provider;
    private final SessionSettings settings;
    private final RestClient http;
    private final RestTemplate pages;
    private final Map<String, JwtDecoder> decoders = new ConcurrentHashMap<>();
    private final RestClientRefreshTokenTokenResponseClient refreshing =
            new RestClientRefreshTokenTokenResponseClient();
    private final RestClientAuthorizationCodeTokenResponseClient exchanging =
            new RestClientAuthorizationCodeTokenResponseClient();

    Tokens(Provider provider, SessionSettings settings) {
        this.provider = provider;
        this.settings = settings;
        this.http =
                RestClient.builder().requestFactory(Provider.requests(settings)).build();
        this.pages = new RestTemplate(Provider.requests(settings));
        RestClient tokens = http.mutate()
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
        refreshing.setRestClient(tokens);
        exchanging.setRestClient(tokens);
    }

    /** How a code becomes tokens. */
    RestClientAuthorizationCodeTokenResponseClient codes() {
        return exchanging;
    }

    /** Finds out whether an ID token is genuine. It knows the provider's keys once it has asked for them. */
    @Override
    public JwtDecoder createDecoder(ClientRegistration registration) {
        return decoders.computeIfAbsent(registration.getRegistrationId(), _ -> decoder(registration));
    }

    private JwtDecoder decoder(ClientRegistration registration) {
        String keys = Objects.requireNonNull(registration.getProviderDetails().getJwkSetUri());
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withJwkSetUri(keys).restOperations(pages).build();
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
        return decoder;
    }

    /** What else it tells of a person, where the ID token does not say it. */
    OidcUserService people() {
        DefaultOAuth2UserService page = new DefaultOAuth2UserService();
        page.setRestOperations(pages);
        OidcUserService people = new OidcUserService();
        people.setOauth2UserService(page);
        return people;
    }

    /**
     * New tokens for a session that has a refresh token.
     *
     * @throws OAuth2AuthorizationException when the provider does not answer, or has ended the session
     */
    OAuth2AccessTokenResponse renew(BrowserSession session) {
        OAuth2AccessToken old =
                new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, session.access(), null, session.renewAt());
        OAuth2RefreshToken refresh = new OAuth2RefreshToken(Objects.requireNonNull(session.refresh()), null);
        return refreshing.getTokenResponse(new OAuth2RefreshTokenGrantRequest(provider.registration(), old, refresh));
    }

    /** Takes a session's refresh token back, where the provider offers that; if it does not answer, the token ends by itself. */
    void revoke(BrowserSession session) {
        try {
            Optional<String> address = provider.address("revocation_endpoint");
            if (address.isPresent() && session.refresh() != null) {
                revoke(session.refresh(), address.get());
            }
        } catch (RestClientException | OAuth2AuthorizationException away) {
            LOG.warn("The provider was not told of a log-out; the session there ends by itself", away);
        }
    }

    private void revoke(String token, String address) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add(OAuth2ParameterNames.TOKEN, token);
        form.add(OAuth2ParameterNames.TOKEN_TYPE_HINT, OAuth2ParameterNames.REFRESH_TOKEN);
        http.post()
                .uri(address)
                .headers(headers -> identify(headers, form))
                .body(form)
                .retrieve()
                .toBodilessEntity();
    }

    /** As at the token endpoint: by header, or in the form where the provider takes nothing else. */
    private void identify(HttpHeaders headers, MultiValueMap<String, String> form) {
        if (provider.registration()
                .getClientAuthenticationMethod()
                .equals(ClientAuthenticationMethod.CLIENT_SECRET_POST)) {
            form.add(OAuth2ParameterNames.CLIENT_ID, settings.clientId());
            form.add(OAuth2ParameterNames.CLIENT_SECRET, settings.clientSecret());
        } else {
            // RFC 6749, 2.3.1: encoded like a form before they are a header.
            headers.setBasicAuth(encoded(settings.clientId()), encoded(settings.clientSecret()));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
