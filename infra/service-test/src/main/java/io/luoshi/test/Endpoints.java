package io.luoshi.test;

import static org.assertj.core.api.Assertions.fail;

import io.luoshi.starter.security.Permissions;
import io.luoshi.starter.security.Rule;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.data.domain.Pageable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What a service answers, and the rules that it has for that; a call is named by method and pattern, {@code GET /api/tasks/{task}}. */
record Endpoints(List<Permissions> tables, RequestMappingHandlerMapping handlers) {

    List<Rule> rules() {
        return tables.stream().flatMap(table -> table.rules().stream()).toList();
    }

    Stream<Rule> closedRules() {
        return rules().stream().filter(rule -> !rule.open());
    }

    Rule rule(String call) {
        return rules().stream()
                .filter(rule -> call.equals(nameOf(rule)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No rule for " + call));
    }

    static String nameOf(Rule rule) {
        return rule.method() + " " + rule.pattern();
    }

    /** Every handler's call with a type of body that it takes. */
    Map<String, MediaType> calls() {
        Map<String, MediaType> found = new TreeMap<>();
        Map<RequestMappingInfo, HandlerMethod> known = handlers.getHandlerMethods();
        known.forEach((mapping, handler) -> mapping.getPatternValues().stream()
                .filter(pattern -> !pattern.equals("/error"))
                .forEach(pattern -> {
                    if (mapping.getMethodsCondition().getMethods().isEmpty()) {
                        fail(handler + " answers every method");
                    }
                    MediaType body = mapping.getConsumesCondition().getConsumableMediaTypes().stream()
                            .findFirst()
                            .orElse(MediaType.APPLICATION_JSON);
                    mapping.getMethodsCondition()
                            .getMethods()
                            .forEach(method -> found.put(method + " " + pattern, body));
                }));
        return found;
    }

    /** The type under which JSON is sent there. */
    String jsonType(Rule rule) {
        return handlers.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getPatternValues().contains(rule.pattern()))
                .flatMap(mapping -> mapping.getConsumesCondition().getConsumableMediaTypes().stream())
                .map(MediaType::toString)
                .filter(type -> type.endsWith("json"))
                .findFirst()
                .orElse(MediaType.APPLICATION_JSON_VALUE);
    }

    /** The names of the parameters that a query there may have. */
    Set<String> parameters(Rule rule) {
        Set<String> names = new TreeSet<>();
        handlers.getHandlerMethods().forEach((mapping, handler) -> {
            if (mapping.getPatternValues().contains(rule.pattern())) {
                for (Parameter parameter : handler.getMethod().getParameters()) {
                    if (parameter.isAnnotationPresent(RequestParam.class)) {
                        names.add(parameter.getName());
                    } else if (parameter.getType() == Pageable.class) {
                        names.addAll(List.of("page", "size", "sort"));
                    }
                }
            }
        });
        return names;
    }

    /** @param things what the variables of the pattern stand for; others stand for something that nobody has */
    static String address(String pattern, Map<String, String> things) {
        String address = pattern;
        for (Map.Entry<String, String> thing : things.entrySet()) {
            address = address.replace("{" + thing.getKey() + "}", thing.getValue());
        }
        return address.replaceAll("\\{[^}]+}", "X-1");
    }
}
