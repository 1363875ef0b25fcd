package io.luoshi.starter.web;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;

/** Where in a JSON body something could not be read, in the form {@code people[0].role}. */
final class JsonPath {

    private JsonPath() {}

    static String of(DatabindException exception) {
        String path = exception.getPath().stream().map(JsonPath::step).collect(Collectors.joining());
        return path.startsWith(".") ? path.substring(1) : path;
    }

    static @Nullable Object valueOf(DatabindException exception) {
        return exception instanceof InvalidFormatException format ? String.valueOf(format.getValue()) : null;
    }

    private static String step(JacksonException.Reference step) {
        return step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName();
    }
}
