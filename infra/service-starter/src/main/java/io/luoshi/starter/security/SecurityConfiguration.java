package io.luoshi.starter.security;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Every service is a resource server: no session, no cookie, a bearer token per request. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(SecuritySettings.class)
@Import({TokenConfiguration.class, Refusal.class})
public class SecurityConfiguration implements WebMvcConfigurer {

    private static final Logger log = LoggerFactory.getLogger(SecurityConfiguration.class);

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    private final SecuritySettings settings;
    private final ObjectProvider<Permissions> tables;
    private final ObjectProvider<CallNotes> notes;

    SecurityConfiguration(
            SecuritySettings settings, ObjectProvider<Permissions> tables, ObjectProvider<CallNotes> notes) {
        this.settings = settings;
        this.tables = tables;
        this.notes = notes;
    }

    /** What every service has: dead letters are for those who run it, and its own description is no secret. */
    @Bean
    static Permissions commonPermissions(@Value("${luoshi.api-path:/api}") String path) {
        return Permissions.of(
                Rule.get(path + "/dead-letters").everywhere(Rule.OPS),
                Rule.post(path + "/dead-letters/{id}/replay")
                        .everywhere(Rule.OPS)
                        .noted("event-replayed"),
                Rule.post(path + "/dead-letters/{id}/discard")
                        .everywhere(Rule.OPS)
                        .noted("event-discarded"),
                Rule.get("/v3/api-docs").everybody(),
                Rule.get("/v3/api-docs.yaml").everybody());
    }

    /** A request is one span; a dozen more for the filters of its check would cost more than the check. */
    @Bean
    SecurityObservationSettings noSpansForFilters() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    static HandlerExceptionResolver refusalNotes(
            ObjectProvider<CallNotes> notes, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver answers) {
        return new RefusalNotes(notes::getObject, answers);
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        if (settings.enabled()) {
            List<Permissions> all = tables.orderedStream().toList();
            interceptors.addInterceptor(new PermissionCheck(all, notes::getObject));
        }
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerArgument(settings.enabled()));
    }

    /** Handlers are guarded by {@link PermissionCheck}; here is what lies beside them. */
    @Bean
    @Order(10)
    @ConditionalOnBooleanProperty(name = "luoshi.security.enabled", matchIfMissing = true)
    SecurityFilterChain resourceServer(HttpSecurity http, Refusal refusal) {
        return stateless(http)
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/actuator/health/**", "/actuator/health", "/actuator/prometheus")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasRole("OPS")
                        .anyRequest()
                        .permitAll())
                .oauth2ResourceServer(
                        server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(new CallerClaims(settings)))
                                .authenticationEntryPoint(refusal)
                                .withObjectPostProcessor(keysOutOfReach(refusal)))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusal).accessDeniedHandler(refusal))
                .build();
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "luoshi.security.enabled", havingValue = false)
    SecurityFilterChain uncheckedRequests(HttpSecurity http) {
        log.error("luoshi.security.enabled is off: everybody may do everything");
        return stateless(http)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** Without it a provider that is away, when no key is known yet, would look like a fault of this service. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> keysOutOfReach(Refusal refusal) {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
                filter.setAuthenticationFailureHandler(refusal::commence);
                return filter;
            }
        };
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }
}
