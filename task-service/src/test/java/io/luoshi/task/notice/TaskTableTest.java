package io.luoshi.task.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tables as Word and Excel hand them over, with merged cells: {@code ^} repeats the cell above, {@code <} the one to the left. */
class TaskTableTest {

    @Test
    void measuresOfAMergedTaskAreItsTasks() {
        Notice notice = read(
                "序号 重点任务 具体措施 牵头单位 配合单位 完成时限",
                "一、产业发展 < < < < <",
                "1 做强工业 新增规上企业5家 区工信局 区发改委、各街道 6月底前",
                "^ ^ 技改投资增长10% 区工信局 - 年底前",
                "2 扩大消费 举办活动20场 区商务局 各街道 全年");
        assertThat(lines(notice))
                .containsExactly(
                        "1 做强工业新增规上企业5家 [区工信局 LEAD, 区发改委 CO_ORGANIZER, 各街道 CO_ORGANIZER]",
                        "1 技改投资增长10% [区工信局 LEAD]",
                        "2 扩大消费举办活动20场 [区商务局 LEAD, 各街道 CO_ORGANIZER]");
        assertThat(notice.chapters()).extracting(Notice.Heading::title).containsExactly("产业发展");
    }

    @Test
    void unitsInRowsOfTheirOwnBelongToTheTaskAbove() {
        Notice notice = read("序号 工作任务 责任单位 责任人", "1 修好东河路 区甲局 张某", "^ ^ 区乙局 李某");
        assertThat(lines(notice)).containsExactly("1 修好东河路 [区甲局 LEAD, 区乙局 LEAD]");
        assertThat(notice.tasks().getFirst().leaders())
                .extracting(Notice.Leader::name)
                .containsExactly("张某", "李某");
    }

    @Test
    void namesOfColumnsMayStandOnTwoRowsAndBeRepeatedOnEachPage() {
        Notice notice = read("序号 目标任务 责任单位 <", "^ ^ 牵头单位 配合单位", "1 修路 区甲局 区乙局", "序号 目标任务 牵头单位 配合单位", "2 架桥 区丙局 区丁局");
        assertThat(lines(notice))
                .containsExactly("1 修路 [区甲局 LEAD, 区乙局 CO_ORGANIZER]", "2 架桥 [区丙局 LEAD, 区丁局 CO_ORGANIZER]");
    }

    @Test
    void aCategoryMergedOverItsTasksIsTheirHeading() {
        Notice notice = read("类别 任务 主办单位", "民生 修路 区甲局", "^ 架桥 区乙局", "经济 招商 区丙局");
        assertThat(notice.headings()).extracting(Notice.Heading::title).containsExactly("民生", "经济");
        assertThat(notice.tasks()).extracting(notice::chapterOf).containsExactly(1, 1, 2);
    }

    @Test
    void otherTablesAreLeftToTheText() {
        String text = "2025年方案\n姓名 电话\n张某 123\n一、工作\n1.修路。(区甲局主办)\n";
        Span name = new Span(text.indexOf("姓名"), text.indexOf("姓名") + 2);
        Span phone = new Span(text.indexOf("电话"), text.indexOf("电话") + 2);
        SourceText source =
                new SourceText(text, List.of(new SourceText.Table(List.of(new SourceText.Row(List.of(name, phone))))));
        assertThat(lines(new NoticeReader().read(source, KnownNames.none()))).containsExactly("1 修路。 [区甲局 LEAD]");
    }

    @Test
    void knownNamesStayWholeWhateverIsInThem() {
        String text = "一、工作\n1.修路。(区甲、乙联合办和城投主办,区文化和旅游局及东河协办)\n";
        Notice notice = new NoticeReader().read(SourceText.plain(text), KnownNames.of(List.of("区甲、乙联合办", "城投", "东河")));
        assertThat(lines(notice))
                .containsExactly("1 修路。 [区甲、乙联合办 LEAD, 城投 LEAD, 区文化和旅游局 CO_ORGANIZER, 东河 CO_ORGANIZER]");
    }

    private static List<String> lines(Notice notice) {
        return notice.tasks().stream()
                .map(task -> task.numberAsWritten() + " " + task.text().value().replace("\n", "") + " ["
                        + Fixtures.responsibility(task) + "]")
                .toList();
    }

    private static Notice read(String... rows) {
        StringBuilder text = new StringBuilder("2025年重点任务分解表\n");
        List<SourceText.Row> table = new ArrayList<>();
        Map<Integer, Span> above = new HashMap<>();
        for (String row : rows) {
            List<Span> cells = new ArrayList<>();
            for (String cell : row.split(" ")) {
                Span span = new Span(text.length(), text.length() + cell.length());
                switch (cell) {
                    case "^" -> span = above.get(cells.size());
                    case "<" -> span = cells.getLast();
                    default -> text.append(cell).append('\t');
                }
                above.put(cells.size(), span);
                cells.add(span);
            }
            text.append('\n');
            table.add(new SourceText.Row(cells));
        }
        SourceText source = new SourceText(text.toString(), List.of(new SourceText.Table(table)));
        return new NoticeReader().read(source, KnownNames.none());
    }
}
