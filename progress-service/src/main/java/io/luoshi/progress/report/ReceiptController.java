package io.luoshi.progress.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.luoshi.progress.receipt.Receipts;
import io.luoshi.progress.receipt.Receipts.Flaw;
import io.luoshi.progress.receipt.Receipts.Verdict;
import io.luoshi.progress.receipt.Submission;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Receipts of submissions: for the unit that has one to keep, and for anybody who is shown one. */
@RestController
class ReceiptController {

    /** As the media type of a compact JWS is registered. */
    private static final String JOSE = "application/jose";

    private static final String JWK_SET = "application/jwk-set+json";

    private final ReportingService reporting;
    private final Receipts receipts;

    ReceiptController(ReportingService reporting, Receipts receipts) {
        this.reporting = reporting;
        this.receipts = receipts;
    }

    record VerifyReceipt(@NotBlank String receipt) {}

    /**
     * What a receipt is worth.
     *
     * @param flaw why it is not valid
     * @param submission what it confirms, when it is valid
     * @param kept whether the submission lies here as it was then, when it is valid
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Verification(
            boolean valid,
            @Nullable Flaw flaw,
            @Nullable Submission submission,
            @Nullable Kept kept) {}

    @GetMapping(path = "/api/progress/tasks/{task}/units/{unit}/reports/{period}/receipt", produces = JOSE)
    @Operation(summary = "The receipt of the last submission; those of earlier ones are in the history")
    String receipt(@PathVariable String task, @PathVariable String unit, @PathVariable String period) {
        return reporting.receipt(new ReportId(task, unit, period));
    }

    @PostMapping("/api/progress/receipts/verification")
    @Operation(summary = "Whether a receipt is genuine, what it confirms, and whether the submission is kept as it was")
    Verification verify(@Valid @RequestBody VerifyReceipt request) {
        return switch (receipts.verify(request.receipt())) {
            case Verdict.Genuine(Submission submission) ->
                new Verification(true, null, submission, reporting.kept(submission));
            case Verdict.Rejected(Flaw flaw) -> new Verification(false, flaw, null, null);
        };
    }

    @GetMapping(path = "/api/progress/receipts/keys", produces = JWK_SET)
    @Operation(summary = "The public keys of all receipts, to verify them without us")
    Map<String, Object> keys() {
        return receipts.publishedKeys();
    }
}
