package io.luoshi.notification.mail;

import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;

/** Lets tests of any feature move the queue by hand and look at the log. */
public final class Outgoing {

    private final MailConfiguration.SenderFactory senders;
    private final MongoTemplate mongo;

    Outgoing(MailConfiguration.SenderFactory senders, MongoTemplate mongo) {
        this.senders = senders;
        this.mongo = mongo;
    }

    /** Sends what is due, as one worker would. */
    public void sendAll() {
        Sender sender = senders.newSender();
        while (sender.round()) {}
    }

    public List<Message> log() {
        return mongo.find(new Query().with(Sort.by("createdAt", "_id")), Message.class);
    }

    public static Kind kindOf(Message message) {
        return message.kind();
    }

    public static String subjectOf(Message message) {
        return message.view(null).subject();
    }
}
