package io.luoshi.gateway.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Turns what Spring or Tomcat refuse by a bare status (no such page, wrong method, a bug) into problem documents. */
@Controller
class StatusProblems implements ErrorController {

    private final Problems problems;

    StatusProblems(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("${spring.web.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String address = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String method = (String) request.getAttribute(RequestDispatcher.ERROR_METHOD);
        problems.refuse(
                request,
                response,
                codeOf(request),
                Objects.requireNonNullElse(address, request.getRequestURI()),
                Objects.requireNonNullElse(method, request.getMethod()));
    }

    private static String codeOf(HttpServletRequest request) {
        Integer status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        if (status == null) {
            // Somebody asked for /error, a page that does not exist.
            return "http-404";
        }
        // Tomcat answers by itself when the body cannot be read to its end.
        boolean reading = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof IOException;
        return reading && status < 500 ? "incomplete-body" : codeOf(status);
    }

    /** The same codes as the services have for what no rule of theirs refused. */
    static String codeOf(int status) {
        return switch (status) {
            case 404, 405, 406, 413, 415 -> "http-" + status;
            case 501 -> "http-405";
            default -> status < 500 ? "http-400" : "internal-error";
        };
    }
}
