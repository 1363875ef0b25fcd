package io.luoshi.platform;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.MessageHandlerFactory;
import org.subethamail.smtp.RejectException;

/**
 * Takes mails in: passes each on to the relay, if there is one, and keeps it in the folder. A sender is answered after
 * both, so he tries again what the relay did not take. A {@link MailFault} makes it do less.
 */
final class MailDoor implements MessageHandlerFactory {

    private final MailFolder mails;
    private final @Nullable MailRelay relay;

    private MailFault fault = new MailFault.None();

    /** Opened when the fault changes: whoever is being delayed goes on. */
    private CountDownLatch changed = new CountDownLatch(1);

    MailDoor(MailFolder mails, @Nullable MailRelay relay) {
        this.mails = mails;
        this.relay = relay;
    }

    synchronized MailFault fault() {
        return fault;
    }

    synchronized void set(MailFault next) {
        fault = next;
        changed.countDown();
        changed = new CountDownLatch(1);
    }

    private synchronized CountDownLatch changed() {
        return changed;
    }

    @Override
    public MessageHandler create(MessageContext context) {
        return new Delivery();
    }

    private void delay(MailFault.Delay delay) throws IOException {
        try {
            boolean _ = changed().await(delay.time().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IOException("the sink is being stopped", e);
        }
    }

    /** One mail while it is being received. */
    private final class Delivery implements MessageHandler {

        private final List<String> recipients = new ArrayList<>();
        private String sender = "";

        @Override
        public void from(String from) {
            sender = from;
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            if (fault() instanceof MailFault.Refuse(int code, String reply)) {
                throw new RejectException(code, reply);
            }
            recipients.add(recipient);
        }

        @Override
        public @Nullable String data(InputStream content) throws IOException, RejectException {
            byte[] mail = content.readAllBytes();
            MailFault now = fault();
            if (now instanceof MailFault.Drop) {
                throw new DropConnectionException("connection dropped as told");
            }
            if (relay != null) {
                relay.send(sender, recipients, mail);
            }
            mails.add(sender, recipients, new ByteArrayInputStream(mail));
            if (now instanceof MailFault.Delay delay) {
                delay(delay);
            }
            return null;
        }

        @Override
        public void done() {
            // Nothing is open between mails.
        }
    }
}
