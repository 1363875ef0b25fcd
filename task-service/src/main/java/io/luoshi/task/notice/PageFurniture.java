package io.luoshi.task.notice;

import java.util.regex.Pattern;

/** Lines that belong to the page and not to the notice. */
enum PageFurniture {
    /** {@code — 2 —}, {@code 第2页}: the text goes on below. */
    PAGE_NUMBER("[-—–·]{0,3}\\d{1,4}[-—–·]{0,3}|第\\d{1,4}页(?:[,/]?共\\d{1,4}页)?|\\d{1,4}/\\d{1,4}"),
    /** What a web page puts under the text; nothing below belongs to it. */
    FOOTER("(?:解读链接|相关解读|政策解读|相关附件|相关链接|附件下载|附件|抄送|联系人|联系电话|咨询电话|责任编辑|信息来源|来源|版权所有|主办单位地址|上一篇|下一篇)(?::.{0,80})?"
            + "|扫一扫.{0,40}|打印本页|关闭窗口|\\(此件公开发布\\)|.{2,30}(?:办公室|办公厅)(?:20\\d{2}|二[〇○OO0零]..)年.{1,3}月.{1,3}日印发");

    private final Pattern line;

    PageFurniture(String line) {
        this.line = Pattern.compile(line);
    }

    boolean is(ReadableText text) {
        return text.length() <= 120 && line.matcher(text.toString()).matches();
    }
}
