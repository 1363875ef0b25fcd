package io.luoshi.gateway.session;

import io.luoshi.gateway.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.web.SecurityFilterChain;

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
            HttpSecurity http, Provider provider, PendingLogIns pending, NewSessions sessions, Problems problems) {
        return http.securityMatcher(BEGIN + "/" + Provider.ID, "/login/oauth2/code/" + Provider.ID)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .oauth2Login(login -> login.clientRegistrationRepository(provider)
                        .authorizedClientRepository(sessions)
                        .authorizationEndpoint(endpoint -> endpoint.authorizationRequestRepository(pending)
                                .authorizationRequestResolver(withPkce(provider)))
                        .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(provider.codes()))
                        .loginPage(BEGIN + "/" + Provider.ID)
                        .successHandler((request, response, _) -> goOn(request, response))
                        .failureHandler((request, response, failed) -> refuse(request, response, failed, problems)))
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

    private static void goOn(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, PendingLogIns.back(request));
    }

    private static void refuse(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failed, Problems problems)
            throws IOException {
        LOG.warn("A log-in came back without success: {}", failed.getMessage());
        problems.refuse(request, response, "log-in-failed");
    }
}
