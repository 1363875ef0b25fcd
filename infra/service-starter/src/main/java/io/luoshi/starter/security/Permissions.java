package io.luoshi.starter.security;

import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;

/** Who may do what in a service: one rule per handler, in one place. A handler without a rule is refused to everybody. */
public record Permissions(List<Rule> rules) {

    public static Permissions of(Rule... rules) {
        return new Permissions(List.of(rules));
    }

    /** The rule of the handler with this pattern. */
    Optional<Rule> find(HttpMethod method, String pattern) {
        HttpMethod asked = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
        return rules.stream()
                .filter(rule -> rule.method().equals(asked) && rule.pattern().equals(pattern))
                .findFirst();
    }
}
