package io.luoshi.task.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Labels with a colon, such as {@code 牵头单位：}, and the column names made of the same words. */
final class Labels {

    private static final String UNIT = "(?:责任)?(?:单位|部门|科室|处室|主体)";

    /** The words of each duty; of a label they are the whole, save for a colon. */
    private static final Map<Duty, String> WORDS = Map.of(
            Duty.LEAD,
            "(?:总?牵头|主办|主要|第一|主责|主管|首要)" + UNIT + "|总?牵头|主办",
            Duty.CONTRIBUTE,
            "(?:协同\\(?配合\\)?|配合\\(协同\\)|协办|协同|协作|配合|参与|参加|协助|会办|其他|其它|相关|成员)" + UNIT + "|配合|协办|协同|协助|参与",
            Duty.GUIDE,
            "(?:业务)?指导(?:督促)?" + UNIT,
            Duty.CONSOLIDATE,
            "(?:汇总|统稿|统计汇总)" + UNIT,
            Duty.RESPONSIBLE,
            "(?:责任|负责|承办|落实|实施|完成|承担|执行|职责)(?:单位|部门|科室|处室|主体)|(?:责任|任务|职责)分工",
            Duty.LEADER,
            "(?:牵头|责任|分管|分线|包抓|包保|挂钩|挂包|联系|主管|督办)(?:[市区县镇州])?(?:领导|负责同志|负责人)|(?:第一|直接|具体|主要)?责任人|负责人",
            Duty.DEADLINE,
            "(?:完成|办结|时间|时限|进度|推进)(?:时限|时间|期限|节点|要求|进度)(?:要求)?|时限|完成日期",
            Duty.NOTHING,
            "联系人|联系电话|联系方式|备注|督办单位|督查单位|考核单位|资金来源");

    private static final List<Duty> ORDER = List.of(
            Duty.CONSOLIDATE,
            Duty.GUIDE,
            Duty.CONTRIBUTE,
            Duty.LEADER,
            Duty.LEAD,
            Duty.RESPONSIBLE,
            Duty.DEADLINE,
            Duty.NOTHING);

    private static final Pattern LABEL = Pattern.compile(alternatives() + ":");
    private static final Pattern NAME = Pattern.compile(alternatives());

    private Labels() {}

    /** @param end place behind the colon */
    record Label(Duty duty, ReadableText name, int start, int end) {}

    /** All labels of a text, in their order. */
    static List<Label> in(ReadableText text) {
        List<Label> found = new ArrayList<>();
        Matcher label = LABEL.matcher(text.toString());
        while (label.find()) {
            found.add(new Label(duty(label), text.part(label.start(), label.end() - 1), label.start(), label.end()));
        }
        return found;
    }

    static boolean startIn(ReadableText text) {
        return LABEL.matcher(text.toString()).lookingAt();
    }

    /** What a column of this name holds; {@code UNSTATED} if it is no label's name. */
    static Duty ofName(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? duty(matcher) : Duty.UNSTATED;
    }

    private static String alternatives() {
        List<String> groups =
                ORDER.stream().map(duty -> "(" + WORDS.get(duty) + ")").toList();
        return "(?:" + String.join("|", groups) + ")";
    }

    private static Duty duty(Matcher matcher) {
        int group = 1;
        while (matcher.group(group) == null) {
            group++;
        }
        return ORDER.get(group - 1);
    }
}
