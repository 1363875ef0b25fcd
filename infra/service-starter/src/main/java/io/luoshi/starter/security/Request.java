package io.luoshi.starter.security;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * The call that is being carried out, as the audit trail notes it.
 *
 * @param act method and pattern, such as {@code POST /api/tasks/plans/{plan}/dispatch}
 * @param address where it came from, by the gateway's word
 * @param subjects the ids that its address names, and that of the person for whom a substitute acts
 */
public record Request(Caller caller, String act, @Nullable String address, List<String> subjects) {

    private static final String ATTRIBUTE = Request.class.getName();

    /** Empty for what a service does on its own account. */
    public static Optional<Request> current() {
        RequestAttributes attributes = RequestContextHolder.getRequestAttributes();
        return Optional.ofNullable(attributes)
                .map(known -> (Request) known.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST));
    }

    /** The same, to be found by that person too, because it is done instead of him. */
    Request alsoAbout(Duty.Absent absent) {
        return new Request(
                caller,
                act,
                address,
                Stream.concat(subjects.stream(), Stream.of(absent.id())).toList());
    }

    void begin() {
        RequestContextHolder.currentRequestAttributes().setAttribute(ATTRIBUTE, this, RequestAttributes.SCOPE_REQUEST);
    }
}
