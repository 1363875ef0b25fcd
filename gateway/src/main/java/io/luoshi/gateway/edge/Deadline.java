package io.luoshi.gateway.edge;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/** What a caller sends, as long as he is not too slow: Tomcat waits anew for each byte, and one who drips would hold on for days. */
final class Deadline extends FilterInputStream {

    /** It took too long. */
    static final class Passed extends IOException {}

    private final LongSupplier nanoTime;
    private final long end;

    /** @param limit from now to the end of the stream */
    Deadline(InputStream sent, Duration limit, LongSupplier nanoTime) {
        super(sent);
        this.nanoTime = nanoTime;
        this.end = nanoTime.getAsLong() + limit.toNanos();
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        check();
        return next;
    }

    @Override
    public int read(byte[] buffer, int from, int most) throws IOException {
        int count = super.read(buffer, from, most);
        check();
        return count;
    }

    private void check() throws Passed {
        if (nanoTime.getAsLong() - end > 0) {
            throw new Passed();
        }
    }
}
