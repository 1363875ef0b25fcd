package io.luoshi.task.reading;

import io.luoshi.starter.web.DomainProblem;
import io.luoshi.task.document.Refusal;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Tells the caller why his file is not read. */
final class ReadingProblem extends DomainProblem {

    private ReadingProblem(String code, HttpStatus status, Object... arguments) {
        super(code, status, arguments);
    }

    static ReadingProblem of(Refusal refusal) {
        String code = refusal.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new ReadingProblem(
                code, status(refusal.reason()), refusal.arguments().toArray());
    }

    private static HttpStatus status(Refusal.Reason reason) {
        return switch (reason) {
            case NOT_A_DOCUMENT, OUTDATED_FORMAT, FORMAT_MISMATCH -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case INFLATED_DOCUMENT, TOO_MUCH_TEXT -> HttpStatus.CONTENT_TOO_LARGE;
            case READERS_BUSY -> HttpStatus.SERVICE_UNAVAILABLE;
            default -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }
}
