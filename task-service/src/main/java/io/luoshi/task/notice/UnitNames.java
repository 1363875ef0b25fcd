package io.luoshi.task.notice;

import java.util.List;
import java.util.regex.Pattern;

/** What names of units look like. */
final class UnitNames {

    /** Names of offices end with what they are: 局, 委, 办 ... */
    private static final Pattern NAME = Pattern.compile("[\\p{IsHan}\\p{Alnum}()\\[\\]·“”、]{1,30}"
            + "[局委办院会部处心道镇乡村社司团府所站队室厅署行馆校学协联组区园库台县市州旗盟班关企科股央]"
            + "(?:[(\\[][^()\\[\\]]{1,20}[)\\]])?");

    /** With the level it belongs to, so that hardly anything else reads like it. */
    private static final Pattern WITH_LEVEL = Pattern.compile(
            "(?:中央|国家|[省市区县州旗])\\p{IsHan}{1,20}[局委办厅部院会署](?:[(\\[][^()\\[\\]]{1,20}[)\\]])?|\\p{IsHan}{2,6}(?:街道|镇|乡)");

    private static final Pattern NOT_A_NAME = Pattern.compile("主办|协办|牵头|配合|负责|责任|(?<![高中平初])等|^[的和及为将在由对]");

    /** 区甲局区乙委: the mark between two names is lost. 区委区政府 is one name. */
    private static final Pattern RUN_TOGETHER = Pattern.compile(
            "(?<=\\p{IsHan}{2}(?:[局办厅署院会]|街道|中心)|\\p{IsHan}{2}委)(?=[省市区县州]\\p{IsHan}{1,14}[局委办厅署部院会])"
                    + "|(?<=\\p{IsHan}{2}(?:[局厅]|街道|管委会|委(?![员办])|办(?![公事案理])))(?=\\p{IsHan}{2,14}(?:[局委办厅署院会]|街道|镇|中心|公司)$)");

    private UnitNames() {}

    /** The names that a name seems to be run together of; itself if it is one. */
    static String apart(String words) {
        return RUN_TOGETHER.matcher(words).replaceAll("、");
    }

    static boolean isName(String words) {
        return NAME.matcher(words).matches() && !NOT_A_NAME.matcher(words).find();
    }

    static boolean areSome(ReadableText list) {
        return UnitList.of(list, KnownNames.none()).stream().anyMatch(piece -> piece.isGroup() || isName(piece.text()));
    }

    /** Whether the words are a list of units and nothing else, without any word that says so. */
    static boolean areAll(ReadableText words) {
        List<UnitList.Piece> pieces = words.length() > 200 ? List.of() : UnitList.of(words, KnownNames.none());
        return !pieces.isEmpty()
                && pieces.stream()
                        .allMatch(piece -> piece.isGroup()
                                || WITH_LEVEL.matcher(piece.text()).matches() && isName(piece.text()));
    }
}
