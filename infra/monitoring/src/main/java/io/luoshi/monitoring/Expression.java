package io.luoshi.monitoring;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A PromQL expression that somebody relies on.
 *
 * @param place where it stands, for people
 * @param promql with Grafana's variables filled in
 * @param kind what is expected of it
 * @param legend Grafana's name for each of its lines, with labels as {@code {{service}}}; empty for alerts
 */
record Expression(String place, String promql, Kind kind, String legend) {

    private static final Pattern LEGEND_LABEL = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

    enum Kind {
        /** Rightly without result while all is well; what it looks at must be there all the same. */
        ALERT,
        /** Always shows something. */
        PANEL
    }

    static Expression alert(String name, String promql) {
        return new Expression("alert " + name, promql, Kind.ALERT, "");
    }

    static Expression panel(String dashboard, String title, String promql, String legend) {
        String filled = promql.replace("$__rate_interval", "1m").replace("$service", ".+");
        return new Expression("panel " + dashboard + " / " + title, filled, Kind.PANEL, legend);
    }

    /** Labels that the legend shows. */
    Set<String> legendLabels() {
        Set<String> labels = new LinkedHashSet<>();
        LEGEND_LABEL.matcher(legend).results().forEach(label -> labels.add(label.group(1)));
        return labels;
    }
}
