package io.luoshi.gateway.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A refusal or failure as RFC 9457 wants it.
 *
 * @param type address of the page that explains the code
 * @param title what the code means, the same for every occurrence
 * @param status HTTP status
 * @param detail what happened this time
 * @param code stable and never translated: programs decide by it
 * @param traceId where to look in the logs
 * @param service the service concerned, if one is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"type", "title", "status", "detail", "code", "traceId", "service"})
public record Problem(
        URI type,
        String title,
        int status,
        String detail,
        String code,
        @Nullable String traceId,
        @Nullable String service) {

    public Problem ofService(String name) {
        return new Problem(type, title, status, detail, code, traceId, name);
    }
}
