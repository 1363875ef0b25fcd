package io.luoshi.gateway.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** A complete request body: a small one in memory, a large one in a temporary file that goes when this is closed. */
public final class ReceivedBody implements Closeable {

    private static final String ATTRIBUTE = ReceivedBody.class.getName();

    private final long length;
    private final byte[] start;
    private final @Nullable Path file;

    private ReceivedBody(long length, byte[] start, @Nullable Path file) {
        this.length = length;
        this.start = start;
        this.file = file;
    }

    static boolean isSentWith(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    /** The body of this request, if it has one and it was received. */
    public static @Nullable ReceivedBody of(HttpServletRequest request) {
        return (ReceivedBody) request.getAttribute(ATTRIBUTE);
    }

    void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** Reads to the end, or until it is clear that there are more than {@code max} bytes. */
    static ReceivedBody receive(InputStream in, long max, int inMemory) throws IOException {
        byte[] start = read(in, (int) Math.min(inMemory, max) + 1);
        if (start.length > max) {
            throw new TooLarge();
        }
        return start.length <= inMemory ? new ReceivedBody(start.length, start, null) : toFile(start, in, max);
    }

    private static ReceivedBody toFile(byte[] start, InputStream in, long max) throws IOException {
        Path file = Files.createTempFile("luoshi-body-", null);
        boolean complete = false;
        try (OutputStream out = Files.newOutputStream(file)) {
            long length = 0;
            for (byte[] piece = start; piece.length > 0; piece = read(in, start.length)) {
                length += piece.length;
                if (length > max) {
                    throw new TooLarge();
                }
                out.write(piece);
            }
            complete = true;
            return new ReceivedBody(length, new byte[0], file);
        } finally {
            if (!complete) {
                Files.delete(file);
            }
        }
    }

    private static byte[] read(InputStream in, int most) throws Incomplete {
        try {
            return in.readNBytes(most);
        } catch (IOException callerGoneOrStalled) {
            throw new Incomplete(callerGoneOrStalled);
        }
    }

    public long length() {
        return length;
    }

    public void writeTo(OutputStream out) throws IOException {
        if (file == null) {
            out.write(start);
        } else {
            Files.copy(file, out);
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }

    /** There is more than the limit. */
    static final class TooLarge extends IOException {}

    /** The caller went away or stopped sending before the end. */
    static final class Incomplete extends IOException {
        Incomplete(IOException cause) {
            super(cause);
        }
    }
}
