package io.luoshi.notification.smtp;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.util.Objects;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A connection to the relay that several mails share; opened when the first one goes, used by one thread. */
final class SmtpConnection {

    private static final Logger log = LoggerFactory.getLogger(SmtpConnection.class);
    private static final int SERVICE_CLOSING = 421;
    private static final int PERMANENT = 500;

    private final JavaMailSenderImpl settings;
    private final String sender;
    private @Nullable SMTPTransport transport;

    SmtpConnection(JavaMailSenderImpl settings, String sender) {
        this.settings = settings;
        this.sender = sender;
    }

    Reply send(Mail mail) {
        MimeMessage message;
        SMTPTransport open;
        try {
            message = new MimeMail(settings.getSession(), mail, sender);
        } catch (AddressException e) {
            return new Reply.Refused("Not an address: " + mail.toAddress(), true);
        } catch (MessagingException e) {
            return new Reply.Refused(words(e), true);
        }
        try {
            open = connected();
        } catch (MessagingException e) {
            close();
            return new Reply.Unavailable(words(e));
        }
        return send(open, message);
    }

    private Reply send(SMTPTransport open, MimeMessage message) {
        try {
            Address[] recipients = message.getAllRecipients();
            open.sendMessage(message, recipients);
            return new Reply.Accepted(open.getLastServerResponse().strip());
        } catch (MessagingException e) {
            Reply reply = reply(e);
            if (!(reply instanceof Reply.Refused)) {
                close();
            }
            return reply;
        }
    }

    private SMTPTransport connected() throws MessagingException {
        SMTPTransport known = transport;
        if (known != null && known.isConnected()) {
            return known;
        }
        close();
        SMTPTransport fresh = (SMTPTransport) settings.getSession().getTransport("smtp");
        transport = fresh;
        fresh.connect(settings.getHost(), settings.getPort(), settings.getUsername(), settings.getPassword());
        return fresh;
    }

    /** The first exception in the chain that carries the server's code decides. */
    private static Reply reply(MessagingException failure) {
        Exception next = failure;
        while (next instanceof MessagingException e) {
            switch (e) {
                case SMTPAddressFailedException address -> {
                    return refused(address.getReturnCode(), address);
                }
                case SMTPSenderFailedException ourselves -> {
                    return new Reply.Unavailable(words(ourselves));
                }
                case SMTPSendFailedException content
                when content.getReturnCode() > 0 && !(content.getNextException() instanceof SendFailedException) -> {
                    return refused(content.getReturnCode(), content);
                }
                default -> next = e.getNextException();
            }
        }
        return new Reply.BrokenOff(words(failure));
    }

    private static Reply refused(int code, MessagingException refusal) {
        return code == SERVICE_CLOSING
                ? new Reply.Unavailable(words(refusal))
                : new Reply.Refused(words(refusal), code >= PERMANENT);
    }

    private static String words(MessagingException failure) {
        return Objects.requireNonNullElse(failure.getMessage(), failure.toString())
                .strip();
    }

    void close() {
        SMTPTransport open = transport;
        transport = null;
        if (open != null) {
            try {
                open.close();
            } catch (MessagingException e) {
                log.debug("The relay was gone before the connection was closed", e);
            }
        }
    }
}
