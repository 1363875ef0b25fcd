package io.luoshi.unit.login;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.luoshi.starter.Sealing;
import io.luoshi.starter.security.SecuritySettings;
import io.luoshi.unit.account.AccountService;
import io.luoshi.unit.client.ApiClients;
import io.luoshi.unit.client.ClientSecrets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

/** Wires the OpenID provider: Spring Authorization Server with our stores behind it and our pages before it. */
@Configuration(proxyBeanMethods = false)
class ProviderConfiguration {

    /** Tokens live by the machine's time: the office clock may be set, and another machine would then take none of them. */
    @Bean
    InstantSource machineTime() {
        return InstantSource.system();
    }

    /** An installation with keys of its own, in a hardware module for example, brings another source. */
    @Bean
    @ConditionalOnMissingBean(JWKSource.class)
    SigningKeys signingKeys(
            MongoTemplate mongo, Sealing sealing, InstantSource machineTime, ProviderSettings settings) {
        return new SigningKeys(mongo, sealing, machineTime, settings);
    }

    @Bean
    JwtEncoder jwtEncoder(JWKSource<SecurityContext> keys) {
        NimbusJwtEncoder encoder = new NimbusJwtEncoder(keys);
        encoder.setJwkSelector(java.util.List::getFirst);
        return encoder;
    }

    @Bean
    LogInCookie logInCookie(
            JwtEncoder encoder,
            JWKSource<SecurityContext> keys,
            AccountService accounts,
            InstantSource machineTime,
            ProviderSettings settings) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys).build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(),
                new JwtClaimValidator<Collection<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(LogInCookie.AUDIENCE)),
                note -> mayGoOn(note, accounts)));
        return new LogInCookie(encoder, decoder, machineTime, settings);
    }

    /** Who began to log in before his account was reset or closed does not go on. The store says so at once, and also while Kafka is away. */
    private static OAuth2TokenValidatorResult mayGoOn(Jwt note, AccountService accounts) {
        Instant begun = Objects.requireNonNullElse(note.getIssuedAt(), Instant.MIN);
        return accounts.letsGoOn(String.valueOf(note.getSubject()), begun)
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(
                        new OAuth2Error("invalid_token", "The log-in began before the account's access ended", null));
    }

    @Bean
    RegisteredClientRepository clients(ApiClients clients, ProviderSettings settings) {
        return new Clients(clients, settings);
    }

    @Bean
    Sessions sessions(MongoTemplate mongo, Sealing sealing, InstantSource machineTime, ProviderSettings settings) {
        return new Sessions(mongo, sealing, machineTime, settings.sessions());
    }

    @Bean
    TokenClaims tokenClaims(AccountService accounts, ApiClients clients, SecuritySettings security) {
        return new TokenClaims(accounts, clients, security);
    }

    @Bean
    PasswordEncoder clientSecrets() {
        return new ClientSecrets();
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(SecuritySettings security) {
        return AuthorizationServerSettings.builder()
                .issuer(security.issuerUri())
                .build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain provider(HttpSecurity http, LogInCookie cookie, OAuth2AuthorizationService sessions) {
        OAuth2AuthorizationServerConfigurer server = new OAuth2AuthorizationServerConfigurer();
        return withoutSession(http)
                .securityMatcher(server.getEndpointsMatcher())
                .with(server, provider -> provider.oidc(Customizer.withDefaults()))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .addFilterAfter(new LogInFilter(cookie), SecurityContextHolderFilter.class)
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                        new ToLogIn(), request -> request.getRequestURI().equals("/oauth2/authorize")))
                .build();
    }

    /** The pages of the log-in. Their forms carry a token, so that no other site can post them. */
    @Bean
    @Order(2)
    SecurityFilterChain logInPages(HttpSecurity http) {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("luoshi-form");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
        return withoutSession(http)
                .securityMatcher("/login", "/login/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.csrfTokenRepository(tokens))
                .build();
    }

    private static HttpSecurity withoutSession(HttpSecurity http) {
        return http.requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }
}
