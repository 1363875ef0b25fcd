package io.luoshi.task.notice;

import io.luoshi.task.notice.Notice.Scope;
import io.luoshi.task.notice.Notice.UnitKind;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Units named together: 各街道, 区相关部门, 区政府各部门, 等部门. Kinds may be run together without separator, as in
 * 相关部门街道板块, or listed: 各区、县级市.
 *
 * @param kinds those named; a word for none that is known leaves the group {@code unclear}
 * @param open begins with 等
 */
record GroupRule(Scope scope, Set<UnitKind> kinds, boolean unclear, boolean open) {

    private static final String LEVEL = "(?:全|本)?(?:国务院|党中央|中央|自治区|[省市区县州旗镇乡])?(?:委|人民政府|政府|直属?|级|属|辖)?";

    private static final Pattern GROUP = Pattern.compile("(?<open>等)?" + LEVEL + "(?:其他|其它)?"
            + "(?<scope>各级各有关|各级各相关|各有关|各相关|各级有关|各级相关|有关|相关|属地|沿线|辖区|涉及|所在|其他|其它|各级各|各级|各类|各|所有|全体)(?<members>.+)");

    /** 等, 等部门, 区级部门, 安委会成员单位: no word tells how many of them. */
    private static final Pattern OPEN_END = Pattern.compile("等(?<members>\\d{0,3}个?(?:部门|单位|部门和单位|部门单位|方面)?)");

    private static final Pattern OF_LEVEL = Pattern.compile("(?:全)?[省市区县](?:级|直)(?:机关)?(?<members>部门(?:和单位|单位)?)");
    private static final Pattern MEMBERS = Pattern.compile("(?!各).{2,30}(?:成员单位|各专班)");

    private static final Map<UnitKind, String> KINDS = Map.of(
            UnitKind.DEPARTMENT, "(?:职能|业务|主管|行业|主管行业|直属|工作)*部门|委办局|委局|直属(?:单位|机构)|机关",
            UnitKind.SUBDISTRICT, "街道(?:办事处|办)?|街镇|镇街|镇乡|乡镇|镇|乡|街|社区|村",
            UnitKind.FUNCTIONAL_AREA, "功能板块|板块|功能区|(?:经济|经济技术|高新技术产业)?开发区|高新区|新区|园区|片区|度假区|管委会|管理办|管理委员会",
            UnitKind.REGION, "地区|地方|地市|地|县级市|设区市|省辖市|自治[区州县]|区县市?|县区|市县|省|州|市|县|区|旗|盟",
            UnitKind.ANY, "单位|方面");

    private static final Pattern KIND = Pattern.compile(alternative(UnitKind.DEPARTMENT) + "|"
            + alternative(UnitKind.SUBDISTRICT) + "|" + alternative(UnitKind.FUNCTIONAL_AREA) + "|"
            + alternative(UnitKind.REGION) + "|" + alternative(UnitKind.ANY));

    private static final Pattern BARE_KIND = Pattern.compile("(?![省市区县州](?:开发区|功能区|园区|管委会|部门|直属|政府))"
            + "(?:街道|街镇|镇街|镇乡|乡镇|镇|乡|园区|开发区|功能区|板块|片区|部门|单位|县级市|地区|区|县|市|州|旗|盟|直属单位|管委会|社区|村){1,3}"
            + "(?:\\([街道镇乡区县市旗园场、,]{1,8}\\))?(?:人民政府|政府|党委|办事处)?");
    private static final Pattern FILLER =
            Pattern.compile("下同|人民政府|政府|党委|党政|国有|级|直|[()\\[\\]、,和及与等各的]|相关|有关|\\d{1,3}个?");

    /** The group that the words name; {@code null} if they name a unit. */
    static @Nullable GroupRule read(ReadableText name) {
        String words = name.toString();
        if (words.length() > 40) {
            return null;
        }
        Matcher open = OPEN_END.matcher(words);
        if (open.matches()) {
            return new GroupRule(
                    Scope.RELEVANT, open.group("members").isEmpty() ? Set.of(UnitKind.ANY) : kinds(words), false, true);
        }
        Matcher ofLevel = OF_LEVEL.matcher(words);
        if (ofLevel.matches()) {
            return new GroupRule(Scope.ALL, kinds(ofLevel.group("members")), false, false);
        }
        Matcher group = GROUP.matcher(words);
        if (group.matches() && !isOffice(group)) {
            return of(group.group("scope"), group.group("members"), group.group("open") != null);
        }
        return MEMBERS.matcher(words).matches() ? new GroupRule(Scope.RELEVANT, Set.of(), true, false) : null;
    }

    /** 街道, 园区 or 县级市 alone: a kind of unit, not the name of one. */
    static boolean isKind(ReadableText name) {
        return name.length() <= 20 && BARE_KIND.matcher(name.toString()).matches();
    }

    private static GroupRule of(String scopeWord, String members, boolean open) {
        String rest = FILLER.matcher(KIND.matcher(members).replaceAll("")).replaceAll("");
        boolean all = scopeWord.equals("各")
                || scopeWord.equals("所有")
                || scopeWord.equals("全体")
                || scopeWord.startsWith("各级各") && !scopeWord.endsWith("关")
                || scopeWord.equals("各级");
        boolean clear = rest.isEmpty() && KIND.matcher(members).find();
        return new GroupRule(
                all && clear && !members.contains("相关") && !members.contains("有关") ? Scope.ALL : Scope.RELEVANT,
                clear ? kinds(members) : Set.of(),
                !clear,
                open);
    }

    /** 所在 and 相关 open no name of an office: (市)相关… only counts with a kind behind it, 涉及 as well. */
    private static boolean isOffice(Matcher group) {
        boolean strong =
                group.group("scope").startsWith("各") || group.group("scope").endsWith("关");
        return !strong && !KIND.matcher(group.group("members")).find();
    }

    private static Set<UnitKind> kinds(String members) {
        Set<UnitKind> kinds = EnumSet.noneOf(UnitKind.class);
        Matcher kind = KIND.matcher(members);
        while (kind.find()) {
            for (UnitKind meant : UnitKind.values()) {
                if (kind.group(meant.name().replace("_", "")) != null) {
                    kinds.add(meant);
                }
            }
        }
        return kinds;
    }

    private static String alternative(UnitKind kind) {
        return "(?<" + kind.name().replace("_", "") + ">" + KINDS.get(kind) + ")";
    }
}
