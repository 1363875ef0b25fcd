package io.luoshi.unit.list;

import io.luoshi.starter.security.Caller;
import io.luoshi.starter.web.DomainProblem;
import io.luoshi.starter.web.FieldProblem;
import io.luoshi.unit.Sheets;
import io.luoshi.unit.register.Signature;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list of units; the same address takes it as JSON, as CSV and as an Excel file. */
@RestController
@RequestMapping("/api/units")
class UnitListController {

    private static final String PREVIEW =
            "With preview=true it says what it would do, field by field, and stores nothing.";

    private final UnitListService lists;
    private final ListSettings settings;
    private final Clock clock;

    UnitListController(UnitListService lists, ListSettings settings, Clock clock) {
        this.lists = lists;
        this.settings = settings;
        this.clock = clock;
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Registers the units that nobody knows and changes those of which the list says something else",
            description =
                    "Found by id, name or alias. Units and fields left out stay as they are; repeating changes nothing. "
                            + "Nothing is stored when anything is wrong; all errors are told at once. " + PREVIEW)
    ListOutcome putJson(
            @RequestBody List<StatedUnit> units, @RequestParam(defaultValue = "false") boolean preview, Caller caller) {
        if (units.stream().anyMatch(Objects::isNull)) {
            throw UnitTable.malformed(new FieldProblem("[" + units.indexOf(null) + "]", null, "missing"));
        }
        return take(ListEntry.ofJson(units), preview, caller);
    }

    @PutMapping(consumes = Sheets.CSV)
    @Operation(
            summary = "The same as a table: id, name, kind, aliases, person, role, email, language, from, until",
            description =
                    "UTF-8 or GB18030, titles in Chinese or English, one row per person, the unit's columns repeated or left empty. "
                            + PREVIEW)
    ListOutcome putTable(
            @RequestBody @Schema(type = "string") InputStreamResource table,
            @RequestParam(defaultValue = "false") boolean preview,
            Caller caller)
            throws IOException {
        return take(UnitTable.read(CsvTable.read(file(table))), preview, caller);
    }

    @PutMapping(consumes = Sheets.EXCEL)
    @Operation(summary = "The same table as the first sheet of an Excel file (.xlsx)", description = PREVIEW)
    ListOutcome putWorkbook(
            @RequestBody @Schema(type = "string", format = "binary") InputStreamResource workbook,
            @RequestParam(defaultValue = "false") boolean preview,
            Caller caller)
            throws IOException {
        int most = (int) settings.mostUnpacked().toBytes();
        return take(UnitTable.read(ExcelTable.read(file(workbook), most)), preview, caller);
    }

    /** Reads no more of a body than a list may have. */
    private byte[] file(InputStreamResource body) throws IOException {
        int most = (int) settings.largest().toBytes();
        byte[] file = body.getInputStream().readNBytes(most + 1);
        if (file.length > most) {
            throw new DomainProblem(
                    "list-too-large",
                    HttpStatus.CONTENT_TOO_LARGE,
                    settings.largest().toMegabytes());
        }
        return file;
    }

    private ListOutcome take(List<ListEntry> entries, boolean preview, Caller caller) {
        Signature signature = new Signature(caller.name(), clock.instant());
        return preview ? lists.preview(entries, signature) : lists.put(entries, signature);
    }
}
