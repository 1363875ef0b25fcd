package io.luoshi.unit.list;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.luoshi.starter.web.FieldProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rows of a CSV file in UTF-8 (with or without byte order mark) or GB18030, as office programs write it. */
final class CsvTable {

    private static final Charset GB18030 = Charset.forName("GB18030");

    private CsvTable() {}

    static List<TableRow> read(byte[] file) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .allowMissingFields(true)
                .skipEmptyLines(true)
                .ofCsvRecord(decode(file))) {
            return reader.stream()
                    .map(row -> new TableRow((int) row.getStartingLineNumber(), row.getFields()))
                    .toList();
        } catch (CsvParseException e) {
            throw UnitTable.malformed(
                    new FieldProblem("file", null, "no-table", List.of(String.valueOf(e.getMessage()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String decode(byte[] file) {
        try {
            String text = strictly(StandardCharsets.UTF_8, file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            try {
                return strictly(GB18030, file);
            } catch (CharacterCodingException neither) {
                throw UnitTable.malformed(new FieldProblem("file", null, "no-text"));
            }
        }
    }

    private static String strictly(Charset charset, byte[] file) throws CharacterCodingException {
        return charset.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    }
}
