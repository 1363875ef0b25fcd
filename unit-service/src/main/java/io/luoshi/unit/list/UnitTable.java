package io.luoshi.unit.list;

import io.luoshi.starter.web.DomainProblem;
import io.luoshi.starter.web.FieldProblem;
import io.luoshi.unit.register.Limits;
import java.util.List;
import org.springframework.http.HttpStatus;

/** A list of units as a table. The first row names the columns, in Chinese or English. One row per person; the unit's columns are repeated or left empty. */
final class UnitTable {

    private UnitTable() {}

    /** The table's units in their order; refused when it has a column that nobody knows. */
    static List<ListEntry> read(List<TableRow> table) {
        List<TableRow> rows = table.stream().filter(TableRow::saysAnything).toList();
        if (rows.isEmpty()) {
            return List.of();
        }
        if (rows.size() > Limits.ROWS) {
            throw new DomainProblem("too-many-rows", HttpStatus.CONTENT_TOO_LARGE, rows.size(), Limits.ROWS);
        }
        UnitRows units = new UnitRows(UnitColumns.of(rows.getFirst()));
        rows.stream().skip(1).forEach(units::add);
        return units.entries();
    }

    static DomainProblem malformed(FieldProblem... problems) {
        return new DomainProblem(List.of(problems), "malformed", HttpStatus.BAD_REQUEST);
    }
}
