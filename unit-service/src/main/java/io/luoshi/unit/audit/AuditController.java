package io.luoshi.unit.audit;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.luoshi.events.AuditEvent.AuditKind;
import io.luoshi.events.AuditEvent.AuditNote;
import io.luoshi.starter.FormulaGuard;
import io.luoshi.starter.web.ListPage;
import io.luoshi.unit.audit.AuditQuery.Filter;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The trail for auditors: search, verify, export. There is no way to change it. */
@RestController
@RequestMapping("/api/audit")
class AuditController {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final AuditQuery query;
    private final Verification verification;
    private final JsonMapper json;

    AuditController(AuditQuery query, Verification verification, JsonMapper json) {
        this.query = query;
        this.verification = verification;
        this.json = json;
    }

    /** @param source the service that noted it */
    record EntryView(long number, String source, AuditNote note, String hash) {}

    @GetMapping
    @Operation(summary = "Entries, newest first, by person or client, task, unit, any other id, kind and time")
    ListPage<EntryView> list(
            @RequestParam @Nullable String who,
            @RequestParam @Nullable String task,
            @RequestParam @Nullable String unit,
            @RequestParam @Nullable String subject,
            @RequestParam @Nullable AuditKind kind,
            @RequestParam @Nullable Instant from,
            @RequestParam @Nullable Instant until,
            @ParameterObject Pageable page) {
        Filter filter = filter(who, task, unit, subject, kind, from, until);
        return ListPage.of(query.find(filter, ListPage.inOrder(page, Sort.unsorted())), this::view);
    }

    @GetMapping("/verify")
    @Operation(summary = "Whether the chain is whole, and which entries were removed or changed if not")
    Verification.Result verify() {
        return verification.verify();
    }

    @GetMapping(path = "/export", produces = "text/csv")
    @Operation(summary = "The same entries as CSV, oldest first; the export itself is noted")
    void export(
            @RequestParam @Nullable String who,
            @RequestParam @Nullable String task,
            @RequestParam @Nullable String unit,
            @RequestParam @Nullable String subject,
            @RequestParam @Nullable AuditKind kind,
            @RequestParam @Nullable Instant from,
            @RequestParam @Nullable Instant until,
            HttpServletResponse response)
            throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"audit.csv\"");
        response.getOutputStream().write(BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8));
        try (CsvWriter csv = CsvWriter.builder().build(response.getOutputStream());
                Stream<AuditEntry> entries = query.all(filter(who, task, unit, subject, kind, from, until))) {
            csv.writeRecord(
                    "number", "at", "kind", "who", "name", "client", "address", "act", "object", "id", "changes",
                    "hash");
            entries.forEach(entry -> write(csv, entry));
        }
    }

    private void write(CsvWriter csv, AuditEntry entry) {
        AuditNote note = note(entry);
        csv.writeRecord(Stream.of(
                        entry.number(),
                        note.at(),
                        note.kind(),
                        note.who(),
                        note.name(),
                        note.client(),
                        note.address(),
                        note.act(),
                        note.object(),
                        note.objectId(),
                        json.writeValueAsString(note.changes()),
                        entry.hash())
                .map(value -> FormulaGuard.on(Objects.toString(value, "")))
                .toArray(String[]::new));
    }

    private static Filter filter(
            @Nullable String who,
            @Nullable String task,
            @Nullable String unit,
            @Nullable String subject,
            @Nullable AuditKind kind,
            @Nullable Instant from,
            @Nullable Instant until) {
        List<String> subjects =
                Stream.of(task, unit, subject).filter(Objects::nonNull).toList();
        return new Filter(who, subjects, kind, from, until);
    }

    private EntryView view(AuditEntry entry) {
        return new EntryView(entry.number(), entry.source(), note(entry), entry.hash());
    }

    private AuditNote note(AuditEntry entry) {
        return json.readValue(entry.text(), AuditNote.class);
    }
}
