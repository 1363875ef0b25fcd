package io.luoshi.unit.login;

import io.luoshi.unit.client.ApiClients;
import io.luoshi.unit.client.ClientSecrets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** Who may ask for tokens: the gateway for the people in front of it, and the units' API clients for themselves. */
final class Clients implements RegisteredClientRepository {

    static final String GATEWAY = "gateway";

    private final ApiClients apiClients;
    private final ProviderSettings settings;
    private final RegisteredClient gateway;

    Clients(ApiClients apiClients, ProviderSettings settings) {
        this.apiClients = apiClients;
        this.settings = settings;
        this.gateway = gateway(settings);
    }

    private static RegisteredClient gateway(ProviderSettings settings) {
        return RegisteredClient.withId(GATEWAY)
                .clientId(GATEWAY)
                .clientSecret(new ClientSecrets().encode(settings.gatewaySecret()))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri(settings.gatewayUri() + "/login/oauth2/code/luoshi")
                .scope(OidcScopes.OPENID)
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(settings.personTokenGoodFor())
                        .refreshTokenTimeToLive(settings.sessionGoodFor())
                        // Two requests of one browser may renew at the same moment; with changing tokens one would lose
                        // its session.
                        .reuseRefreshTokens(true)
                        .build())
                .build();
    }

    private RegisteredClient registered(ApiClients.Credentials client) {
        return RegisteredClient.withId(client.id())
                .clientId(client.id())
                .clientName(client.name())
                .clientSecret(client.secretHash())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(client.scopes()))
                .clientSettings(
                        ClientSettings.builder().setting("unit", client.unit()).build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(settings.clientTokenGoodFor())
                        .build())
                .build();
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return id.equals(GATEWAY) ? gateway : find(id).orElse(null);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String id) {
        return findById(id);
    }

    private Optional<RegisteredClient> find(String id) {
        return apiClients.credentials(id).map(this::registered);
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("API clients are kept by io.luoshi.unit.client");
    }
}
