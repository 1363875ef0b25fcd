package io.luoshi.gateway.problem;

import io.luoshi.gateway.RequestTrace;
import java.io.IOException;
import java.util.UUID;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.juli.logging.Log;
import org.apache.juli.logging.LogFactory;
import org.springframework.http.HttpHeaders;

/**
 * Requests that Tomcat itself refuses (broken request line, encoded slash, headers too large) never reach a filter; they
 * get their problem document here instead of Tomcat's page.
 */
public final class ProblemErrorReportValve extends ErrorReportValve {

    private static final Log LOG = LogFactory.getLog(ProblemErrorReportValve.class);

    private final Problems problems;

    public ProblemErrorReportValve(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void report(Request request, Response response, Throwable throwable) {
        boolean alreadyAnswered = response.getContentWritten() > 0;
        if (response.getStatus() < 400 || alreadyAnswered || !response.setErrorReported()) {
            return;
        }
        try {
            RequestTrace trace = traceOf(request);
            response.setHeader(RequestTrace.HEADER, trace.requestId());
            String code = StatusProblems.codeOf(response.getStatus());
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader(HttpHeaders.CONNECTION, "close");
            problems.refuse(request, response, code, request.getRequestURI(), request.getMethod());
            response.finishResponse();
        } catch (IOException | RuntimeException callerGone) {
            LOG.debug("No answer possible", callerGone);
        }
    }

    private static RequestTrace traceOf(Request request) {
        RequestTrace known = RequestTrace.of(request);
        RequestTrace trace = known == null ? new RequestTrace(UUID.randomUUID().toString(), null) : known;
        trace.attachTo(request);
        return trace;
    }
}
