package io.luoshi.task.notice;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pronunciations that some mirror pages put behind characters: {@code 人民(mín)政府}. Left standing they would look like clauses. */
final class Pinyin {

    private static final String TONED = "[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]";
    private static final String PLAIN =
            "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui|un|ve|ue|a|o|e|i|u|v)";
    private static final Pattern ASIDE = Pattern.compile("[(（]\\s?(?:(?=[a-z]{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ])" + TONED
            + "{1,6}(?:\\s" + TONED + "{1,6}){0,3}|" + PLAIN + ")\\s?[)）]");

    private Pinyin() {}

    /** Where the pronunciation that starts here ends; {@code start} if none does. */
    static int endOfAside(String raw, int start) {
        if (start == 0 || !Character.isIdeographic(raw.charAt(start - 1))) {
            return start;
        }
        Matcher aside = ASIDE.matcher(raw).region(start, Math.min(raw.length(), start + 30));
        return aside.lookingAt() ? aside.end() : start;
    }
}
