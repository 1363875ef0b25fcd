package io.luoshi.gateway.problem;

import static org.springframework.http.HttpStatus.INTERNAL_SERVER_ERROR;
import static org.springframework.http.HttpStatus.TOO_MANY_REQUESTS;

import io.luoshi.gateway.Language;
import io.luoshi.gateway.RequestTrace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Says what went wrong: the only place where the gateway writes problem documents. */
@Component
public class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final ProblemCatalogue catalogue;
    private final MessageSource messages;
    private final JsonMapper json;

    Problems(ProblemCatalogue catalogue, MessageSource messages, JsonMapper json) {
        this.catalogue = catalogue;
        this.messages = messages;
        this.json = json;
    }

    /** The problem in the caller's language; the arguments go into the message {@code problem.<code>}. */
    public Problem problem(HttpServletRequest request, String code, Object... arguments) {
        Language language = Language.of(request);
        ProblemCatalogue.Entry entry = catalogue.get(code);
        String detail = messages.getMessage("problem." + code, arguments, language.locale());
        RequestTrace trace = RequestTrace.of(request);
        return new Problem(
                URI.create("/problems/" + code),
                entry.in(language).title(),
                entry.status(),
                detail,
                code,
                trace != null ? trace.traceId() : null,
                null);
    }

    public void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        byte[] body = json.writeValueAsBytes(problem);
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, Language.of(request).code());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Answers with the problem of this code. */
    public void refuse(HttpServletRequest request, HttpServletResponse response, String code, Object... arguments)
            throws IOException {
        Problem problem = problem(request, code, arguments);
        if (isWorthALine(problem)) {
            LOG.info(
                    "Refused {} {} from {}: {}, {}",
                    request.getMethod(),
                    request.getRequestURI(),
                    request.getRemoteAddr(),
                    code,
                    RequestTrace.of(request));
        }
        write(request, response, problem);
    }

    /** What is no refusal has been logged with its cause; and nobody can fill the log by asking too often, which is counted. */
    private static boolean isWorthALine(Problem problem) {
        return problem.status() < INTERNAL_SERVER_ERROR.value() && problem.status() != TOO_MANY_REQUESTS.value();
    }
}
