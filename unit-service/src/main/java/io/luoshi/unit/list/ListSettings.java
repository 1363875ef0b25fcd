package io.luoshi.unit.list;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Lists of units, prefix {@code luoshi.lists}.
 *
 * @param largest file; of a larger one no more is read
 * @param mostUnpacked to what an Excel file may unpack; one that holds more is refused. 5,000 people take 3 MB
 */
@ConfigurationProperties("luoshi.lists")
record ListSettings(
        @DefaultValue("5MB") DataSize largest,
        @DefaultValue("24MB") DataSize mostUnpacked) {}
