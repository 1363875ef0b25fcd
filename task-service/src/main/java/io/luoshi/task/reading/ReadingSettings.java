package io.luoshi.task.reading;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Limits on the reading of files, prefix {@code luoshi.reading}. How large a file may be is
 * {@code spring.servlet.multipart.max-file-size}.
 *
 * @param maxTasks in one notice; one with more is refused
 * @param maxItems units, groups, indicators and doubts of one notice, 20 for each task; one with more is refused
 * @param maxCharacters of text in one file, 400 for each task; one with more is refused
 * @param maxUnpacked what all parts of a Word or Excel file may unpack to; more is a zip bomb and refused
 * @param timeLimit for reading one file, waiting included; then its process is killed and the file refused
 * @param memory heap of the process that reads a file; a file that needs more is refused
 * @param processes files that are read at the same time; further ones wait
 * @param smallText a plain text up to this size is read without a process of its own, in some 100 ms less than a second
 */
@Validated
@ConfigurationProperties("luoshi.reading")
public record ReadingSettings(
        @DefaultValue("5000") @Positive int maxTasks,
        @DefaultValue("100000") @Positive int maxItems,
        @DefaultValue("2000000") @Positive int maxCharacters,
        @DefaultValue("200MB") DataSize maxUnpacked,
        @DefaultValue("30s") Duration timeLimit,
        @DefaultValue("384MB") DataSize memory,
        @DefaultValue("2") @Positive int processes,
        @DefaultValue("256KB") DataSize smallText) {}
