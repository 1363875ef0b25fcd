package io.luoshi.unit.list;

import io.luoshi.unit.Sheets;
import io.luoshi.unit.register.Unit;
import io.luoshi.unit.register.UnitSearch;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The list of units as a file to fill in, and as the register has it. */
@RestController
@RequestMapping("/api/units")
class UnitFileController {

    private final UnitSearch units;

    UnitFileController(UnitSearch units) {
        this.units = units;
    }

    @GetMapping(path = "/list.xlsx", produces = Sheets.EXCEL)
    @Operation(summary = "The register in Excel, one row per person; PUT /api/units takes it again")
    ResponseEntity<byte[]> excel() {
        return Sheets.excel("units.xlsx", UnitFile.titles(), register());
    }

    @GetMapping(path = "/list.csv", produces = Sheets.CSV)
    @Operation(summary = "The register as CSV")
    ResponseEntity<byte[]> csv() {
        return Sheets.csv("units.csv", UnitFile.titles(), register());
    }

    @GetMapping(path = "/template.xlsx", produces = Sheets.EXCEL)
    @Operation(summary = "The table of units and people to fill in, in Excel")
    ResponseEntity<byte[]> excelTemplate() {
        return Sheets.excel("units-template.xlsx", UnitFile.titles(), List.of());
    }

    @GetMapping(path = "/template.csv", produces = Sheets.CSV)
    @Operation(summary = "The table of units and people to fill in, as CSV")
    ResponseEntity<byte[]> csvTemplate() {
        return Sheets.csv("units-template.csv", UnitFile.titles(), List.of());
    }

    private List<List<String>> register() {
        try (Stream<Unit> present = units.present()) {
            return present.flatMap(UnitFile::rows).toList();
        }
    }
}
