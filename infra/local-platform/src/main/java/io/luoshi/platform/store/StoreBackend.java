package io.luoshi.platform.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's commands on one {@link Storage}: what cannot be done right is refused, writes are durable when answered. */
final class StoreBackend extends AbstractMongoBackend {

    private static final Logger log = LoggerFactory.getLogger(StoreBackend.class);

    private static final int INTERNAL_ERROR = 1;

    /** Commands that change nothing. Every other one is treated as a write. */
    private static final Set<String> READS = Set.of(
            "buildinfo",
            "collstats",
            "count",
            "dbstats",
            "distinct",
            "endsessions",
            "explain",
            "find",
            "getmore",
            "hello",
            "ismaster",
            "killcursors",
            "listcollections",
            "listdatabases",
            "listindexes",
            "ping",
            "serverstatus",
            "validate");

    private final Storage storage;
    private final OpenCursors cursors = new OpenCursors(getCursorRegistry());
    private final Map<String, StoreDatabase> opened = new ConcurrentHashMap<>();
    private final ScheduledExecutorService housekeeping = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("store-expiry").factory());

    StoreBackend(Storage storage, StoreSettings settings) {
        this.storage = storage;
        super(settings.clock());
        storage.read(() -> {
            StoreDatabase.names(storage.mapNames()).forEach(this::resolveDatabase);
            return opened;
        });
        Expiry expiry = new Expiry(storage, this::databases, settings.clock());
        long interval = settings.expiryInterval().toMillis();
        var _ = housekeeping.scheduleWithFixedDelay(() -> expire(expiry), interval, interval, TimeUnit.MILLISECONDS);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return opened.computeIfAbsent(name, _ -> new StoreDatabase(name, storage, cursors));
    }

    Stream<StoreDatabase> databases() {
        return opened.values().stream();
    }

    @Override
    public void dropDatabase(String name) {
        super.dropDatabase(name);
        opened.remove(name);
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        Document command = message.getDocument();
        try {
            Supported.require(command);
            return TimeLimit.within(command, () -> kind(command).run(storage, () -> super.handleMessage(message)));
        } catch (MongoServerException e) {
            log.debug("refused: {}", command, e);
            return error(e);
        } catch (MVStoreException e) {
            log.error("the store has failed", e);
            return error(new MongoServerError(
                    INTERNAL_ERROR,
                    "InternalError",
                    "The store's file has failed and it must be started again; nothing acknowledged is lost: "
                            + e.getMessage()));
        }
    }

    /** The library would write each one into the log, with its stack; what clients do wrong is their business. */
    private static Document error(MongoServerException e) {
        Document answer = new Document("ok", 0.0).append("errmsg", e.getMessageWithoutErrorCode());
        return e instanceof MongoServerError coded
                ? answer.append("code", coded.getCode()).append("codeName", coded.getCodeName())
                : answer;
    }

    /** {@code hello}, as Boot's health check asks it, is what the library knows as {@code isMaster}. */
    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        return command.equals("hello")
                ? super.handleCommand(channel, database, "ismaster", query).append("isWritablePrimary", true)
                : super.handleCommand(channel, database, command, query);
    }

    /** How a command is run. */
    private enum Kind {
        READ {
            @Override
            Document run(Storage storage, Supplier<Document> command) {
                return storage.read(command);
            }
        },

        /**
         * A read may show what another one is just writing and a crash could still undo. A read with the concern
         * "majority" must not, as with MongoDB: it is answered after the commit of all that it saw.
         */
        DURABLE_READ {
            @Override
            Document run(Storage storage, Supplier<Document> command) {
                return storage.readDurable(command);
            }
        },
        WRITE {
            @Override
            Document run(Storage storage, Supplier<Document> command) {
                return storage.change(command);
            }
        },

        /** So big that its changes may have to leave the heap before it ends. */
        BIG_WRITE {
            @Override
            Document run(Storage storage, Supplier<Document> command) {
                return storage.changeAlone(command);
            }
        };

        abstract Document run(Storage storage, Supplier<Document> command);
    }

    private static Kind kind(Document command) {
        String name = command.keySet().iterator().next().toLowerCase(Locale.ROOT);
        boolean majority =
                command.get("readConcern") instanceof Document concern && "majority".equals(concern.get("level"));
        boolean reads = READS.contains(name) || name.equals("aggregate") && !Supported.isModifying(command);
        if (name.equals("createindexes")) {
            return Kind.BIG_WRITE;
        } else if (!reads) {
            return Kind.WRITE;
        }
        return majority ? Kind.DURABLE_READ : Kind.READ;
    }

    private void expire(Expiry expiry) {
        try {
            expiry.run();
            cursors.forgetUnused();
        } catch (RuntimeException e) {
            log.warn("cannot delete what is over in {}", storage, e);
        }
    }

    @Override
    public void close() {
        housekeeping.close();
        super.close();
        storage.close();
    }

    @Override
    public String toString() {
        return storage.toString();
    }
}
