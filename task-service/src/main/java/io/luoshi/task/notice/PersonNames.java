package io.luoshi.task.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Names of persons in a column or behind a label. Two characters are often set apart (俞 悦), and names run together. */
final class PersonNames {

    private static final Pattern NAME = Pattern.compile("\\p{IsHan}{2,3}|\\p{IsHan}{2,6}·\\p{IsHan}{2,6}");
    private static final String SEPARATORS = "、,;/|\n";

    private PersonNames() {}

    static List<ReadableText> in(ReadableText list) {
        List<ReadableText> names = new ArrayList<>();
        int start = 0;
        for (int at = 0; at <= list.length(); at++) {
            boolean separates =
                    at == list.length() || SEPARATORS.indexOf(list.toString().charAt(at)) >= 0;
            if (separates && at > start) {
                apart(list.part(start, at), names);
            }
            start = separates ? at + 1 : start;
        }
        return names;
    }

    /** A space ends a name only if a whole name stands on either side of it. */
    private static void apart(ReadableText words, List<ReadableText> names) {
        for (int at = 2; at <= words.length() - 2; at++) {
            if (words.gapBefore(at) && isName(words.part(0, at).toString()) && words.length() > 3) {
                names.add(words.part(0, at));
                apart(words.from(at), names);
                return;
            }
        }
        names.add(words);
    }

    static boolean isName(String words) {
        return NAME.matcher(words).matches();
    }
}
