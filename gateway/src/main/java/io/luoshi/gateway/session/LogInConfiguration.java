package io.luoshi.gateway.session;

import io.luoshi.gateway.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** A browser's way to the provider and back. Everything else the gateway's own filters see to. */
@Configuration(proxyBeanMethods = false)
class LogInConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(LogInConfiguration.class);

    private static final String BEGIN = "/oauth2/authorization";

    /** A request is one span; its filters are none. */
    @Bean
    SecurityObservationSettings noSpansForFilters() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityFilterChain logIn(
            HttpSecurity http,
            Provider provider,
            Tokens tokens,
            PendingLogIns pending,
            NewSessions sessions,
            Problems problems) {
        AuthenticationFailureHandler refusal =
                (request, response, failed) -> refuse(request, response, failed, problems);
        return http.securityMatcher(BEGIN + "/" + Provider.ID, "/login/oauth2/code/" + Provider.ID)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .oauth2Login(login -> login.clientRegistrationRepository(provider)
                        .authorizedClientRepository(sessions)
                        .authorizationEndpoint(endpoint -> endpoint.authorizationRequestRepository(pending)
                                .authorizationRequestResolver(withPkce(provider)))
                        .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(tokens.codes()))
                        .userInfoEndpoint(endpoint -> endpoint.oidcUserService(tokens.people()))
                        .loginPage(BEGIN + "/" + Provider.ID)
                        .successHandler((request, response, _) -> goOn(request, response))
                        .failureHandler(refusal)
                        .withObjectPostProcessor(refusingAtTheBeginningToo(refusal)))
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    private static OAuth2AuthorizationRequestResolver withPkce(Provider provider) {
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(provider, BEGIN);
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        return resolver;
    }

    /** Without it a provider that is away when somebody begins to log in would look like a fault of the gateway. */
    private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> refusingAtTheBeginningToo(
            AuthenticationFailureHandler refusal) {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
                filter.setAuthenticationFailureHandler(refusal);
                return filter;
            }
        };
    }

    private static void goOn(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, PendingLogIns.back(request));
    }

    private static void refuse(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failed, Problems problems)
            throws IOException {
        LOG.warn("A log-in was without success: {}", failed.getMessage());
        if (isAway(failed) || isAway(failed.getCause())) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "5");
            problems.refuse(request, response, "identity-unavailable");
        } else {
            problems.refuse(request, response, "log-in-failed");
        }
    }

    private static boolean isAway(@Nullable Throwable failed) {
        return failed instanceof OAuth2AuthenticationException refusal
                && OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE.equals(
                        refusal.getError().getErrorCode());
    }
}
