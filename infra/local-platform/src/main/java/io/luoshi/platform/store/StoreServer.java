package io.luoshi.platform.store;

import de.bwaldvogel.mongo.MongoServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** The server: {@link StoreBackend} behind MongoDB's wire protocol. */
public final class StoreServer implements AutoCloseable {

    /**
     * A connection is served by one thread, which waits while its write is being committed. As many writers can share a
     * commit as there are threads.
     */
    private static final int THREADS = 48;

    private final Storage storage;
    private final MongoServer server;
    private final InetSocketAddress address;

    private StoreServer(Storage storage, StoreSettings settings, InetAddress host, int port) {
        this.storage = storage;
        server = new MongoServer(new StoreBackend(storage, settings));
        server.bind(new InetSocketAddress(host, port), 1, THREADS);
        address = server.getLocalAddress();
    }

    /** Forgets everything when it is closed. */
    public static StoreServer inMemory(StoreSettings settings) {
        return new StoreServer(Storage.inMemory(), settings, InetAddress.getLoopbackAddress(), 0);
    }

    /**
     * Keeps its data in the directory, which is created if it is missing. Port 0 takes a free one.
     *
     * @throws IllegalStateException with a text for users, if the files are in use, of another format or broken
     */
    public static StoreServer open(Path directory, InetAddress host, int port, StoreSettings settings) {
        Storage storage = Storage.open(directory, settings);
        try {
            return new StoreServer(storage, settings, host, port);
        } catch (Exception e) {
            // Exception and not RuntimeException: Netty throws a BindException that its methods do not declare.
            storage.close();
            throw e;
        }
    }

    public InetSocketAddress address() {
        return address;
    }

    /** Copies the store as it is at one moment into the directory, while it is being used. */
    public void backup(Path target) {
        storage.backup(target);
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
