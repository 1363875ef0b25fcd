package io.luoshi.starter.security;

import io.luoshi.starter.web.DomainProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Notes every refusal before it is answered, whoever refuses: the table of permissions, or a handler by what it knows of the data. */
final class RefusalNotes implements HandlerExceptionResolver, Ordered {

    private final Supplier<CallNotes> notes;
    private final HandlerExceptionResolver answers;

    /** @param answers for a refusal that cannot be noted */
    RefusalNotes(Supplier<CallNotes> notes, HandlerExceptionResolver answers) {
        this.notes = notes;
        this.answers = answers;
    }

    /** Before those that answer. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception refusal) {
        if (!(refusal instanceof DomainProblem problem) || problem.status() != HttpStatus.FORBIDDEN) {
            return null;
        }
        try {
            Request.current().ifPresent(notes.get()::refused);
            return null;
        } catch (DataAccessException notNoted) {
            return answers.resolveException(request, response, handler, notNoted);
        }
    }
}
