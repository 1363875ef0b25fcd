package io.luoshi.starter.security;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/** How a token is found genuine: signed with one of the provider's keys, by this issuer, for this audience, now. */
@Configuration(proxyBeanMethods = false)
public class TokenConfiguration {

    private static final int LARGEST_KEY_SET = 100_000;

    @Bean
    Revocations revocations() {
        return new Revocations();
    }

    /** Keys from a bean where there is one (the provider itself), else from the provider by HTTP when a token first asks for them. */
    @Bean
    @ConditionalOnMissingBean
    JwtDecoder jwtDecoder(
            SecuritySettings settings, Revocations revocations, ObjectProvider<JWKSource<SecurityContext>> ownKeys) {
        JWKSource<SecurityContext> own = settings.ownKeys() ? ownKeys.getIfAvailable() : null;
        JwtDecoder signatures = own == null ? remote(settings) : signatures(own, settings);
        return new KnownTokens(signatures, rules(settings, revocations), settings);
    }

    private static JwtDecoder remote(SecuritySettings settings) {
        URI address = settings.jwkSetUri();
        return address == null
                ? new SupplierJwtDecoder(() -> onlySignatures(NimbusJwtDecoder.withIssuerLocation(settings.issuerUri())
                        .build()))
                : signatures(remote(address, settings), settings);
    }

    private static JwtDecoder signatures(JWKSource<SecurityContext> keys, SecuritySettings settings) {
        return onlySignatures(NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithms(allowed -> {
                    allowed.clear();
                    settings.algorithms().stream().map(SignatureAlgorithm::from).forEach(allowed::add);
                })
                .build());
    }

    /** {@link KnownTokens} looks at the rest. */
    private static JwtDecoder onlySignatures(NimbusJwtDecoder decoder) {
        decoder.setJwtValidator(_ -> OAuth2TokenValidatorResult.success());
        return decoder;
    }

    /** Keys once fetched go on being used while the provider is away: a service never depends on another one to answer. */
    private static JWKSource<SecurityContext> remote(URI address, SecuritySettings settings) {
        int wait = (int) settings.keysWait().toMillis();
        try {
            return JWKSourceBuilder.<SecurityContext>create(
                            address.toURL(), new DefaultResourceRetriever(wait, wait, LARGEST_KEY_SET))
                    .cache(settings.keysGoodFor().toMillis(), wait)
                    .refreshAheadCache(false)
                    .retrying(true)
                    .outageTolerantForever()
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("luoshi.security.jwk-set-uri is no address: " + address, e);
        }
    }

    private static OAuth2TokenValidator<Jwt> rules(SecuritySettings settings, Revocations revocations) {
        JwtTimestampValidator now = new JwtTimestampValidator(settings.skew());
        now.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(
                now,
                new JwtIssuerValidator(settings.issuerUri()),
                new JwtClaimValidator<java.util.Collection<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(settings.audience())),
                revocations);
    }
}
