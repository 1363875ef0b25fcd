package io.luoshi.notification.notice;

import io.luoshi.notification.mail.Line;
import io.luoshi.notification.recipient.Recipient;
import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * That a person is to be told of an assignment. Inserting it is the claim on the event: the id keeps everybody else, and every
 * redelivery, from telling the person again.
 *
 * @param id {@code task-assigned:<task>:<unit>:<person>}
 * @param group id of the notice that opened the group, and of the message that the group becomes
 * @param gathered true once it is in a message
 */
@Document("assignment_notices")
record AssignmentNotice(
        @Id String id, String group, Recipient recipient, Line line, Instant noticedAt, boolean gathered) {

    static String idOf(String task, String unit, Recipient recipient) {
        return "task-assigned:" + task + ":" + unit + ":" + recipient.id();
    }
}
