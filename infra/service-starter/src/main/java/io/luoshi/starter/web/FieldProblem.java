package io.luoshi.starter.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field that is wrong.
 *
 * @param field path in the request, for example {@code people[0].email}
 * @param value what was sent
 * @param code its text is {@code field.<code>} in the service's messages
 * @param arguments what the text names besides the value
 */
public record FieldProblem(String field, @Nullable Object value, String code, List<Object> arguments) {

    public FieldProblem(String field, @Nullable Object value, String code) {
        this(field, value, code, List.of());
    }
}
