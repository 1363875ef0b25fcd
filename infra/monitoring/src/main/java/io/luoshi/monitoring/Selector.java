package io.luoshi.monitoring;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a PromQL expression that names series: a metric and conditions on its labels. Prometheus before version 3 does not tell
 * how it read an expression, so the few tokens that matter are recognised here. Selectors without a metric name are not in use.
 *
 * @param text as it stands in the expression, without range and offset
 * @param labels names of the labels in its conditions
 */
record Selector(String text, Set<String> labels) {

    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool", "offset");

    private static final Pattern TOKEN = Pattern.compile("""
            "(?:[^"\\\\]|\\\\.)*"                                              # text
            | \\[[^\\]]*]                                                      # range
            | \\b\\d[\\w.]*                                                    # number, duration
            | \\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\((?<grouping>[^)]*)\\)
            | (?<name>[a-zA-Z_:][\\w:]*) (?<conditions>\\s*\\{(?:[^}"]|"(?:[^"\\\\]|\\\\.)*")*})?
              (?<call>(?=\\s*(?:\\(|(?:by|without)\\s*\\()))?                  # function or aggregation
            """, Pattern.COMMENTS);

    private static final Pattern CONDITION = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)\\s*\"(?:[^\"\\\\]|\\\\.)*\"");

    /** All selectors of an expression, in order, each once. */
    static List<Selector> of(String expression) {
        return TOKEN.matcher(expression)
                .results()
                .filter(token -> token.group("name") != null && token.group("call") == null)
                .map(token -> token.group().strip())
                .filter(text -> !OPERATORS.contains(text))
                .distinct()
                .map(text -> new Selector(text, labelsIn(text)))
                .toList();
    }

    /** Labels by which an expression groups or matches what it selected. */
    static Set<String> groupings(String expression) {
        Set<String> labels = new LinkedHashSet<>();
        Matcher token = TOKEN.matcher(expression);
        while (token.find()) {
            if (token.group("grouping") != null && !token.group("grouping").isBlank()) {
                labels.addAll(List.of(token.group("grouping").strip().split("\\s*,\\s*")));
            }
        }
        return labels;
    }

    /** The metric alone. */
    String metric() {
        int conditions = text.indexOf('{');
        return conditions < 0 ? text : text.substring(0, conditions).strip();
    }

    private static Set<String> labelsIn(String text) {
        Set<String> labels = new LinkedHashSet<>();
        CONDITION.matcher(text).results().forEach(condition -> labels.add(condition.group(1)));
        return labels;
    }
}
