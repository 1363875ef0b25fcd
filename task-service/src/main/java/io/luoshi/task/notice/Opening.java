package io.luoshi.task.notice;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a line opens, told from how it starts. The first rule that fits counts. */
enum Opening {
    /** {@code 一、} */
    CHAPTER("([一二三四五六七八九十]{1,3})、"),
    /** {@code （一）} */
    SUBHEADING("\\(([一二三四五六七八九十]{1,3})\\)"),
    /** {@code 1.} or {@code 1、} */
    TASK("(\\d{1,4})[.、]"),
    /** {@code — 2 —}, {@code 第2页}: part of the page, not of the text. */
    PAGE_NUMBER("([-—–·]*\\d{1,4}[-—–·]*|第\\d{1,4}页)$"),
    /** What a web page puts under the text. */
    FURNITURE("((?:解读链接|相关解读|政策解读|相关附件|附件|抄送|联系人|联系电话|责任编辑|来源|版权所有|上一篇|下一篇)(?::.{0,80})?" + "|扫一扫.{0,40}|打印本页|关闭窗口)$"),
    /** Nothing: the line goes on with what was open. */
    CONTINUATION("()");

    private final Pattern start;

    Opening(String start) {
        this.start = Pattern.compile(start);
    }

    /** @param number as written; @param rest the line behind its opening */
    record Opened(Opening rule, String number, ReadableText line, ReadableText rest) {}

    static Opened of(ReadableText line) {
        for (Opening rule : values()) {
            Matcher matcher = rule.start.matcher(line.toString());
            if (matcher.lookingAt()) {
                return new Opened(rule, matcher.group(1), line, line.from(matcher.end()));
            }
        }
        throw new IllegalStateException("CONTINUATION fits every line");
    }

    boolean startsContent() {
        return this == CHAPTER || this == TASK;
    }
}
