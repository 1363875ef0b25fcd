package io.luoshi.gateway.route;

/** A service gave no answer that could be passed on. */
public final class ServiceFailed extends RuntimeException {

    /** Why there is no answer. */
    enum Reason {
        /** No connection: the request was not sent. */
        UNREACHABLE("service-unavailable", true),
        /** Sent, but no answer in time or the connection broke: the service may have carried it out. */
        NO_ANSWER("service-no-answer", true),
        /** As many requests as allowed are with the service already: the request was not sent. */
        BUSY("service-unavailable", false);

        final String problemCode;
        final boolean countsAgainstService;

        Reason(String problemCode, boolean countsAgainstService) {
            this.problemCode = problemCode;
            this.countsAgainstService = countsAgainstService;
        }
    }

    private final Reason reason;

    ServiceFailed(String service, Reason reason, Exception cause) {
        super(service + ": " + reason, cause);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
