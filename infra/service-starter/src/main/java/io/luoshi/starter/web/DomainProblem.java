package io.luoshi.starter.web;

import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * A rule that the caller's request breaks. Becomes an RFC 9457 problem: the code is its name for machines, its text is found as
 * {@code problem.<code>} in the service's messages, filled with the arguments, in the caller's language.
 */
public class DomainProblem extends RuntimeException {

    private final String code;
    private final HttpStatus status;
    private final transient Object[] arguments;
    private final transient List<FieldProblem> errors;

    /** @param arguments ids and values that the text names */
    public DomainProblem(String code, HttpStatus status, Object... arguments) {
        this(List.of(), code, status, arguments);
    }

    /** @param errors the fields that are wrong, each with its value */
    public DomainProblem(List<FieldProblem> errors, String code, HttpStatus status, Object... arguments) {
        super(code + " " + Arrays.toString(arguments));
        this.code = code;
        this.status = status;
        this.arguments = arguments.clone();
        this.errors = List.copyOf(errors);
    }

    public final String code() {
        return code;
    }

    public final HttpStatus status() {
        return status;
    }

    /** Ids and values that the text names. */
    public final Object[] arguments() {
        return arguments.clone();
    }

    public final List<FieldProblem> errors() {
        return errors;
    }
}
