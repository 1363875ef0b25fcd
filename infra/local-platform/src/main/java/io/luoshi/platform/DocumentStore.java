package io.luoshi.platform;

import io.luoshi.platform.store.StoreServer;
import io.luoshi.platform.store.StoreSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/**
 * A MongoDB-compatible server, on the loopback interface unless told otherwise: mongo-java-server on ordered maps.
 *
 * <p>A write is answered after it is in the store's journal, so a killed process loses no acknowledged write; the
 * operating system loses none if {@link StoreSettings#forced} says so. Indexes are used. What it does not do as MongoDB
 * does, it refuses: {@code docs/store-support.md}.
 */
public final class DocumentStore implements AutoCloseable {

    private final StoreServer server;

    private DocumentStore(StoreServer server) {
        this.server = server;
    }

    /** A store that forgets everything when it is closed, on a free port. */
    public static DocumentStore inMemory() {
        return new DocumentStore(StoreServer.inMemory(StoreSettings.defaults()));
    }

    /** The store kept in the directory, which is created if it is missing. Port 0 takes a free one. */
    public static DocumentStore open(Path directory, int port) {
        return open(directory, InetAddress.getLoopbackAddress(), port, StoreSettings.defaults());
    }

    /** @throws IllegalStateException with a text for users, if the data are in use, of another format or broken */
    public static DocumentStore open(Path directory, InetAddress host, int port, StoreSettings settings) {
        return new DocumentStore(StoreServer.open(directory, host, port, settings));
    }

    /** Connection string without a database, e.g. {@code mongodb://127.0.0.1:27017}. */
    public String uri() {
        InetSocketAddress address = server.address();
        return "mongodb://" + address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    /** Connection string of one database, e.g. {@code mongodb://127.0.0.1:27017/task}. */
    public String uri(String database) {
        return uri() + "/" + database;
    }

    /** Copies the store as it is at one moment into the directory, while it is being used. */
    public void backup(Path target) {
        server.backup(target);
    }

    @Override
    public void close() {
        server.close();
    }
}
