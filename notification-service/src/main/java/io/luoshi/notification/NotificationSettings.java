package io.luoshi.notification;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of notification-service, prefix {@code luoshi.notifications}.
 *
 * @param baseUrl the gateway's outside address; every link in a mail starts with it
 * @param sender address that mails come from; replies go there
 */
@Validated
@ConfigurationProperties("luoshi.notifications")
public record NotificationSettings(
        @NotNull URI baseUrl,

        @Email @NotBlank @DefaultValue("noreply@luoshi.local")
        String sender,

        @Valid @DefaultValue Ladder ladder,
        @Valid @DefaultValue Digest digest,
        @Valid @DefaultValue Gathering gathering,
        @Valid @DefaultValue Sending sending,
        @Valid @DefaultValue Relay relay) {

    /**
     * When a report that is owed gets a line in the digest.
     *
     * @param before working days before the due date; 0 is the day itself
     * @param overdueEvery after the due date every so many working days, until the report is in
     */
    public record Ladder(
            @NotEmpty @DefaultValue({"3", "0"}) List<@Min(0) Integer> before,
            @Positive @DefaultValue("1") int overdueEvery) {}

    /**
     * The daily digest. It leaves on working days inside the window, in office time.
     *
     * @param opens from this time on
     * @param closes up to this time; what could not be delivered by then is carried over into the next working day's digest
     * @param scan how often the owed reports are searched for digests that are still to be planned
     * @param settle a unit whose reports changed within this time waits for the next scan, so that a dispatch in full swing does not
     *     cut its digest short
     * @param lines a mail lists so many lines and says how many more there are
     */
    public record Digest(
            @DefaultValue("08:30") LocalTime opens,
            @DefaultValue("18:00") LocalTime closes,
            @DefaultValue("15s") Duration scan,
            @DefaultValue("5s") Duration settle,
            @Positive @DefaultValue("50") int lines) {}

    /**
     * How assignments that arrive together become one mail per person.
     *
     * @param quiet no further assignment for so long completes the mail
     * @param atMost the mail is complete so long after its first assignment, even while more arrive
     * @param scan how often waiting assignments are looked at
     */
    public record Gathering(
            @DefaultValue("2s") Duration quiet,
            @DefaultValue("10s") Duration atMost,
            @DefaultValue("500ms") Duration scan) {}

    /**
     * How messages leave the queue.
     *
     * @param workers mails on their way at a time, each on a connection of its own
     * @param poll how often the queue is searched for messages that nobody announced (another instance died, a retry became due)
     * @param lease a message that its worker has not settled after this long is taken over; longer than all SMTP timeouts of a mail together
     * @param backOff waits after each refusal for a passing reason; the refusal after the last wait is the final one
     * @param storeRetry pause between attempts to note a delivery while the store is away
     */
    public record Sending(
            @Positive @DefaultValue("2") int workers,
            @DefaultValue("1s") Duration poll,
            @DefaultValue("75s") Duration lease,

            @NotEmpty @DefaultValue({"30s", "2m", "10m", "30m", "1h", "2h", "4h", "8h"})
            List<Duration> backOff,

            @DefaultValue("500ms") Duration storeRetry) {}

    /**
     * The circuit breaker in front of the mail relay.
     *
     * @param failures so many failures among the last {@code 2 x failures} mails open it; no mail is tried while it is open
     * @param probeAfter after this long one mail is tried; it closes the breaker or keeps it open
     */
    public record Relay(
            @Positive @DefaultValue("3") int failures,
            @DefaultValue("5s") Duration probeAfter) {}
}
