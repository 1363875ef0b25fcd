package io.luoshi.starter.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.starter.web.DomainProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.ModelAndView;

/** Which answers are noted as refusals. */
class RefusalNotesTest {

    private static final DomainProblem NOT_HIMSELF = new DomainProblem("not-himself", HttpStatus.FORBIDDEN, "U-042-2");
    private static final ModelAndView ANSWERED = new ModelAndView();

    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final List<String> noted = new ArrayList<>();
    private final List<Exception> answered = new ArrayList<>();

    private @Nullable RuntimeException away;

    private final CallNotes notes = new CallNotes() {
        @Override
        public void done(Request call, String act) {
            throw new AssertionError("nothing was done");
        }

        @Override
        public void refused(Request call) {
            if (away != null) {
                throw away;
            }
            noted.add(call.act());
        }
    };

    private final RefusalNotes refusals = new RefusalNotes(() -> notes, (request, response, handler, problem) -> {
        answered.add(problem);
        return ANSWERED;
    });

    @BeforeEach
    void aCall() {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        Caller caller = new Caller("A-1", "陈默", Set.of(), Set.of(), null, null, new Reach(Set.of()));
        new Request(caller, "POST /api/units", null, List.of()).begin();
    }

    @AfterEach
    void forget() {
        RequestContextHolder.resetRequestAttributes();
    }

    private @Nullable ModelAndView resolve(Exception problem) {
        return refusals.resolveException(request, new MockHttpServletResponse(), null, problem);
    }

    @Test
    void aRefusalIsNotedAndAnsweredByOthers() {
        assertThat(resolve(NOT_HIMSELF)).isNull();

        assertThat(noted).containsExactly("POST /api/units");
    }

    @Test
    void whatIsNoRefusalIsNotNoted() {
        resolve(new DomainProblem("unknown-unit", HttpStatus.NOT_FOUND));
        resolve(new IllegalStateException());

        assertThat(noted).isEmpty();
    }

    @Test
    void aRefusalThatCannotBeNotedIsAnsweredAsWhatPreventsIt() {
        away = new DataAccessResourceFailureException("the store is away");

        assertThat(resolve(NOT_HIMSELF)).isSameAs(ANSWERED);

        assertThat(answered).containsExactly(away);
    }

    @Test
    void withoutACallThereIsNothingToNote() {
        RequestContextHolder.resetRequestAttributes();

        assertThat(resolve(NOT_HIMSELF)).isNull();

        assertThat(noted).isEmpty();
    }
}
