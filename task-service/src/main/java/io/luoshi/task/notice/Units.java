package io.luoshi.task.notice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The units and groups that the clauses of one task name, each once and in their order. */
final class Units {

    /** Separators of a list. 和 and 及 belong to many names and separate only where a group follows. */
    private static final Pattern SEPARATOR = Pattern.compile("[、,;]|(?:以及|和|及)(?=各|相关|有关|区相关|区有关|市有关|市相关)");

    /** Names of offices end with what they are: 局, 委, 办 ... */
    private static final Pattern NAME =
            Pattern.compile("[\\p{IsHan}()·]{1,24}[局委办院会部处心道镇乡村社司团府所站队室厅署行馆校协联组区园库台](?:\\([^()]{1,20}\\))?");

    private static final Pattern NOT_A_NAME = Pattern.compile("主办|协办|牵头|配合|负责|责任|等");

    private final Doubts doubts;
    private final Map<String, Notice.Assignment> assignments = new LinkedHashMap<>();
    private final List<Notice.GroupReference> groups = new ArrayList<>();

    Units(Doubts doubts) {
        this.doubts = doubts;
    }

    void take(Clause.Mention mention) {
        for (ReadableText name : names(mention.units())) {
            Optional<Notice.GroupReference> group = GroupRule.read(name, mention.role(), doubts);
            group.ifPresentOrElse(groups::add, () -> assign(name, mention.role()));
        }
    }

    boolean haveLead() {
        return assignments.values().stream().anyMatch(a -> a.role() == Notice.Role.LEAD);
    }

    List<Notice.Assignment> assignments() {
        return List.copyOf(assignments.values());
    }

    List<Notice.GroupReference> groups() {
        return List.copyOf(groups);
    }

    private void assign(ReadableText name, Notice.Role role) {
        String unit = name.asWritten();
        if (!looksLikeName(name)) {
            doubts.addWords(Doubt.Code.UNIT_NAME_ODD, name);
        }
        if (assignments.putIfAbsent(
                        unit,
                        new Notice.Assignment(
                                unit,
                                unit,
                                role,
                                role == Notice.Role.LEAD && !haveLead(),
                                name.span(),
                                Confidence.SURE))
                != null) {
            doubts.addWords(Doubt.Code.UNIT_NAMED_TWICE, name);
        }
    }

    private static boolean looksLikeName(ReadableText name) {
        return NAME.matcher(name.toString()).matches()
                && !NOT_A_NAME.matcher(name.toString()).find()
                && !GroupRule.isKind(name);
    }

    /** Splits at separators that stand outside the units' own brackets, as in 甲局(乙、丙办). */
    private static List<ReadableText> names(ReadableText list) {
        List<Brackets.Pair> brackets = Brackets.of(list.toString()).pairs();
        List<ReadableText> names = new ArrayList<>();
        Matcher separator = SEPARATOR.matcher(list.toString());
        int from = 0;
        while (separator.find()) {
            int at = separator.start();
            if (brackets.stream().noneMatch(b -> b.open() < at && at < b.close())) {
                names.add(list.part(from, at));
                from = separator.end();
            }
        }
        names.add(list.from(from));
        names.removeIf(ReadableText::isEmpty);
        return names;
    }
}
