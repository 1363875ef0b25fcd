package io.luoshi.task.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.events.TaskEvent.AssignmentRole;
import io.luoshi.events.UnitEvent.UnitKind;
import io.luoshi.task.Stamp;
import io.luoshi.task.document.Format;
import io.luoshi.task.importing.NoticeImport.Upload;
import io.luoshi.task.notice.Confidence;
import io.luoshi.task.notice.Indicator;
import io.luoshi.task.notice.Notice;
import io.luoshi.task.notice.Read;
import io.luoshi.task.notice.SourceText;
import io.luoshi.task.notice.Span;
import io.luoshi.task.reading.Reading;
import io.luoshi.task.task.Assignment;
import io.luoshi.task.task.Guide;
import io.luoshi.task.task.PlannedTask;
import io.luoshi.task.unit.KnownUnit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanDraftTest {

    private static final Span SPAN = new Span(3, 9);
    private static final KnownUnit FIRST = unit("U-001", "区甲局");
    private static final KnownUnit SECOND = unit("U-002", "区乙局");

    @Test
    void knowsOneDocumentByItsNumberHoweverItIsWritten() {
        List<String> written = List.of("云政〔2025〕2号", "云政[2025]2号", "云 政（2025）２号");

        assertThat(written.stream().map(number -> draft(number).notice().documentKey()))
                .containsOnly("2025:云政20252号");
        assertThat(draft("云政〔2025〕12号").notice().documentKey()).isNotEqualTo("2025:云政20252号");
    }

    @Test
    void knowsADocumentWithoutNumberByItsBytes() {
        assertThat(draft(null).notice().documentKey()).isEqualTo("sha256:abc");
    }

    @Test
    void givesAUnitOneAssignmentWhicheverOfItsNamesIsUsed() {
        List<Assignment> assignments = planned(
                        named("甲局", Notice.Role.CO_ORGANIZER),
                        named("区乙局", Notice.Role.LEAD),
                        named("区甲局", Notice.Role.LEAD))
                .assignments();

        assertThat(assignments)
                .containsExactly(
                        Assignment.planned("U-001", "区甲局", AssignmentRole.CO_ORGANIZER, false),
                        Assignment.planned("U-002", "区乙局", AssignmentRole.LEAD, true));
    }

    @Test
    void understandsEveryWordOfTheReader() {
        PlannedTask task = planned();

        assertThat(task.indicators()).hasSize(Indicator.Kind.values().length * Indicator.Comparison.values().length);
        assertThat(task.indicators().getFirst().id()).isEqualTo("i1");
        assertThat(task.groupReferences()).hasSize(Notice.Scope.values().length);
        assertThat(task.groupReferences().getFirst().unitKinds())
                .containsExactly(UnitKind.DEPARTMENT, UnitKind.SUBDISTRICT, UnitKind.FUNCTIONAL_AREA);
    }

    @Test
    void letsAllLeadWhoShareATaskAndSaysSo() {
        PlannedTask task = planned(named("甲局", Notice.Role.SHARED), named("区乙局", Notice.Role.SHARED));

        assertThat(task.shared()).isTrue();
        assertThat(task.assignments())
                .containsExactly(
                        Assignment.planned("U-001", "区甲局", AssignmentRole.LEAD, true),
                        Assignment.planned("U-002", "区乙局", AssignmentRole.LEAD, false));
    }

    @Test
    void recordsWhoGuidesAndAssignsHimNothing() {
        PlannedTask task = planned(named("甲局", Notice.Role.LEAD), named("省丁厅", Notice.Role.GUIDE));

        assertThat(task.shared()).isFalse();
        assertThat(task.assignments()).extracting(Assignment::unit).containsExactly("U-001");
        assertThat(task.guides()).containsExactly(new Guide(null, "省丁厅"));
    }

    private static PlannedTask planned(Notice.Assignment... assignments) {
        return draft("云政〔2025〕2号", assignments)
                .tasks(Map.of("甲局", FIRST, "区甲局", FIRST, "区乙局", SECOND))
                .getFirst();
    }

    private static PlanDraft draft(String documentNumber, Notice.Assignment... assignments) {
        Notice.Task task = new Notice.Task(
                1,
                "1",
                List.of(),
                null,
                read("增设饮水点。"),
                Arrays.asList(assignments),
                groups(),
                List.of(),
                List.of(),
                indicators(),
                SPAN,
                Confidence.SURE);
        Read<String> number = documentNumber == null ? null : read(documentNumber);
        Notice notice =
                new Notice(read("方案"), number, null, null, read(2025), List.of(), List.of(task), List.of(), List.of());
        NoticeImport source =
                new NoticeImport("I-1", null, new Upload("", "abc", 0), new Stamp("office", Instant.EPOCH));
        source.read(new Reading(Format.TEXT, "UTF-8", SourceText.plain(""), notice));
        return PlanDraft.of(source, null, null);
    }

    private static Notice.Assignment named(String unit, Notice.Role role) {
        return new Notice.Assignment(unit, unit, role, false, SPAN, Confidence.SURE);
    }

    private static <T> Read<T> read(T value) {
        return new Read<>(value, SPAN, Confidence.SURE);
    }

    private static List<Notice.GroupReference> groups() {
        return Stream.of(Notice.Scope.values())
                .map(scope -> new Notice.GroupReference(
                        "各单位",
                        Notice.Role.CO_ORGANIZER,
                        scope,
                        Set.of(Notice.UnitKind.values()),
                        false,
                        SPAN,
                        Confidence.SURE))
                .toList();
    }

    private static List<Indicator> indicators() {
        return Stream.of(Indicator.Kind.values())
                .flatMap(kind -> Stream.of(Indicator.Comparison.values())
                        .map(comparison -> new Indicator(
                                "x",
                                kind,
                                comparison,
                                BigDecimal.ONE,
                                null,
                                "个",
                                null,
                                null,
                                false,
                                null,
                                SPAN,
                                Confidence.SURE)))
                .toList();
    }

    private static KnownUnit unit(String id, String name) {
        return new KnownUnit(id, name, List.of(), List.of(), UnitKind.DEPARTMENT, false, 1);
    }
}
