package io.luoshi.starter.web;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Who calls, as he names himself in the header {@value #HEADER}; kept in histories. Take it as {@code @RequestHeader} of a handler. */
public record Actor(String name) {

    public static final String HEADER = "X-Luoshi-Actor";

    /** For {@code defaultValue}: the caller did not say. */
    public static final String UNKNOWN = "unknown";

    private static final int LONGEST = 100;

    /** Reads the header's value. Servers hand headers over as ISO 8859-1; callers write Chinese names in UTF-8. */
    public static Actor valueOf(String header) {
        String name = decode(header).strip();
        return new Actor(name.isEmpty() ? UNKNOWN : name.substring(0, Math.min(name.length(), LONGEST)));
    }

    private static String decode(String header) {
        try {
            ByteBuffer bytes = StandardCharsets.ISO_8859_1.newEncoder().encode(CharBuffer.wrap(header));
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException decodedAlreadyOrOtherCharset) {
            return header;
        }
    }
}
