package io.luoshi.notification.smtp;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;

/** A mail as multipart/alternative in UTF-8 with a Message-ID that depends on nothing but the mail's id. */
final class MimeMail extends MimeMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String messageId;

    /** @throws MessagingException when the address is none */
    MimeMail(Session session, Mail mail, String sender) throws MessagingException {
        super(session);
        messageId = messageId(mail.id(), sender);
        setFrom(new InternetAddress(sender, true));
        InternetAddress to = new InternetAddress(mail.toAddress(), true);
        setRecipient(Message.RecipientType.TO, named(to, oneLine(mail.toName())));
        setSubject(oneLine(mail.subject()), UTF_8);
        setSentDate(Date.from(mail.date()));
        setHeader("Auto-Submitted", "auto-generated");
        setContent(new MimeMultipart("alternative", part(mail.text(), "plain"), part(mail.html(), "html")));
        saveChanges();
    }

    /** {@code digest:U-1-p1:2025-03-20} from {@code noreply@luoshi.local} becomes {@code <digest.U-1-p1.2025-03-20@luoshi.local>}. */
    static String messageId(String id, String sender) {
        return "<" + id.replaceAll("[^A-Za-z0-9-]+", ".") + sender.substring(sender.indexOf('@')) + ">";
    }

    private static InternetAddress named(InternetAddress address, String name) throws MessagingException {
        try {
            address.setPersonal(name, UTF_8);
            return address;
        } catch (UnsupportedEncodingException impossible) {
            throw new MessagingException("No UTF-8", impossible);
        }
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(content, UTF_8, subtype);
        return part;
    }

    private static String oneLine(String header) {
        return header.replaceAll("[\\p{Cntrl}]+", " ").strip();
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
