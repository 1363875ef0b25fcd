package io.luoshi.task.document;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFNum;
import org.apache.poi.xwpf.usermodel.XWPFNumbering;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTNumPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPrBase;

/** The numbers that Word shows before paragraphs without writing them into the text (automatic lists), counted as Word counts. */
final class WordNumbering {

    private static final Pattern PLACEHOLDER = Pattern.compile("%([1-9])");
    private static final int MOST_STYLES = 20;

    private final XWPFDocument document;
    private final Map<BigInteger, int[]> counters = new HashMap<>();

    WordNumbering(XWPFDocument document) {
        this.document = document;
    }

    /** The number before a paragraph, counted on by asking for it; empty for one without, and for bullets. */
    String before(XWPFParagraph paragraph) {
        CTNumPr number = numberOf(paragraph);
        XWPFNumbering lists = document.getNumbering();
        if (number == null || lists == null || number.getNumId() == null) {
            return "";
        }
        XWPFNum list = lists.getNum(number.getNumId().getVal());
        int level = number.getIlvl() == null ? 0 : number.getIlvl().getVal().intValue();
        if (list == null || level > 8) {
            return "";
        }
        return text(lists.getAbstractNum(list.getCTNum().getAbstractNumId().getVal()), level);
    }

    private String text(@Nullable XWPFAbstractNum list, int level) {
        if (list == null) {
            return "";
        }
        CTLvl[] levels = list.getCTAbstractNum().getLvlArray();
        if (level >= levels.length || levels[level].getLvlText() == null) {
            return "";
        }
        int[] counter = counters.computeIfAbsent(list.getAbstractNum().getAbstractNumId(), _ -> new int[9]);
        count(counter, level, levels);
        if (format(levels[level]).equals("bullet") || format(levels[level]).equals("none")) {
            return "";
        }
        Matcher placeholder = PLACEHOLDER.matcher(levels[level].getLvlText().getVal());
        return placeholder.replaceAll(found -> {
            int at = Math.min(found.group(1).charAt(0) - '1', levels.length - 1);
            return Matcher.quoteReplacement(WordNumber.of(counter[at], format(levels[at])));
        });
    }

    /** The next number of the level; levels below begin anew. */
    private static void count(int[] counter, int level, CTLvl[] levels) {
        counter[level] = counter[level] == 0 ? start(levels[level]) : counter[level] + 1;
        for (int above = 0; above < level; above++) {
            counter[above] = counter[above] == 0 ? start(levels[above]) : counter[above];
        }
        for (int below = level + 1; below < counter.length; below++) {
            counter[below] = 0;
        }
    }

    private static int start(CTLvl level) {
        return level.getStart() == null ? 1 : level.getStart().getVal().intValue();
    }

    private static String format(CTLvl level) {
        return level.getNumFmt() == null
                ? "decimal"
                : level.getNumFmt().getVal().toString();
    }

    /** Its own, else that of its style or of a style that this one is based on. */
    private @Nullable CTNumPr numberOf(XWPFParagraph paragraph) {
        CTPPrBase own = paragraph.getCTP().getPPr();
        if (own != null && own.getNumPr() != null) {
            return own.getNumPr();
        }
        String id = paragraph.getStyleID();
        for (int depth = 0; id != null && document.getStyles() != null && depth < MOST_STYLES; depth++) {
            XWPFStyle style = document.getStyles().getStyle(id);
            CTPPrBase properties = style == null ? null : style.getCTStyle().getPPr();
            if (properties != null && properties.getNumPr() != null) {
                return properties.getNumPr();
            }
            id = style == null ? null : style.getBasisStyleID();
        }
        return null;
    }
}
