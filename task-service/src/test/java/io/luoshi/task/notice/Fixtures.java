package io.luoshi.task.notice;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Invented notices of the form that the reader knows. */
final class Fixtures {

    static final String TITLE = "2025年区政府重点工作任务分解方案";

    private static final String LETTER = """
            文 号: | 云政〔2025〕3号 | 关 键 词: | 重点工作 |
            区政府关于印发%1$s的通知
            各街道办事处,区政府各部门:
            现将《%1$s》印发给你们,请认真组织实施。
            云河区人民政府
            2025年2月8日
            %1$s
            """;

    private Fixtures() {}

    /** A notice with covering letter, whose attachment holds the lines given. */
    static String notice(String... lines) {
        return LETTER.formatted(TITLE) + String.join("\n", lines) + "\n";
    }

    static Notice read(String... lines) {
        return readText(notice(lines));
    }

    static Notice readText(String text) {
        return new NoticeReader().read(SourceText.plain(text), KnownNames.none());
    }

    static List<Doubt.Code> doubts(Notice notice) {
        return notice.doubts().stream().map(Doubt::code).toList();
    }

    /** 区甲局 LEAD, 各街道 CO_ORGANIZER ... */
    static String responsibility(Notice.Task task) {
        String units =
                task.assignments().stream().map(a -> a.unit() + " " + a.role()).collect(Collectors.joining(", "));
        String groups = task.groupReferences().stream()
                .map(g -> g.asWritten() + " " + g.role())
                .collect(Collectors.joining(", "));
        return String.join(
                ", ",
                Arrays.stream(new String[] {units, groups})
                        .filter(s -> !s.isEmpty())
                        .toList());
    }
}
