package io.luoshi.unit.list;

import io.luoshi.starter.security.Caller;
import io.luoshi.starter.web.FieldProblem;
import io.luoshi.unit.register.Signature;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The list of units; the same address takes it as JSON and as CSV. */
@RestController
@RequestMapping("/api/units")
class UnitListController {

    private final UnitListService lists;
    private final Clock clock;

    UnitListController(UnitListService lists, Clock clock) {
        this.lists = lists;
        this.clock = clock;
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Registers the units that nobody knows and changes those of which the list says something else",
            description =
                    "Found by name or alias. Units and fields left out stay as they are; repeating changes nothing. "
                            + "Nothing is stored when anything is wrong; all errors are told at once.")
    ListOutcome putJson(@RequestBody List<StatedUnit> units, Caller caller) {
        if (units.stream().anyMatch(Objects::isNull)) {
            throw UnitTable.malformed(new FieldProblem("[" + units.indexOf(null) + "]", null, "missing"));
        }
        return lists.put(ListEntry.ofJson(units), signature(caller));
    }

    @PutMapping(consumes = "text/csv")
    @Operation(
            summary = "The same as a table: name, kind, aliases, person, role, email, language",
            description =
                    "UTF-8 or GB18030, titles in Chinese or English, one row per person, the unit's columns repeated or left empty.")
    ListOutcome putTable(@RequestBody @Schema(type = "string") byte[] table, Caller caller) {
        return lists.put(UnitTable.read(table), signature(caller));
    }

    private Signature signature(Caller caller) {
        return new Signature(caller.name(), clock.instant());
    }
}
