package io.luoshi.notification.mail;

import io.luoshi.starter.web.ListPage;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.web.PageableDefault;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The delivery log: what was sent to whom, what waits, what failed and in which words of the server. */
@RestController
@RequestMapping("${luoshi.api-path}/messages")
class MessageController {

    private final Messages messages;
    private final Redelivery redelivery;
    private final MessageView.Factory views;

    MessageController(Messages messages, Redelivery redelivery, MessageView.Factory views) {
        this.messages = messages;
        this.redelivery = redelivery;
        this.views = views;
    }

    /** @param recipient id or address of a person */
    @GetMapping
    ListPage<MessageView> list(
            @RequestParam @Nullable String recipient,
            @RequestParam @Nullable State state,
            @RequestParam @Nullable Kind kind,
            @PageableDefault Pageable page) {
        Criteria filter = new Criteria();
        if (recipient != null) {
            filter = filter.and(recipient.contains("@") ? "recipient.email" : "recipient.id")
                    .is(recipient);
        }
        filter = state == null ? filter : filter.and("state").is(state);
        filter = kind == null ? filter : filter.and("kind").is(kind);
        Sort newestFirst = Sort.by(Sort.Direction.DESC, "createdAt");
        return ListPage.of(messages.find(filter, ListPage.inOrder(page, newestFirst)), views::line);
    }

    @GetMapping("/{id}")
    MessageView.Full show(@PathVariable String id) {
        return views.full(messages.find(id).orElseThrow(() -> Redelivery.unknown(id)));
    }

    /** Tries a message again that was given up, once its cause is mended; harmless when repeated. */
    @PostMapping("/{id}/retry")
    MessageView.Full retry(@PathVariable String id) {
        return views.full(redelivery.retry(id));
    }
}
