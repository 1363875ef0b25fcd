package io.luoshi.task.notice;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Units named together: 各街道, 区相关部门, 区政府各部门. Kinds may be run together without separator, as in
 * 相关部门街道板块.
 */
final class GroupRule {

    private static final Pattern GROUP =
            Pattern.compile("(?:国务院|[省市区县州旗镇乡])?(?:政府|直属?|级)?(?:其他)?(各有关|各相关|有关|相关|各)(.+)");

    private static final Pattern KIND = Pattern.compile("(?<department>(?:职能)?部门|委办局|直属单位)"
            + "|(?<subdistrict>街道办事处|街道|街镇|镇街|乡镇|镇)"
            + "|(?<area>功能板块|板块|功能区|开发区|园区|片区|管委会|管理办)");

    private GroupRule() {}

    static Optional<Notice.GroupReference> read(ReadableText name, Notice.Role role, Doubts doubts) {
        Matcher group = GROUP.matcher(name.toString());
        if (!group.matches()) {
            return Optional.empty();
        }
        String members = group.group(2);
        if (!KIND.matcher(members).replaceAll("").matches("[()、和及]*")) {
            doubts.addWords(Doubt.Code.GROUP_KIND_UNKNOWN, name);
        }
        Notice.Scope scope = group.group(1).equals("各") ? Notice.Scope.ALL : Notice.Scope.RELEVANT;
        return Optional.of(new Notice.GroupReference(
                name.asWritten(), role, scope, kinds(members), false, name.span(), Confidence.SURE));
    }

    /** 街道 or 园区 alone: a kind of unit, not the name of one. */
    static boolean isKind(ReadableText name) {
        return KIND.matcher(name.toString()).matches();
    }

    private static Set<Notice.UnitKind> kinds(String members) {
        Set<Notice.UnitKind> kinds = EnumSet.noneOf(Notice.UnitKind.class);
        Matcher kind = KIND.matcher(members);
        while (kind.find()) {
            if (kind.group("department") != null) {
                kinds.add(Notice.UnitKind.DEPARTMENT);
            } else if (kind.group("subdistrict") != null) {
                kinds.add(Notice.UnitKind.SUBDISTRICT);
            } else {
                kinds.add(Notice.UnitKind.FUNCTIONAL_AREA);
            }
        }
        return kinds;
    }
}
