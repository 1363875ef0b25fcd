package io.luoshi.task.reading;

import io.luoshi.task.document.Format;
import io.luoshi.task.notice.Notice;
import io.luoshi.task.notice.SourceText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A notice as it was read from a file.
 *
 * @param encoding of a plain text: {@code UTF-8} or {@code GB18030}; the text of other formats is decoded already
 * @param source the text; every span of the notice counts in it
 */
public record Reading(Format format, String encoding, SourceText source, Notice notice) {

    private static final JsonMapper JSON = new JsonMapper();

    /** As it is kept and as it travels: JSON, compressed to a tenth, so that 5,000 tasks fit in one document of the store. */
    public byte[] packed() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            JSON.writeValue(out, this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** What {@link #packed()} kept. */
    public static Reading unpacked(byte[] packed) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return JSON.readValue(in, Reading.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
