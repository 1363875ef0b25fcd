package io.luoshi.load;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import org.bson.Document;

/**
 * The least that can be done with a submission: take the body and insert it durably into the same store. No gateway, no rules, no events.
 * What Luoshi costs is measured against this.
 */
public final class BareHandler {

    private BareHandler() {}

    /** @param args port to listen on, MongoDB address */
    public static void main(String[] args) throws IOException {
        MongoCollection<Document> inserts = MongoClients.create(args[1])
                .getDatabase("bare")
                .getCollection("inserts")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0])), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> insert(exchange, inserts));
        server.start();
    }

    private static void insert(HttpExchange exchange, MongoCollection<Document> inserts) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            inserts.insertOne(new Document("path", exchange.getRequestURI().getPath()).append("body", body));
            exchange.sendResponseHeaders(204, -1);
        }
    }
}
