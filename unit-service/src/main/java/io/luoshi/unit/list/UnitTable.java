package io.luoshi.unit.list;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.luoshi.starter.web.DomainProblem;
import io.luoshi.starter.web.FieldProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * A list of units as a table: CSV in UTF-8 (with or without byte order mark) or GB18030, as office programs write it. The first row
 * names the columns, in Chinese or English. One row per person; the unit's columns are repeated or left empty.
 */
final class UnitTable {

    private static final Charset GB18030 = Charset.forName("GB18030");

    private UnitTable() {}

    /** The table's units in their order; refused when it is no table or has a column that nobody knows. */
    static List<ListEntry> read(byte[] file) {
        List<CsvRecord> records = records(decode(file));
        if (records.isEmpty()) {
            return List.of();
        }
        UnitColumns columns = UnitColumns.of(records.getFirst());
        UnitRows rows = new UnitRows(columns);
        records.stream().skip(1).forEach(rows::add);
        return rows.entries();
    }

    private static List<CsvRecord> records(String text) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .allowMissingFields(true)
                .skipEmptyLines(true)
                .ofCsvRecord(text)) {
            return reader.stream().filter(UnitTable::saysAnything).toList();
        } catch (CsvParseException e) {
            throw malformed(new FieldProblem("file", null, "no-table", List.of(String.valueOf(e.getMessage()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean saysAnything(CsvRecord row) {
        return row.getFields().stream().anyMatch(field -> !field.isBlank());
    }

    private static String decode(byte[] file) {
        try {
            String text = strictly(StandardCharsets.UTF_8, file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            try {
                return strictly(GB18030, file);
            } catch (CharacterCodingException neither) {
                throw malformed(new FieldProblem("file", null, "no-text"));
            }
        }
    }

    private static String strictly(Charset charset, byte[] file) throws CharacterCodingException {
        return charset.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    }

    static DomainProblem malformed(FieldProblem... problems) {
        return new DomainProblem(List.of(problems), "malformed", HttpStatus.BAD_REQUEST);
    }
}
