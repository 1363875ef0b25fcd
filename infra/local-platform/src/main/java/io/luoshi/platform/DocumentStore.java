package io.luoshi.platform;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;

/**
 * A MongoDB-compatible server on the loopback interface: mongo-java-server on an H2 {@link MVStore}.
 *
 * <p>A write is answered after the commit that holds it is in the file, so a killed process loses no acknowledged write
 * (the operating system may: commits are not forced to the disk one by one). It is a stand-in for one machine; what it
 * does not do as MongoDB does is listed in {@code docs/local-platform.md}.
 */
public final class DocumentStore implements AutoCloseable {

    /**
     * A connection is served by one thread, which waits while its write is being committed. As many writers can share a
     * commit as there are threads.
     */
    private static final int THREADS = 48;

    private final MongoServer server;
    private final InetSocketAddress address;

    private DocumentStore(MVStore store, int port) {
        server = new MongoServer(new StoreBackend(store));
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1, THREADS);
        address = server.getLocalAddress();
    }

    /** A store that forgets everything when it is closed, on a free port. */
    public static DocumentStore inMemory() {
        return new DocumentStore(MVStore.open(null), 0);
    }

    /** The store kept in the directory, which is created if it is missing. Port 0 takes a free one. */
    public static DocumentStore open(Path directory, int port) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the store's directory " + directory, e);
        }
        return new DocumentStore(StoreFile.open(directory.resolve("store.mv")), port);
    }

    /** Connection string without a database, e.g. {@code mongodb://127.0.0.1:27017}. */
    public String uri() {
        return "mongodb://" + address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    /** Connection string of one database, e.g. {@code mongodb://127.0.0.1:27017/task}. */
    public String uri(String database) {
        return uri() + "/" + database;
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
