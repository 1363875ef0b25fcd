package io.luoshi.e2e;

import io.luoshi.demo.Api;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The mails that reached the local platform's sink. */
record Mailbox(Api sink) {

    /** Newest first. */
    List<JsonNode> all() {
        return StreamSupport.stream(sink.get("/mails").expect().spliterator(), false)
                .toList();
    }

    List<JsonNode> to(String address) {
        return StreamSupport.stream(
                        sink.get("/mails?to=" + Api.encode(address)).expect().spliterator(), false)
                .toList();
    }
}
