package io.luoshi.unit.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.luoshi.starter.web.DomainProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcelTableTest {

    private static final int MOST = 1 << 20;

    private static byte[] workbook(Consumer<Workbook> content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            content.accept(workbook);
        }
        return out.toByteArray();
    }

    private static byte[] people() throws IOException {
        return workbook(workbook -> {
            Worksheet sheet = workbook.newWorksheet("人员");
            String[] titles = {"单位名称", "姓名", "角色", "邮箱", "任职起"};
            for (int column = 0; column < titles.length; column++) {
                sheet.value(0, column, titles[column]);
            }
            sheet.value(2, 0, "区教育局");
            sheet.value(2, 1, "林晓禾");
            sheet.value(2, 2, "联络员");
            sheet.value(2, 3, "lin@jyj.yunxi.example");
            sheet.value(2, 4, LocalDate.parse("2025-03-01"));
            sheet.style(2, 4).format("yyyy/m/d").set();
        });
    }

    /** The same file with one part changed, or added. */
    private static byte[] with(byte[] file, String name, UnaryOperator<String> change) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean found = false;
        try (ZipFile from = ZipFile.builder().setByteArray(file).get();
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipArchiveEntry entry : Collections.list(from.getEntries())) {
                byte[] content = from.getInputStream(entry).readAllBytes();
                to.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().equals(name)) {
                    found = true;
                    content = change.apply(new String(content, StandardCharsets.UTF_8))
                            .getBytes(StandardCharsets.UTF_8);
                }
                to.write(content);
            }
            if (!found) {
                to.putNextEntry(new ZipEntry(name));
                to.write(change.apply("").getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    private static void refused(byte[] file, String code) {
        assertThatExceptionOfType(DomainProblem.class)
                .isThrownBy(() -> ExcelTable.read(file, MOST))
                .satisfies(problem -> assertThat(problem.errors())
                        .singleElement()
                        .extracting("code")
                        .isEqualTo(code));
    }

    @Test
    void rowsKeepTheirNumbersAndDaysAreDates() throws IOException {
        var entry = UnitTable.read(ExcelTable.read(people(), MOST)).getFirst();

        assertThat(entry.place()).isEqualTo("row 3");
        assertThat(entry.unit().name()).isEqualTo("区教育局");
        assertThat(entry.unit().people()).singleElement().satisfies(person -> {
            assertThat(person.role()).isEqualTo("联络员");
            assertThat(person.from()).isEqualTo("2025-03-01");
        });
    }

    @Test
    void theFirstVisibleSheetCounts() throws IOException {
        byte[] file = workbook(workbook -> {
            Worksheet hidden = workbook.newWorksheet("旧");
            hidden.value(0, 0, "别的");
            hidden.setVisibilityState(VisibilityState.HIDDEN);
            workbook.newWorksheet("新").value(0, 0, "单位名称");
        });

        assertThat(ExcelTable.read(file, MOST)).containsExactly(new TableRow(1, List.of("单位名称")));
    }

    @Test
    void aWorkbookWithoutStylesIsRead() throws IOException {
        byte[] plain = workbook(workbook -> {
            Worksheet sheet = workbook.newWorksheet("人员");
            sheet.value(0, 0, "单位名称");
            sheet.value(1, 0, "区教育局");
        });
        byte[] file = without(plain, "xl/styles.xml");

        assertThat(ExcelTable.read(file, MOST))
                .extracting(TableRow::cells)
                .containsExactly(List.of("单位名称"), List.of("区教育局"));
    }

    /** The same file without a part and without what points to it. */
    private static byte[] without(byte[] file, String part) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String last = part.substring(part.lastIndexOf('/') + 1);
        try (ZipFile from = ZipFile.builder().setByteArray(file).get();
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipArchiveEntry entry : Collections.list(from.getEntries())) {
                if (!entry.getName().equals(part)) {
                    String content = new String(from.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                    to.putNextEntry(new ZipEntry(entry.getName()));
                    to.write(content.replaceAll("<(Override|Relationship) [^>]*" + last + "[^>]*>", "")
                            .getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return out.toByteArray();
    }

    @Test
    void aFormulaIsNotComputed() throws IOException {
        byte[] file = workbook(workbook -> {
            Worksheet sheet = workbook.newWorksheet("人员");
            sheet.value(0, 0, "单位名称");
            sheet.formula(1, 0, "HYPERLINK(\"http://evil.example\")");
        });

        assertThat(ExcelTable.read(file, MOST).getLast().cells().getFirst()).doesNotContain("evil");
    }

    @Test
    void whatUnpacksToMoreThanAListIsRefusedBeforeItIsRead() throws IOException {
        refused(with(people(), "xl/worksheets/sheet1.xml", sheet -> sheet + " ".repeat(MOST)), "workbook-too-large");
        refused(with(people(), "xl/media/image1.bin", none -> "0".repeat(MOST)), "workbook-too-large");
    }

    @Test
    void programsAreRefused() throws IOException {
        refused(with(people(), "xl/vbaProject.bin", none -> "x"), "workbook-with-macros");
        refused(
                with(
                        people(),
                        "[Content_Types].xml",
                        types -> types.replace("spreadsheetml.sheet.main", "macroEnabled.main")),
                "workbook-with-macros");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"})
    void entitiesAreRefused(String part) throws IOException {
        refused(
                with(
                        people(),
                        part,
                        xml -> xml.replaceFirst(
                                "\\?>", "?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>")),
                "no-workbook");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "单位名称,类别\n", "PK\u0003\u0004 and nothing that a zip file has"})
    void whatIsNoWorkbookIsRefused(String content) {
        refused(content.getBytes(StandardCharsets.UTF_8), "no-workbook");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml"})
    void aDamagedWorkbookIsRefused(String part) throws IOException {
        byte[] damaged = with(people(), part, xml -> xml.substring(0, xml.length() / 2));

        refused(damaged, "no-workbook");
    }

    /** Whatever is missing in a part: the rest is read, or the file is refused, and nothing else happens. */
    @Property(tries = 200)
    void aPartWithAGapIsReadOrRefused(
            @ForAll("parts") String part,
            @ForAll @IntRange(max = 2_000) int start,
            @ForAll @IntRange(min = 1, max = 200) int length)
            throws IOException {
        byte[] damaged = with(people(), part, xml -> {
            int from = Math.min(start, xml.length());
            return xml.substring(0, from) + xml.substring(Math.min(from + length, xml.length()));
        });
        try {
            assertThat(ExcelTable.read(damaged, MOST)).isNotNull();
        } catch (DomainProblem refused) {
            assertThat(refused.code()).isEqualTo("malformed");
        }
    }

    @Provide
    Arbitrary<String> parts() {
        return Arbitraries.of(
                "xl/worksheets/sheet1.xml",
                "xl/workbook.xml",
                "xl/sharedStrings.xml",
                "xl/styles.xml",
                "xl/_rels/workbook.xml.rels",
                "[Content_Types].xml");
    }
}
