package io.luoshi.task.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.luoshi.task.notice.Notice.Role;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The notice that Luoshi was asked for, against its structure as read by hand. */
class GulouNoticeTest {

    private static String raw;
    private static JsonNode expected;
    private static Notice notice;

    @BeforeAll
    static void read() throws Exception {
        raw = SharedNotices.text("01-gulou-2025.txt");
        expected = SharedNotices.json("01-gulou-2025.expected.json");
        notice = Fixtures.readText(raw);
    }

    @Test
    void headerComesFromLetterAndMetadata() {
        assertThat(Read.valueOf(notice.title())).isEqualTo(expected.get("title").asString());
        assertThat(Read.valueOf(notice.documentNumber())).isEqualTo("鼓政〔2025〕2号");
        assertThat(Read.valueOf(notice.year())).isEqualTo(2025);
        assertThat(Read.valueOf(notice.issuedOn())).isEqualTo("2025-01-27");
    }

    @Test
    void falsePublisherAndPageFurnitureAppearNowhere() {
        assertThat(Read.valueOf(notice.issuer())).isNull();
        assertThat(notice.toString()).doesNotContain("金宝博", "解读链接", "索引号", "体裁分类", "公开发布", "认真组织实施");
    }

    @Test
    void chaptersAreThoseOfTheNotice() {
        assertThat(notice.chapters())
                .extracting(Notice.Heading::number, Notice.Heading::title)
                .containsExactlyElementsOf(each(expected.get("chapters"))
                        .map(c -> tuple(c.get("no").asString(), c.get("title").asString()))
                        .toList());
    }

    @Test
    void everyTaskHasItsNumberAndChapter() {
        assertThat(notice.tasks())
                .hasSize(84)
                .extracting(task -> task.number() + " " + task.numberAsWritten() + " " + notice.chapterOf(task))
                .containsExactlyElementsOf(each(expected.get("tasks"))
                        .map(t -> t.get("n").asString() + " " + t.get("n").asString() + " "
                                + t.get("chapter").asInt())
                        .toList());
    }

    @Test
    void everyTaskHasItsLeadsAndCoOrganizers() {
        List<JsonNode> tasks = each(expected.get("tasks")).toList();
        for (int i = 0; i < tasks.size(); i++) {
            Notice.Task task = notice.tasks().get(i);
            assertThat(named(task, Role.LEAD)).as("leads of %s", task).isEqualTo(strings(tasks.get(i), "lead"));
            assertThat(named(task, Role.CO_ORGANIZER))
                    .as("co-organizers of %s", task)
                    .containsExactlyInAnyOrderElementsOf(strings(tasks.get(i), "co"));
        }
    }

    @Test
    void collectiveCoOrganizersAreGroupsAndNotUnits() {
        assertThat(notice.tasks())
                .flatExtracting(Notice.Task::assignments)
                .extracting(Notice.Assignment::unit)
                .noneMatch(unit -> unit.startsWith("各") || unit.contains("相关") || unit.contains("各部门"));
        assertThat(notice.tasks())
                .flatExtracting(Notice.Task::groupReferences)
                .extracting(Notice.GroupReference::asWritten)
                .containsOnly("各街道", "各街道板块", "相关街道", "相关街道板块", "相关部门街道板块", "区相关部门", "区政府各部门");
    }

    @Test
    void textsAndSpansQuoteTheRawText() {
        for (Notice.Task task : notice.tasks()) {
            String written = raw.substring(task.span().start(), task.span().end());
            assertThat(written)
                    .startsWith(
                            task.numberAsWritten() + "." + task.text().value().replace('Ⅲ', 'Ш'))
                    .endsWith("办)");
            for (Indicator indicator : task.indicators()) {
                assertThat(written).contains(quoted(indicator.span()));
            }
        }
    }

    @Test
    void nothingStructuralIsInDoubt() {
        assertThat(notice.doubts())
                .extracting(Doubt::code)
                .isSubsetOf(
                        Doubt.Code.INDICATOR_KIND_UNCLEAR,
                        Doubt.Code.PAIRED_VALUES,
                        Doubt.Code.RELATIVE_TARGET,
                        Doubt.Code.NUMBER_NOT_TAKEN);
    }

    private static String quoted(Span span) {
        return raw.substring(span.start(), span.end());
    }

    private static List<String> named(Notice.Task task, Role role) {
        Stream<String> units =
                task.assignments().stream().filter(a -> a.role() == role).map(Notice.Assignment::unit);
        Stream<String> groups =
                task.groupReferences().stream().filter(g -> g.role() == role).map(Notice.GroupReference::asWritten);
        return Stream.concat(units, groups).toList();
    }

    private static List<String> strings(JsonNode task, String field) {
        return each(task.get(field)).map(JsonNode::asString).toList();
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
