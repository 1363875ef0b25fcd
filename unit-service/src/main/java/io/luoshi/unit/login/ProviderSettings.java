package io.luoshi.unit.login;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The OpenID provider, prefix {@code luoshi.provider}. Its address is {@code luoshi.security.issuer-uri}.
 *
 * @param gatewayUri where browsers reach the gateway, which they return to after the log-in
 * @param gatewaySecret with which the gateway proves itself
 * @param personTokenGoodFor life of a person's access token; the gateway gets a new one by itself
 * @param clientTokenGoodFor life of an API client's access token
 * @param sessionGoodFor after this long a person logs in again, however busy he was
 * @param sessions log-ins of one account at the same time; one more ends the oldest
 * @param logInGoodFor how long somebody may take for the pages of a log-in
 * @param keysReread how soon an instance sees a key that another one made
 */
@ConfigurationProperties("luoshi.provider")
record ProviderSettings(
        @DefaultValue("http://localhost:8080") URI gatewayUri,
        String gatewaySecret,
        @DefaultValue("5m") Duration personTokenGoodFor,
        @DefaultValue("10m") Duration clientTokenGoodFor,
        @DefaultValue("12h") Duration sessionGoodFor,
        @DefaultValue("5") int sessions,
        @DefaultValue("10m") Duration logInGoodFor,
        @DefaultValue("30s") Duration keysReread) {}
