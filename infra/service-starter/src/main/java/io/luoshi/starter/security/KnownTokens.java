package io.luoshi.starter.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Looks at the signature of a token when it comes first, and at what can change, its times and whether access was ended, each time. A
 * session sends the same token for minutes, and checking the signature costs more than all other checks of a request together. For as long
 * as fetched keys are used a token stays known, so a key that the provider withdraws does not count longer than without this.
 */
final class KnownTokens implements JwtDecoder {

    private final JwtDecoder signatures;
    private final OAuth2TokenValidator<Jwt> rules;
    private final Cache<String, Jwt> genuine;

    /** @param signatures finds out whether a token is genuine, and nothing else */
    KnownTokens(JwtDecoder signatures, OAuth2TokenValidator<Jwt> rules, SecuritySettings settings) {
        this.signatures = signatures;
        this.rules = rules;
        this.genuine = Caffeine.newBuilder()
                .maximumSize(settings.knownTokens())
                .expireAfterWrite(settings.keysGoodFor())
                .executor(Runnable::run) // the bound holds at every moment, and nothing lingers in another thread
                .build();
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = genuine.getIfPresent(token);
        Jwt read = known == null ? signatures.decode(token) : known;
        OAuth2TokenValidatorResult result = rules.validate(read);
        if (result.hasErrors()) {
            String first = result.getErrors().iterator().next().getDescription();
            throw new JwtValidationException("The token is genuine, but: " + first, result.getErrors());
        }
        if (known == null) {
            genuine.put(token, read);
        }
        return read;
    }
}
