package io.luoshi.task;

import java.nio.charset.StandardCharsets;

/** Who calls, as he names himself in the header {@value #HEADER}; kept in histories. */
public record Actor(String name) {

    public static final String HEADER = "X-Luoshi-Actor";
    public static final String UNKNOWN = "unknown";

    /** Reads the header's value. Servers hand headers over as ISO 8859-1; callers write Chinese names in UTF-8. */
    public static Actor valueOf(String header) {
        return new Actor(new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }
}
