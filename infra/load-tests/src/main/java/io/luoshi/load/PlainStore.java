package io.luoshi.load;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The server that the embedded store is built on, as it comes: H2 backend on a file, which commits once a second. */
public final class PlainStore {

    private PlainStore() {}

    /** @param args file, port */
    public static void main(String[] args) {
        new MongoServer(new H2Backend(args[0]))
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[1])));
    }
}
