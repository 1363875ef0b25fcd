package io.luoshi.task.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes a list of units apart: {@code 区甲局、区乙委（区丙办），各街道、园区}. What stands in a unit's own brackets stays with it. */
final class UnitList {

    private static final String SEPARATORS = "、,;/|\n";

    /** 和 and 及 belong to many names; they separate before a group ... */
    private static final String BEFORE_GROUP = "(?:以及|和|及|与|并)(?=(?:[全省市区县州]|国务院)?(?:级|直|政府)?(?:各|相关|有关|其他|其它|属地))";
    /** ... and between two offices of which each is complete. */
    private static final String BETWEEN_OFFICES =
            "(?<=\\p{IsHan}{2}[局委办厅署]|[局委办厅署部][)\\]])(?:以及|和|及|与)(?=[国省市区县州旗]\\p{IsHan})|(?<=\\p{IsHan}{2}[局委办厅署部院会])(?:以及|及)(?=\\p{IsHan}{2,14}[局委办厅署部院会](?:$|[(\\[]))";

    /** A mark between an office and 各… is lost. */
    private static final String RUN_INTO_GROUP = "(?<=\\p{IsHan}{2}(?:[局委办厅署]|街道|中心|管委会))(?=各)";

    private static final Pattern JOINT = Pattern.compile(BEFORE_GROUP + "|" + BETWEEN_OFFICES + "|" + RUN_INTO_GROUP);
    private static final Pattern OPENING_WORDS =
            Pattern.compile("^(?:此项(?:工作)?由|该项(?:工作)?由|由|请|会同|(?:以及|和|及|与)(?=各|相关|有关|[省市区县]))");
    private static final Pattern OPEN = Pattern.compile("(?<=[局委办厅部院会社署总心司道镇团行室联协处队区县市)\\]])等");
    private static final Pattern OWN_DUTY =
            Pattern.compile("[(\\[](总?牵头|主办|主要|主责|汇总|配合|协办|参与|指导|负责)(?:责任)?(?:单位|部门)?[)\\]]$");

    private final ReadableText list;
    private final String words;
    private final KnownNames known;
    private final Brackets brackets;
    private final List<Piece> pieces = new ArrayList<>();

    private UnitList(ReadableText list, KnownNames known) {
        this.list = list;
        this.words = list.toString();
        this.known = known;
        this.brackets = Brackets.of(words);
    }

    /**
     * One entry of the list.
     *
     * @param group set if the words name units together
     * @param ownDuty what the entry's own brackets say: 区甲局（牵头）
     * @param afterComma whether a comma, and not 、, stands before it
     */
    record Piece(
            ReadableText words,
            @Nullable GroupRule group,
            @Nullable Duty ownDuty,
            boolean afterComma) {

        String text() {
            return words.toString();
        }

        boolean isGroup() {
            return group != null;
        }
    }

    static List<Piece> of(ReadableText list, KnownNames known) {
        UnitList reading = new UnitList(list, known);
        reading.split();
        return reading.pieces;
    }

    private void split() {
        boolean afterComma = false;
        int start = 0;
        while (start < words.length()) {
            int end = endOfEntry(start);
            entry(list.part(start, end), afterComma);
            afterComma = end < words.length() && words.charAt(end) != '、';
            start = end + 1;
        }
    }

    private int endOfEntry(int start) {
        int knownEnd = start + known.longestAt(words, start);
        int end = Math.max(start, knownEnd);
        while (end < words.length() && (SEPARATORS.indexOf(words.charAt(end)) < 0 || brackets.enclose(end))) {
            end++;
        }
        return end;
    }

    private void entry(ReadableText entry, boolean afterComma) {
        Matcher opening = OPENING_WORDS.matcher(entry.toString());
        ReadableText rest = opening.find() && !known.contain(entry) ? entry.from(opening.end()) : entry;
        if (known.contain(rest)) {
            add(rest, afterComma);
            return;
        }
        Matcher open = OPEN.matcher(rest.toString());
        if (open.find()) {
            joined(rest.part(0, open.start()), afterComma);
            joined(rest.from(open.start()), false);
        } else {
            joined(rest, afterComma);
        }
    }

    private void joined(ReadableText entry, boolean afterComma) {
        Brackets own = Brackets.of(entry.toString());
        Matcher joint = JOINT.matcher(entry.toString());
        int from = 0;
        while (joint.find()) {
            if (!own.enclose(joint.start())) {
                runTogether(entry.part(from, joint.start()), afterComma);
                from = joint.end();
            }
        }
        runTogether(entry.from(from), afterComma);
    }

    /** Names with only a space or line break between them; one within a name is none. */
    private void runTogether(ReadableText entry, boolean afterComma) {
        int from = 0;
        for (int at = 1; at < entry.length(); at++) {
            if (entry.gapBefore(at) && isWhole(entry.part(from, at)) && isWhole(entry.from(at))) {
                add(entry.part(from, at), afterComma);
                from = at;
            }
        }
        add(entry.from(from), afterComma);
    }

    private boolean isWhole(ReadableText words) {
        return words.length() > 2 && (UnitNames.isName(words.toString()) || GroupRule.read(words) != null);
    }

    private void add(ReadableText entry, boolean afterComma) {
        if (entry.isEmpty()) {
            return;
        }
        Piece before = pieces.isEmpty() ? null : pieces.getLast();
        if (before != null
                && before.isGroup()
                && !before.text().startsWith("等")
                && !afterComma
                && GroupRule.isKind(entry)) {
            ReadableText both = list.between(before.words(), entry);
            pieces.set(pieces.size() - 1, new Piece(both, GroupRule.read(both), null, before.afterComma()));
            return;
        }
        Matcher ownDuty = OWN_DUTY.matcher(entry.toString());
        boolean stated = ownDuty.find();
        ReadableText name = stated ? entry.part(0, ownDuty.start()) : entry;
        pieces.add(new Piece(name, GroupRule.read(name), stated ? duty(ownDuty.group(1)) : null, afterComma));
    }

    private static Duty duty(String word) {
        return switch (word) {
            case "配合", "协办", "参与" -> Duty.CONTRIBUTE;
            case "指导" -> Duty.GUIDE;
            case "汇总" -> Duty.CONSOLIDATE;
            default -> Duty.LEAD;
        };
    }
}
