package io.luoshi.task.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.luoshi.task.notice.Notice.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The notice of an invented district that the quick start plays, and the list of its units. */
class SampleNoticeTest {

    private static final Path SAMPLES = Path.of("../infra/samples");

    private static Notice notice;

    @BeforeAll
    static void read() throws IOException {
        notice = Fixtures.readText(Files.readString(SAMPLES.resolve("notice-yunhe-2025.txt")));
    }

    @Test
    void headerOutlineAndClausesAreRead() {
        assertThat(Read.valueOf(notice.title())).isEqualTo("2025年云河区重点工作任务分解方案");
        assertThat(Read.valueOf(notice.documentNumber())).isEqualTo("云河政〔2025〕5号");
        assertThat(Read.valueOf(notice.issuer())).isEqualTo("云河区人民政府");
        assertThat(Read.valueOf(notice.issuedOn())).isEqualTo("2025-02-10");
        assertThat(Read.valueOf(notice.year())).isEqualTo(2025);
        assertThat(notice.chapters()).hasSize(6);
        assertThat(notice.tasks())
                .hasSize(30)
                .allMatch(task -> task.assignments().getFirst().role() == Role.LEAD);
        assertThat(notice.tasks()).flatExtracting(Notice.Task::indicators).hasSize(53);
    }

    /** Only growth "in step with the economy" needs a person, who has to say what that is. */
    @Test
    void nearlyNothingIsInDoubt() {
        assertThat(notice.doubts())
                .extracting(Doubt::code, Doubt::task)
                .containsExactly(tuple(Doubt.Code.RELATIVE_TARGET, 1));
    }

    @Test
    void everyUnitNamedHasALiaisonOfficerInTheList() throws IOException {
        Set<String> reachable = units().stream()
                .filter(row -> row.role().equals("LIAISON_OFFICER"))
                .map(Row::name)
                .collect(Collectors.toSet());
        assertThat(notice.tasks())
                .flatExtracting(Notice.Task::assignments)
                .extracting(Notice.Assignment::unit)
                .isNotEmpty()
                .isSubsetOf(reachable);
        assertThat(units()).extracting(Row::name).isSubsetOf(reachable);
    }

    @Test
    void listOfUnitsIsWellFormed() throws IOException {
        assertThat(units())
                .extracting(Row::email)
                .doesNotHaveDuplicates()
                .allMatch(e -> e.endsWith("@example.gov.test"));
        assertThat(units()).extracting(Row::kind).contains("DEPARTMENT", "SUBDISTRICT", "FUNCTIONAL_AREA");
        assertThat(units()).extracting(Row::language).containsOnly("zh", "en");
        assertThat(units())
                .filteredOn(row -> row.role().equals("SUPERVISOR"))
                .extracting(Row::name)
                .containsExactly("区政府办");
    }

    private record Row(
            String name, String kind, String aliases, String person, String role, String email, String language) {}

    private static List<Row> units() throws IOException {
        return Files.readAllLines(SAMPLES.resolve("units-yunhe.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(f -> new Row(f[0], f[1], f[2], f[3], f[4], f[5], f[6]))
                .toList();
    }
}
