package io.luoshi.task.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Completes names that leave out the level which their list states once: {@code 省甲厅、乙局} is 省甲厅 and 省乙局. The level holds up to
 * the next comma. A notice that repeats the level means it when it leaves it out, so the notice as a whole decides.
 *
 * @param used whether this notice writes like that
 */
record Ellipsis(boolean used) {

    private static final Pattern LEVEL =
            Pattern.compile("^(?:自治[区州县]|省|市(?!场)|区(?![块域])|县(?!域)|[州旗盟])(?=\\p{IsHan}{2,})");
    private static final Pattern PARTY = Pattern.compile("^[省市区县州旗]委(?=.{2,}(?:部|办|委)$)");
    private static final Pattern OF_PARTY = Pattern.compile("(?:组织|宣传|统战|社会工作)部|政法委|(?:网信|编|改革|巡察)办|党校");

    /** Offices of the same level; what is named after a place, a company or a body of its own is complete. */
    private static final Pattern OFFICE = Pattern.compile("\\p{IsHan}{1,12}[局委办厅部院会]");

    private static final Pattern COMPLETE = Pattern.compile(
            "^(?:国(?![资土防动安])|省|市(?!场)|区(?![块域])|县(?!域)|[州旗团全])|^中[央国]|人民|分局$|管委会|管理办$|街道|公司|集团|新区|开发区|园区|片区");
    private static final Pattern REGION = Pattern.compile("\\p{IsHan}{1,8}[省市区县州旗]");
    private static final Pattern GOVERNMENT = Pattern.compile("\\p{IsHan}{1,8}[省市区县州旗](人民政府|政府|管委会)");

    /** Weighs the lists that leave the level out behind their first name against those that repeat it. */
    static Ellipsis in(List<List<UnitList.Piece>> lists) {
        int leftOut = 0;
        int repeated = 0;
        for (List<UnitList.Piece> list : lists) {
            String level = "";
            for (UnitList.Piece piece : list) {
                String own = levelOf(piece);
                if (!own.isEmpty() && !piece.afterComma() && !level.isEmpty()) {
                    repeated++;
                } else if (own.isEmpty() && !piece.afterComma() && !level.isEmpty() && mayLeaveOut(piece)) {
                    leftOut++;
                }
                level = piece.afterComma() || level.isEmpty() ? own : level;
            }
        }
        return new Ellipsis(leftOut > repeated);
    }

    private static String levelOf(UnitList.Piece piece) {
        Matcher level = LEVEL.matcher(piece.text());
        return !piece.isGroup() && level.find() ? level.group() : "";
    }

    private static boolean mayLeaveOut(UnitList.Piece piece) {
        return !piece.isGroup()
                && OFFICE.matcher(piece.text()).matches()
                && !COMPLETE.matcher(piece.text()).find();
    }

    /** The full names of a list's entries, in their order. */
    List<String> fullNames(List<UnitList.Piece> list, KnownNames known) {
        List<String> names = new ArrayList<>();
        String level = "";
        String party = "";
        for (int i = 0; i < list.size(); i++) {
            UnitList.Piece piece = list.get(i);
            String name = piece.words().asWritten();
            String own = levelOf(piece);
            if (!own.isEmpty() || piece.afterComma()) {
                level = own;
                Matcher organ = PARTY.matcher(piece.text());
                party = organ.find() ? organ.group() : piece.afterComma() || own.isEmpty() ? "" : party;
            }
            names.add(completed(piece, name, level, party, known) + sharedEnding(list, i));
        }
        return names;
    }

    private String completed(UnitList.Piece piece, String name, String level, String party, KnownNames known) {
        if (!used
                || level.isEmpty()
                || !levelOf(piece).isEmpty()
                || !mayLeaveOut(piece)
                || known.contain(piece.words())) {
            return name;
        }
        return (!party.isEmpty() && OF_PARTY.matcher(piece.text()).matches() ? party : level) + name;
    }

    /** 甲区、乙县、丙县人民政府: the last name says for all what they are. */
    private static String sharedEnding(List<UnitList.Piece> list, int at) {
        if (list.get(at).isGroup() || !REGION.matcher(list.get(at).text()).matches()) {
            return "";
        }
        for (int next = at + 1; next < list.size() && !list.get(next).isGroup(); next++) {
            Matcher government = GOVERNMENT.matcher(list.get(next).text());
            if (government.matches()) {
                return government.group(1);
            }
            if (!REGION.matcher(list.get(next).text()).matches()) {
                return "";
            }
        }
        return "";
    }
}
