package io.luoshi.task.importing;

import io.luoshi.starter.security.Caller;
import io.luoshi.starter.web.IfMatch;
import io.luoshi.task.PlanId;
import io.luoshi.task.plan.PlanDiff;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Imports: upload a notice, see what was read, confirm it as a plan. */
@RestController
@RequestMapping("${luoshi.api-path}/imports")
class ImportController {

    private static final JsonMapper JSON = new JsonMapper();

    private final UploadService uploads;
    private final CorrectionService corrections;
    private final ConfirmationService confirmations;
    private final NoticeImports imports;
    private final NamedUnits units;
    private final ImportViews views;

    ImportController(
            UploadService uploads,
            CorrectionService corrections,
            ConfirmationService confirmations,
            NoticeImports imports,
            NamedUnits units,
            ImportViews views) {
        this.uploads = uploads;
        this.corrections = corrections;
        this.confirmations = confirmations;
        this.imports = imports;
        this.units = units;
        this.views = views;
    }

    /**
     * What a person adds where the notice does not tell it; it wins over what was read.
     *
     * @param plan id of the plan of the same document that is to be brought up to date; without it a new plan is made
     */
    record ConfirmImport(
            @Min(2000) @Max(2100) @Nullable Integer year,
            @Size(min = 1, max = 200) @Nullable String title,
            @Nullable String plan) {

        static final ConfirmImport NOTHING = new ConfirmImport(null, null, null);
    }

    /** @param items in the order in which they were made */
    record MadeCorrections(List<CorrectionView> items) {}

    /** @param before absent where nothing was there @param after absent where it was taken away */
    record CorrectionView(
            Instant at,
            String by,
            List<String> path,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}

    /** @param plan id of the plan */
    record Confirmed(String plan) {}

    /** @param items in the order in which the notice first names them */
    record UnknownUnits(List<UnknownUnit> items) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary =
                    "Reads a notice: text, Word, Excel, PDF or saved page of 20 MB at most, or pasted text. Nothing becomes a plan yet",
            description =
                    "201 with what was read; 202 if that takes longer, then ask at Location. The same Idempotency-Key with the same file gives the same import again.")
    ResponseEntity<ImportView> upload(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable String text,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            Caller caller,
            HttpServletRequest request,
            Locale locale)
            throws IOException {
        NoticeImport upload = uploads.upload(received(file, text), idempotencyKey, caller);
        if (upload.state() == ImportState.FAILED) {
            throw ImportProblem.failed(Objects.requireNonNull(upload.failure()));
        }
        URI location = URI.create(request.getRequestURI() + "/" + upload.id());
        HttpStatus status = upload.state() == ImportState.READ ? HttpStatus.CREATED : HttpStatus.ACCEPTED;
        return ResponseEntity.status(status)
                .location(location)
                .eTag(IfMatch.etag(upload))
                .body(views.of(upload, locale));
    }

    private static UploadedFile received(@Nullable MultipartFile file, @Nullable String text) throws IOException {
        if (file != null) {
            return UploadedFile.of(Objects.requireNonNullElse(file.getOriginalFilename(), ""), file.getInputStream());
        }
        if (text == null) {
            throw ImportProblem.fileMissing();
        }
        return UploadedFile.of("", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @GetMapping("/{id}")
    @Operation(summary = "What was read from a notice, as corrected, and what a person must look at before confirming")
    ResponseEntity<ImportView> get(@PathVariable String id, Locale locale) {
        return answer(find(id), locale);
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"})
    @Operation(
            summary =
                    "Corrects what was read: plan, chapters, tasks, units, groups, indicators, doubts, meaning of unit names",
            description =
                    "A JSON merge patch (RFC 7396) on the tree plan, chapters, tasks, unitNames, settled; null takes something away, a new key adds it.")
    ResponseEntity<ImportView> correct(
            @PathVariable String id,
            @RequestBody ObjectNode patch,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller,
            Locale locale) {
        return answer(corrections.correct(id, patch, ifMatch, caller), locale);
    }

    @GetMapping("/{id}/corrections")
    @Operation(summary = "Who corrected what, when, from what to what")
    MadeCorrections corrections(@PathVariable String id) {
        return new MadeCorrections(find(id).corrections().stream()
                .map(made -> new CorrectionView(
                        made.stamp().at(), made.stamp().by(), made.path(), tree(made.before()), tree(made.after())))
                .toList());
    }

    private static @Nullable JsonNode tree(@Nullable String json) {
        return json == null ? null : JSON.readTree(json);
    }

    @PostMapping("/{id}/re-read")
    @Operation(summary = "Reads the text again with the reader and the units of today; corrections stay")
    ResponseEntity<ImportView> readAgain(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Locale locale) {
        return answer(corrections.readAgain(id, ifMatch), locale);
    }

    @GetMapping("/{id}/diff")
    @Operation(
            summary = "What confirming the import as a revision of a plan would change there",
            description = "Without plan: of the plan with the same document number.")
    PlanDiff diff(@PathVariable String id, @RequestParam(required = false) @Nullable String plan) {
        return confirmations.diff(id, plan);
    }

    @GetMapping("/{id}/unknown-units")
    @Operation(summary = "Units that the notice names and the register does not know by name or alias")
    UnknownUnits unknownUnits(@PathVariable String id) {
        NoticeImport read = find(id);
        if (read.state() != ImportState.READ) {
            throw ImportProblem.notRead(id);
        }
        return new UnknownUnits(units.unknown(read.draft()));
    }

    @PostMapping("/{id}/confirm")
    @Operation(
            summary = "Makes the import a plan; again changes nothing",
            description =
                    "Every named unit must be registered. Year and title are needed only where the notice lacks them. With plan: brings that plan up to date.")
    Confirmed confirm(
            @PathVariable String id,
            @Valid @RequestBody(required = false) @Nullable ConfirmImport given,
            Caller caller) {
        PlanId plan = confirmations.confirm(id, given == null ? ConfirmImport.NOTHING : given, caller);
        return new Confirmed(plan.toString());
    }

    private NoticeImport find(String id) {
        return imports.findById(id).orElseThrow(() -> ImportProblem.unknownImport(id));
    }

    private ResponseEntity<ImportView> answer(NoticeImport shown, Locale locale) {
        return ResponseEntity.ok().eTag(IfMatch.etag(shown)).body(views.of(shown, locale));
    }
}
