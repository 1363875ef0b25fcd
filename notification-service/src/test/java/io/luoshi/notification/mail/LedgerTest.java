package io.luoshi.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.spy;

import io.luoshi.notification.Given;
import io.luoshi.notification.NotificationSettings;
import io.luoshi.notification.ServiceTest;
import io.luoshi.notification.recipient.Directory;
import io.luoshi.notification.smtp.Relay;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;

/** The store goes away after the relay has taken a mail. */
class LedgerTest extends ServiceTest {

    @Test
    void remembersAMailThatWentOutWhileTheStoreWasAway(
            @Autowired Messages messages,
            @Autowired Directory directory,
            @Autowired MailMetrics metrics,
            @Autowired Sender.Checks checks,
            @Autowired Relay smtp,
            @Autowired NotificationSettings settings) {
        directory.take(Given.unit("U-001", "发改委", Given.officer("p1")), 1);
        var recipient = directory.liaisonOfficers("U-001").getFirst();
        var lines = List.of(Line.of(Given.assigned(17, "U-001")));
        messages.plan(new Draft("one", Kind.TASK_ASSIGNED, recipient, null, lines, null));
        Messages shaky = spy(messages);
        doThrow(new DataAccessResourceFailureException("store away"))
                .doThrow(new QueryTimeoutException("still away"))
                .doCallRealMethod()
                .when(shaky)
                .save(any());

        Ledger ledger = new Ledger(shaky, metrics, settings);
        new Sender(shaky, checks, ledger, smtp.line(), settings).round();

        assertThat(relay.mails()).hasSize(1);
        assertThat(messages.find("one").orElseThrow().state()).isEqualTo(State.SENT);
    }
}
