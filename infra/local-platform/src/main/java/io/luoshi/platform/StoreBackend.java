package io.luoshi.platform;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's commands on one {@link MVStore}: writes are durable before they are answered. */
final class StoreBackend extends H2Backend {

    private static final Logger log = LoggerFactory.getLogger(StoreBackend.class);

    /** Commands that change nothing. Every other one is treated as a write. */
    private static final Set<String> READS = Set.of(
            "buildinfo",
            "collstats",
            "count",
            "dbstats",
            "distinct",
            "endsessions",
            "find",
            "getmore",
            "hello",
            "ismaster",
            "killcursors",
            "listcollections",
            "listindexes",
            "ping",
            "serverstatus");

    private final GroupCommit commits;
    private final ScheduledExecutorService housekeeping = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("store-housekeeping").factory());

    StoreBackend(MVStore store) {
        commits = new GroupCommit(store);
        super(store);
        if (store.isPersistent()) {
            var _ = housekeeping.scheduleWithFixedDelay(this::compactSome, 1, 1, TimeUnit.SECONDS);
        }
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String databaseName) {
        return new StoreDatabase(databaseName, getMvStore(), getCursorRegistry());
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        return showsOnlyItself(message.getDocument())
                ? read(message)
                : commits.durably(() -> super.handleMessage(message));
    }

    /** {@code hello}, as Boot's health check asks it, is what the library knows as {@code isMaster}. */
    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        return command.equals("hello")
                ? super.handleCommand(channel, database, "ismaster", query).append("isWritablePrimary", true)
                : super.handleCommand(channel, database, command, query);
    }

    /** Commits go on during a read; the version it started with is not overwritten while it lasts. */
    private Document read(MongoMessage message) {
        MVStore.TxCounter version = getMvStore().registerVersionUsage();
        try {
            return super.handleMessage(message);
        } finally {
            getMvStore().deregisterVersionUsage(version);
        }
    }

    /**
     * A read may show what another one is just writing and a crash could still undo. A read with the concern "majority"
     * must not, as with MongoDB: it is answered like a write, after the commit of all that it saw.
     */
    private static boolean showsOnlyItself(Document command) {
        String name = command.keySet().iterator().next().toLowerCase(Locale.ROOT);
        boolean majority =
                command.get("readConcern") instanceof Document concern && "majority".equals(concern.get("level"));
        return READS.contains(name) && !majority;
    }

    private void compactSome() {
        try {
            commits.alone(() -> StoreFile.compactSome(getMvStore()));
        } catch (RuntimeException e) {
            log.warn("cannot compact {}", this, e);
        }
    }

    @Override
    public void close() {
        housekeeping.close();
        commits.alone(super::close);
    }
}
