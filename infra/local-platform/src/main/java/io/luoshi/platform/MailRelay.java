package io.luoshi.platform;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.RejectException;

/** A real mail server that mails are passed on to, byte by byte, with the sender and recipients of their envelope. */
final class MailRelay {

    /** How long the server may take for a step; then the sender is told to try again. */
    private static final String PATIENCE_MILLIS = "20000";

    private static final int TRY_AGAIN = 451;

    private final URI server;

    private MailRelay(URI server) {
        this.server = server;
    }

    /**
     * @param address {@code smtp://[user:password@]host[:port]}, with STARTTLS where the server offers it, or {@code smtps://...}
     * @throws IllegalArgumentException if it is anything else
     */
    static MailRelay to(String address) {
        URI uri = URI.create(address);
        if (!List.of("smtp", "smtps").contains(String.valueOf(uri.getScheme())) || uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "not an SMTP server: the address must be like smtp://user:password@host:587");
        }
        return new MailRelay(uri);
    }

    /** @throws RejectException with the server's own answer, or to try again if there is none */
    void send(String sender, List<String> recipients, byte[] mail) throws RejectException {
        Session session = Session.getInstance(settings(sender));
        try (Transport transport = session.getTransport(server.getScheme())) {
            transport.connect(server.getHost(), server.getPort(), userInfo(0), userInfo(1));
            transport.sendMessage(new MimeMessage(session, new ByteArrayInputStream(mail)), addresses(recipients));
        } catch (MessagingException e) {
            throw new RejectException(codeOf(e), "the relay " + server.getHost() + " says: " + wordsOf(e));
        }
    }

    private Properties settings(String sender) {
        String prefix = "mail." + server.getScheme() + ".";
        Properties settings = new Properties();
        settings.put(prefix + "from", sender);
        settings.put(prefix + "auth", String.valueOf(server.getUserInfo() != null));
        settings.put(prefix + "starttls.enable", "true");
        settings.put(prefix + "connectiontimeout", PATIENCE_MILLIS);
        settings.put(prefix + "timeout", PATIENCE_MILLIS);
        settings.put(prefix + "writetimeout", PATIENCE_MILLIS);
        return settings;
    }

    private @Nullable String userInfo(int part) {
        String[] parts = server.getUserInfo() == null
                ? new String[0]
                : server.getUserInfo().split(":", 2);
        return part < parts.length ? parts[part] : null;
    }

    private static Address[] addresses(List<String> recipients) throws MessagingException {
        List<Address> addresses = new ArrayList<>();
        for (String recipient : recipients) {
            addresses.add(new InternetAddress(recipient));
        }
        return addresses.toArray(Address[]::new);
    }

    private static int codeOf(MessagingException e) {
        for (@Nullable Exception cause = e;
                cause instanceof MessagingException known;
                cause = known.getNextException()) {
            if (cause instanceof SMTPAddressFailedException refused) {
                return refused.getReturnCode();
            } else if (cause instanceof SMTPSendFailedException failed && failed.getReturnCode() >= 400) {
                return failed.getReturnCode();
            }
        }
        return TRY_AGAIN;
    }

    /** The server's own words are innermost, in one line. */
    private static String wordsOf(MessagingException e) {
        String words = e.getMessage();
        for (@Nullable Exception cause = e;
                cause instanceof MessagingException known;
                cause = known.getNextException()) {
            words = known.getMessage();
        }
        return String.valueOf(words).strip().replaceAll("\\s+", " ");
    }
}
