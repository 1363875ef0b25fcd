package io.luoshi.task.notice;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a column of a task table holds, told from its name.
 *
 * @param duty set for columns of units, leaders and days
 */
record Column(Content content, Duty duty, String name) {

    enum Content {
        NUMBER("序号?|编号|任务编号|号"),
        HEADING("类别|类型|分类|领域|重点领域|(?:工作|任务|项目|指标)类别|章节|板块|工作方向|方面|一级任务"),
        TASK(
                "(?:主要|重点|具体|年度|工作|分解|民生|实施|实事|工程)*(?:目标任务|工作任务|任务|工作|事项|项目|实事)(?:分解|内容|名称|事项)?|(?:主要|工作|任务|具体|目标)?内容|指标(?:名称)?"),
        MEASURE(
                "(?:工作|具体|主要|推进|落实|重点|改革|实施)?(?:措施|举措)|(?:工作|年度|任务|预期|具体|量化|主要|全年)?目标(?:要求|值)?|(?:工作|标准|任务|具体)要求|建设内容|(?:进度|工作)安排|成果形式|(?:具体)?工作内容及目标"),
        DUTY(""),
        /** Whatever is no part of the task. */
        OTHER("");

        private final Pattern names;

        Content(String names) {
            this.names = Pattern.compile(names);
        }
    }

    private static final int LONGEST_NAME = 24;

    /** The column of that name; {@code null} if it is no name of a column. */
    static @Nullable Column named(ReadableText cell) {
        String name = cell.toString();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return null;
        }
        Column exact = of(name);
        return exact != null ? exact : of(name.replaceAll("[(\\[][^()\\[\\]]*[)\\]]|[:*]", ""));
    }

    private static @Nullable Column of(String name) {
        Duty duty = Labels.ofName(name);
        if (duty != Duty.UNSTATED) {
            return new Column(duty == Duty.NOTHING ? Content.OTHER : Content.DUTY, duty, name);
        }
        for (Content content : Content.values()) {
            if (content.names.matcher(name).matches()) {
                return new Column(content, Duty.UNSTATED, name);
            }
        }
        return null;
    }

    boolean is(Content wanted) {
        return content == wanted;
    }

    boolean isOfUnits() {
        return content == Content.DUTY && duty.isOfUnits();
    }
}
