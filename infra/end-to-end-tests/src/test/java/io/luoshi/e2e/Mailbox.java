package io.luoshi.e2e;

import io.luoshi.demo.Api;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The mails that reached the local platform's sink. */
record Mailbox(Api sink) {

    private static final int PAGE = 1000;

    /** Newest first. */
    List<JsonNode> all() {
        return list("");
    }

    /** Newest first. */
    List<JsonNode> to(String address) {
        return list("&to=" + Api.encode(address));
    }

    /** Message-IDs with repetitions, to show that none repeats. */
    List<String> messageIds() {
        return all().stream().map(mail -> mail.path("messageId").asString()).toList();
    }

    private List<JsonNode> list(String filter) {
        return Stream.iterate(0, page -> page + 1)
                .map(page -> sink.get("/mails?size=" + PAGE + "&page=" + page + filter)
                        .expect())
                .takeWhile(mails -> !mails.isEmpty())
                .flatMap(JsonNode::valueStream)
                .toList();
    }
}
