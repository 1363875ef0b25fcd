package io.luoshi.starter.security;

import io.luoshi.events.UnitEvent.PersonRole;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens are taken and how they are read, prefix {@code luoshi.security}. Another OpenID provider than unit-service needs
 * {@code issuer-uri}, an empty {@code jwk-set-uri}, {@code role-names} where its names of roles differ, and {@code own-keys} off.
 *
 * @param enabled off, everybody may do everything; only for measuring what the checks cost
 * @param issuerUri the provider's address as it stands in its tokens; here the gateway's address from outside
 * @param jwkSetUri where the provider's keys are; absent: found through the issuer's address
 * @param ownKeys a program that has signing keys looks for no others; off on unit-service where another provider takes its place
 * @param audience who a token must be meant for
 * @param algorithms with which tokens may be signed; nothing that a token says of itself can add one
 * @param skew by how much the machines' clocks may differ
 * @param keysGoodFor how long fetched keys are used before they are asked for again; when the provider is away, longer
 * @param keysWait how long fetching the keys may take before a request is told to come back
 * @param knownTokens of so many tokens it is remembered that they are genuine, up to 5 KB each; 0: of none
 * @param rolesClaim list of roles; a token without it is an API client's
 * @param unitClaim the unit of an API client, and of roles that name none
 * @param nameClaim the name for histories
 * @param roleNames roles by the names another provider has for them
 */
@ConfigurationProperties("luoshi.security")
public record SecuritySettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("http://localhost:8080") String issuerUri,
        @Nullable URI jwkSetUri,
        @DefaultValue("true") boolean ownKeys,
        @DefaultValue("luoshi") String audience,
        @DefaultValue("RS256") List<String> algorithms,
        @DefaultValue("30s") Duration skew,
        @DefaultValue("5m") Duration keysGoodFor,
        @DefaultValue("3s") Duration keysWait,
        @DefaultValue("1000") int knownTokens,
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue("unit") String unitClaim,
        @DefaultValue("name") String nameClaim,
        @DefaultValue Map<String, PersonRole> roleNames) {}
