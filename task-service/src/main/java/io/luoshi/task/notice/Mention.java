package io.luoshi.task.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A list of names and what the clause says about them.
 *
 * @param list as it stands between two words of duty
 * @param label the label before it, if one is there
 */
record Mention(ReadableText list, Duty duty, String label) {

    private static final String HOW =
            "(?:(?:按照?|依|依照|根据)?(?:各自|本单位)?(?<duties>职责|职能|分工)(?:分工|范围|权限|任务)?|共同|联合|分别|具体|各自|协同|统筹|全面|认真|抓紧)";

    /** Each closes the list before it: {@code 区甲局牵头，区乙局按职责分工负责}. */
    private static final Pattern VERB = Pattern.compile(
            HOW + "{0,3}"
                    + "(?:(?<lead>总牵头|牵头|主办|主责|主抓)|(?<contribute>协办|配合|参与|参加|协助|协同)|(?<guide>指导)|(?<charge>负责|落实|组织实施|实施|承担|承办|执行|(?<!持续)推进))"
                    + "(?:负责|推进|落实|实施|组织|协调|抓总|办理|工作|做好|抓好|到位|监督|督促){0,2}(?=[,;、。/\\n\\])]|$|(?<=主办|牵头)(?:各|[省市区县]\\p{IsHan}{2}))");

    private static final Pattern TOGETHER_WITH = Pattern.compile("会同|商(?=[区市县省国])|联合(?=[区市县省国有相])");
    private static final Pattern EDGES = Pattern.compile("^[\\s,;、。/:|]+|[\\s,;、。/|]+$");

    /** The mentions of a clause, or of a cell of a column of the given duty. */
    static List<Mention> in(ReadableText words, Duty otherwise) {
        List<Mention> found = new ArrayList<>();
        List<Labels.Label> labels = Labels.in(words);
        int first = labels.isEmpty() ? words.length() : labels.getFirst().start();
        byVerbs(words.part(0, first), otherwise, "", found);
        for (int i = 0; i < labels.size(); i++) {
            Labels.Label label = labels.get(i);
            int end = i + 1 < labels.size() ? labels.get(i + 1).start() : words.length();
            ReadableText value = words.part(label.end(), end);
            if (label.duty().isOfUnits()) {
                byVerbs(value, label.duty(), label.name().asWritten(), found);
            } else {
                add(value, label.duty(), label.name().asWritten(), found);
            }
        }
        return found;
    }

    private static void byVerbs(ReadableText words, Duty otherwise, String label, List<Mention> found) {
        Brackets brackets = Brackets.of(words.toString());
        Matcher verb = VERB.matcher(words.toString());
        int from = 0;
        while (verb.find()) {
            if (!brackets.enclose(verb.start())) {
                together(words.part(from, verb.start()), duty(verb), label, found);
                from = verb.end();
            }
        }
        together(words.from(from), otherwise, label, found);
    }

    private static Duty duty(Matcher verb) {
        if (verb.group("lead") != null) {
            return Duty.LEAD;
        }
        if (verb.group("contribute") != null) {
            return Duty.CONTRIBUTE;
        }
        if (verb.group("guide") != null) {
            return Duty.GUIDE;
        }
        return verb.group("duties") == null ? Duty.IN_CHARGE : Duty.IN_CHARGE_EACH;
    }

    /** 区甲局会同有关部门负责: the units behind 会同 contribute. */
    private static void together(ReadableText list, Duty duty, String label, List<Mention> found) {
        Matcher with = TOGETHER_WITH.matcher(list.toString());
        if (duty.isOfUnits() && with.find()) {
            boolean leads = duty == Duty.IN_CHARGE || duty == Duty.IN_CHARGE_EACH;
            add(list.part(0, with.start()), leads ? Duty.LEAD : duty, label, found);
            add(list.from(with.end()), Duty.CONTRIBUTE, label, found);
        } else {
            add(list, duty, label, found);
        }
    }

    private static void add(ReadableText list, Duty duty, String label, List<Mention> found) {
        ReadableText bare = trimmed(list);
        if (!bare.isEmpty()) {
            found.add(new Mention(bare, duty, label));
        }
    }

    private static ReadableText trimmed(ReadableText list) {
        String words = list.toString();
        int start = 0;
        int end = words.length();
        Matcher edge = EDGES.matcher(words);
        while (edge.find()) {
            if (edge.start() == 0) {
                start = edge.end();
            }
            if (edge.end() == words.length()) {
                end = edge.start();
            }
        }
        return start >= end ? list.part(0, 0) : list.part(start, end);
    }
}
