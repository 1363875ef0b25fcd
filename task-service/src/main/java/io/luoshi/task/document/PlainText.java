package io.luoshi.task.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A file as plain text. It is UTF-8 if it can be, for hardly any other text happens to be valid UTF-8; otherwise GB18030, which
 * includes GBK and GB2312; otherwise, or when it holds control characters, it is no text.
 */
record PlainText(String text, String encoding) {

    private static final List<Charset> ENCODINGS = List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    static PlainText of(byte[] bytes) {
        for (Charset encoding : ENCODINGS) {
            Optional<String> text = decode(bytes, encoding);
            if (text.isPresent() && isPlain(text.get())) {
                return new PlainText(text.get(), encoding.name());
            }
        }
        throw new Refusal(Refusal.Reason.NOT_A_DOCUMENT);
    }

    private static Optional<String> decode(byte[] bytes, Charset encoding) {
        try {
            String text = encoding.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
            return Optional.of(marked ? text.substring(1) : text);
        } catch (CharacterCodingException notThis) {
            return Optional.empty();
        }
    }

    /** Pictures, archives and documents are full of control characters; texts use a few for lines, tabs and pages. */
    private static boolean isPlain(String text) {
        return text.chars().noneMatch(c -> Character.isISOControl(c) && "\t\n\f\r\u0085\u001A".indexOf(c) < 0);
    }
}
