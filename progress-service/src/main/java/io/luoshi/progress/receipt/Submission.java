package io.luoshi.progress.receipt;

import io.luoshi.events.ProgressEvent.ReportState;
import java.time.Instant;

/**
 * What a receipt confirms: that this content was handed in, by whom and when. Its fields are the claims of the receipt and never
 * change their meaning; docs/receipts.md.
 *
 * @param report id of the report
 * @param revision which submission of the report, from 1
 * @param submittedBy name, as in the report's history
 * @param account id of the account, or of the API client
 * @param system handed in by an API client, not by a person
 * @param contentSha256 SHA-256 of the content's canonical form, 64 hexadecimal digits
 */
public record Submission(
        String report,
        int revision,
        String task,
        String unit,
        String period,
        Instant submittedAt,
        String submittedBy,
        String account,
        boolean system,
        String contentSha256) {

    /** @param report the report with the submission counted */
    public static Submission of(
            ReportState report, String contentSha256, Instant at, String by, String account, boolean system) {
        return new Submission(
                report.id(),
                report.revision(),
                report.task(),
                report.unit(),
                report.period(),
                at,
                by,
                account,
                system,
                contentSha256);
    }
}
