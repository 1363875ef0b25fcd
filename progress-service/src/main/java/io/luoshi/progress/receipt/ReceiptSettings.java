package io.luoshi.progress.receipt;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How receipts are signed.
 *
 * @param keySignsFor a key signs for so long, then a new one is made; what it signed can be verified for ever
 */
@ConfigurationProperties("luoshi.receipts")
public record ReceiptSettings(@DefaultValue("365d") Duration keySignsFor) {}
