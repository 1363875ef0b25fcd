package io.luoshi.unit.login;

import io.luoshi.starter.security.Duty;
import io.luoshi.starter.security.SecuritySettings;
import io.luoshi.starter.security.Substitutions;
import io.luoshi.unit.account.AccountService;
import io.luoshi.unit.account.AccountService.Identity;
import io.luoshi.unit.client.ApiClients;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** What tokens say of their bearer. Duties are looked up for each token, so a change in the register counts from the next one on. */
final class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    /** Times in tokens are whole seconds. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final AccountService accounts;
    private final ApiClients clients;
    private final SecuritySettings security;

    TokenClaims(AccountService accounts, ApiClients clients, SecuritySettings security) {
        this.accounts = accounts;
        this.clients = clients;
        this.security = security;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
            ofClient(context);
        } else {
            ofPerson(context);
        }
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            context.getClaims().audience(List.of(security.audience()));
        }
    }

    private void ofClient(JwtEncodingContext context) {
        var client = context.getRegisteredClient();
        context.getClaims()
                .claim(security.nameClaim(), client.getClientName())
                .claim(
                        security.unitClaim(),
                        Objects.requireNonNull(client.getClientSettings().getSetting("unit")));
        if (context.getAuthorizedScopes().isEmpty()) {
            // Whoever asks for no scope gets all that he has (RFC 6749, 3.3).
            context.getClaims().claim(OAuth2ParameterNames.SCOPE, client.getScopes());
        }
        clients.used(client.getClientId());
    }

    /** A token does not outlive the duties that it tells of. */
    private static void endWith(Duration left, Map<String, Object> claims) {
        Instant issued = (Instant) Objects.requireNonNull(claims.get(JwtClaimNames.IAT));
        Instant end = issued.plus(left.compareTo(SHORTEST) < 0 ? SHORTEST : left);
        claims.computeIfPresent(JwtClaimNames.EXP, (name, usual) -> end.isBefore((Instant) usual) ? end : usual);
    }

    private void ofPerson(JwtEncodingContext context) {
        Authentication person = context.getPrincipal();
        Identity identity = accounts.identityOf(Objects.requireNonNull(person).getName())
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
        context.getClaims().claim(security.nameClaim(), identity.name());
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            List<String> roles = identity.duties().stream()
                    .filter(Duty::isOwn)
                    .map(Duty::toString)
                    .sorted()
                    .toList();
            context.getClaims()
                    .claim(security.rolesClaim(), roles)
                    .claim(Substitutions.CLAIM, Substitutions.claim(identity.duties()));
            identity.dutiesLast().ifPresent(left -> context.getClaims().claims(claims -> endWith(left, claims)));
        }
    }
}
