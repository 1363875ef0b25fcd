package io.luoshi.task.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Two items that lost the line break between them: {@code …(区甲局主办)2.修路…}. A clause ends an item, so there is one. */
final class GluedLines {

    private static final Pattern SEAM = Pattern.compile("(?<=[办头合与]\\)。?)(?=\\d{1,4}[.、]\\D|[一二三四五六七八九十]{1,3}、)");

    private GluedLines() {}

    static List<ReadableText> split(ReadableText line) {
        List<ReadableText> lines = new ArrayList<>();
        Matcher seam = SEAM.matcher(line.toString());
        int start = 0;
        while (seam.find()) {
            lines.add(line.part(start, seam.start()));
            start = seam.start();
        }
        lines.add(line.from(start));
        return lines;
    }
}
