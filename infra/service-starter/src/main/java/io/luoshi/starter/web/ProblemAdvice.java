package io.luoshi.starter.web;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.databind.DatabindException;

/** Turns every exception into an RFC 9457 problem in the caller's language; what is nobody's business stays in the log. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    private final MessageSource messages;

    public ProblemAdvice(MessageSource messages) {
        this.messages = messages;
    }

    @ExceptionHandler
    ResponseEntity<Object> broken(DomainProblem problem) {
        return answer(problem.status(), problem.code(), problem.errors(), problem.arguments());
    }

    /** Lost a race: to change what another changed, or to create what another created. */
    @ExceptionHandler({OptimisticLockingFailureException.class, DuplicateKeyException.class})
    ResponseEntity<Object> changedMeanwhile() {
        return answer(HttpStatus.CONFLICT, "changed-meanwhile", List.of());
    }

    @ExceptionHandler
    ResponseEntity<Object> storeDown(DataAccessResourceFailureException down) {
        log.error("The store cannot be reached", down);
        return answer(HttpStatus.SERVICE_UNAVAILABLE, "store-unavailable", List.of());
    }

    @ExceptionHandler
    ResponseEntity<Object> wrongType(MethodArgumentTypeMismatchException wrong) {
        FieldProblem field = new FieldProblem(wrong.getName(), wrong.getValue(), "wrong-type");
        return answer(HttpStatus.BAD_REQUEST, "malformed", List.of(field));
    }

    /** Bytes that are no text, or too much of them. */
    @ExceptionHandler
    ResponseEntity<Object> unreadable(InvalidParameterException parameters) {
        log.warn("Parameters that cannot be read: {}", parameters.getMessage());
        return answer(HttpStatus.BAD_REQUEST, "malformed", List.of());
    }

    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception unexpected) {
        log.error("Unexpected failure", unexpected);
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, "internal-error", List.of());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<Map<String, Object>> errors = invalid.getFieldErrors().stream()
                .map(error -> field(error.getField(), error.getRejectedValue(), messages.getMessage(error, locale())))
                .toList();
        return answer(HttpStatus.UNPROCESSABLE_CONTENT, problem(HttpStatus.UNPROCESSABLE_CONTENT, "invalid"), errors);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        List<FieldProblem> errors = unreadable.getCause() instanceof DatabindException cause
                        && !cause.getPath().isEmpty()
                ? List.of(new FieldProblem(JsonPath.of(cause), JsonPath.valueOf(cause), "unreadable"))
                : List.of();
        return answer(HttpStatus.BAD_REQUEST, "malformed", errors);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception exception,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        HttpStatus known = HttpStatus.valueOf(status.value());
        ProblemDetail problem = problem(known, "http-" + status.value());
        return ResponseEntity.status(known).headers(headers).body(problem);
    }

    /** What the server refuses before Spring hears of it. */
    ProblemDetail refusedByServer(int status) {
        HttpStatus known = HttpStatus.valueOf(status);
        return switch (known) {
            case NOT_FOUND, METHOD_NOT_ALLOWED, CONTENT_TOO_LARGE -> problem(known, "http-" + status);
            case NOT_IMPLEMENTED -> problem(known, "http-405");
            default -> problem(known, known.is4xxClientError() ? "http-400" : "internal-error");
        };
    }

    private ResponseEntity<Object> answer(
            HttpStatus status, String code, List<FieldProblem> errors, Object... arguments) {
        return answer(
                status,
                problem(status, code, arguments),
                errors.stream().map(this::field).toList());
    }

    private static ResponseEntity<Object> answer(
            HttpStatus status, ProblemDetail problem, List<Map<String, Object>> errors) {
        if (!errors.isEmpty()) {
            problem.setProperty("errors", errors);
        }
        ResponseEntity.BodyBuilder response = ResponseEntity.status(status);
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        if (status == HttpStatus.UNAUTHORIZED) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.body(problem);
    }

    private ProblemDetail problem(HttpStatus status, String code, Object... arguments) {
        Object[] texts = Stream.of(arguments).map(String::valueOf).toArray();
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(status, text("problem." + code, texts, status.getReasonPhrase()));
        problem.setType(URI.create("/problems/" + code));
        problem.setTitle(text("title." + status.value(), new Object[0], status.getReasonPhrase()));
        problem.setProperty("code", code);
        if (MDC.get("traceId") != null) {
            problem.setProperty("traceId", MDC.get("traceId"));
        }
        return problem;
    }

    private Map<String, Object> field(FieldProblem field) {
        Object[] texts = field.arguments().stream().map(String::valueOf).toArray();
        return field(field.field(), field.value(), text("field." + field.code(), texts, field.code()));
    }

    private static Map<String, Object> field(String name, @Nullable Object value, String message) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("field", name);
        entry.put("value", value == null ? "" : value);
        entry.put("message", message);
        return Collections.unmodifiableMap(entry);
    }

    private String text(String key, Object[] arguments, String otherwise) {
        String found = messages.getMessage(key, arguments, otherwise, locale());
        return found == null ? otherwise : found;
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
