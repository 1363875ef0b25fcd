package io.luoshi.e2e;

import io.luoshi.demo.Api;
import io.luoshi.demo.Office;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The mails that reached the local platform's sink. */
record Mailbox(Api sink) {

    /** Newest first. */
    List<JsonNode> all() {
        return new Office(sink).all("/mails").toList();
    }

    /** Newest first. */
    List<JsonNode> to(String address) {
        return new Office(sink).all("/mails?to=" + Api.encode(address)).toList();
    }

    /** Message-IDs with repetitions, to show that none repeats. */
    List<String> messageIds() {
        return all().stream().map(mail -> mail.path("messageId").asString()).toList();
    }
}
