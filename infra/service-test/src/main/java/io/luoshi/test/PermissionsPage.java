package io.luoshi.test;

import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.starter.security.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@code docs/permissions.md}: one table per service, made from its rules and read by its test as what people were promised. */
final class PermissionsPage {

    static final Path FILE = Path.of("../docs/permissions.md");
    static final String ALL = "all";
    static final String OWN = "own";
    static final String NOBODY = "-";
    static final String OPEN = "open";

    private PermissionsPage() {}

    /**
     * A line of a table.
     *
     * @param cells by role: {@link #ALL}, {@link #OWN} or {@link #NOBODY}
     * @param scopes of API clients
     */
    record Line(String method, String pattern, Map<PersonRole, String> cells, List<String> scopes, boolean open) {

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    static String table(List<Rule> rules) {
        String roles = Arrays.stream(PersonRole.values()).map(PersonRole::name).collect(Collectors.joining(" | "));
        String head = "| call | " + roles + " | API client |\n|---|" + "---|".repeat(PersonRole.values().length + 1);
        return rules.stream()
                .sorted(Comparator.comparing(Rule::pattern)
                        .thenComparing(rule -> rule.method().name()))
                .map(PermissionsPage::row)
                .collect(Collectors.joining("\n", head + "\n", "\n"));
    }

    private static String row(Rule rule) {
        String cells =
                Arrays.stream(PersonRole.values()).map(role -> cell(rule, role)).collect(Collectors.joining(" | "));
        String scopes = rule.open()
                ? OPEN
                : rule.scopes().isEmpty()
                        ? NOBODY
                        : rule.scopes().stream()
                                .sorted()
                                .map(scope -> "`" + scope + "`")
                                .collect(Collectors.joining(" "));
        return "| `" + rule.method() + " " + rule.pattern() + "` | " + cells + " | " + scopes + " |";
    }

    private static String cell(Rule rule, PersonRole role) {
        if (rule.open()) {
            return OPEN;
        }
        if (rule.everywhere().contains(role)) {
            return ALL;
        }
        return rule.ownUnit().contains(role) || rule.anyPerson() ? OWN : NOBODY;
    }

    /** The section of a service with this table in it. */
    static String withSection(String page, String service, String table) {
        String section = "## " + service + "\n\n" + table + "\n";
        Matcher old = section(service).matcher(page);
        return old.find() ? old.replaceFirst(Matcher.quoteReplacement(section)) : page.strip() + "\n\n" + section;
    }

    private static Pattern section(String service) {
        return Pattern.compile("## " + service + "\n.*?(?=\n## |\\z)\n?", Pattern.DOTALL);
    }

    static String read() throws IOException {
        return Files.readString(FILE);
    }

    /** What the page promises of a service. */
    static List<Line> lines(String service) throws IOException {
        Matcher section = section(service).matcher(read());
        if (!section.find()) {
            return List.of();
        }
        return section.group()
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(PermissionsPage::line)
                .toList();
    }

    private static Line line(String text) {
        String[] cells = Stream.of(text.split("\\|")).map(String::strip).toArray(String[]::new);
        String[] call = cells[1].replace("`", "").split(" ", 2);
        PersonRole[] roles = PersonRole.values();
        Map<PersonRole, String> byRole =
                IntStream.range(0, roles.length).boxed().collect(Collectors.toMap(i -> roles[i], i -> cells[i + 2]));
        String clients = cells[roles.length + 2];
        List<String> scopes =
                clients.startsWith("`") ? List.of(clients.replace("`", "").split(" ")) : List.of();
        return new Line(call[0], call[1], byRole, scopes, clients.equals(OPEN));
    }
}
