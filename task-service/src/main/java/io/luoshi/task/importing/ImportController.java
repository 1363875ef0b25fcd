package io.luoshi.task.importing;

import io.luoshi.starter.security.Caller;
import io.luoshi.task.PlanId;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Imports: upload a notice, see what was read, confirm it as a plan. */
@RestController
@RequestMapping("${luoshi.api-path}/imports")
class ImportController {

    private final UploadService uploads;
    private final ConfirmationService confirmations;
    private final NoticeImports imports;
    private final NamedUnits units;
    private final ImportViews views;

    ImportController(
            UploadService uploads,
            ConfirmationService confirmations,
            NoticeImports imports,
            NamedUnits units,
            ImportViews views) {
        this.uploads = uploads;
        this.confirmations = confirmations;
        this.imports = imports;
        this.units = units;
        this.views = views;
    }

    /** What a person adds where the notice does not tell it; it wins over what was read. */
    record ConfirmImport(
            @Min(2000) @Max(2100) @Nullable Integer year,
            @Size(min = 1, max = 200) @Nullable String title) {

        static final ConfirmImport NOTHING = new ConfirmImport(null, null);
    }

    /** @param plan id of the plan */
    record Confirmed(String plan) {}

    /** @param items in the order in which the notice first names them */
    record UnknownUnits(List<UnknownUnit> items) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "Reads a notice: plain text in UTF-8 or GB18030, 2 MB at most. Nothing becomes a plan yet",
            description = "The same Idempotency-Key with the same file gives the same import again.")
    ResponseEntity<ImportView> upload(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            Caller caller,
            HttpServletRequest request,
            Locale locale)
            throws IOException {
        if (file == null) {
            throw ImportProblem.fileMissing();
        }
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        NoticeImport upload = uploads.upload(name, file.getBytes(), idempotencyKey, caller);
        return ResponseEntity.created(URI.create(request.getRequestURI() + "/" + upload.id()))
                .body(views.of(upload, locale));
    }

    @GetMapping("/{id}")
    @Operation(summary = "What was read from a notice, and what a person must look at before confirming")
    ImportView get(@PathVariable String id, Locale locale) {
        return views.of(imports.get(id), locale);
    }

    @GetMapping("/{id}/unknown-units")
    @Operation(summary = "Units that the notice names and the register does not know by name or alias")
    UnknownUnits unknownUnits(@PathVariable String id) {
        return new UnknownUnits(units.unknown(imports.get(id).notice()));
    }

    @PostMapping("/{id}/confirm")
    @Operation(
            summary = "Makes the import a plan; again changes nothing",
            description =
                    "Every named unit must be registered. Year and title are needed only where the notice lacks them.")
    Confirmed confirm(
            @PathVariable String id,
            @Valid @RequestBody(required = false) @Nullable ConfirmImport given,
            Caller caller) {
        PlanId plan = confirmations.confirm(id, given == null ? ConfirmImport.NOTHING : given, caller);
        return new Confirmed(plan.toString());
    }
}
