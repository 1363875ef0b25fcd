package io.luoshi.platform;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Reads an {@code .eml} file, however broken: a test sink must show what a mail client would choke on. */
final class MailReader {

    private static final Session SESSION = Session.getInstance(new Properties());

    private final Map<String, List<String>> headers = new LinkedHashMap<>();
    private final List<String> attachments = new ArrayList<>();
    private @Nullable String text;
    private @Nullable String html;

    private MailReader() {}

    static Mail read(String id, Instant receivedAt, Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return new MailReader().read(id, receivedAt, new MimeMessage(SESSION, content));
        } catch (MessagingException e) {
            throw new IOException("cannot read " + file, e);
        }
    }

    private Mail read(String id, Instant receivedAt, MimeMessage message) throws MessagingException {
        for (Header header : Collections.list(message.getAllHeaders())) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(decode(header.getValue()));
        }
        readPart(message);
        return new Mail(
                id,
                receivedAt,
                first("Return-Path"),
                headers.getOrDefault("Delivered-To", List.of()),
                first("Subject"),
                headers.containsKey("Message-ID") ? first("Message-ID") : null,
                headers,
                text,
                html,
                attachments);
    }

    private void readPart(Part part) {
        try {
            if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    BodyPart child = parts.getBodyPart(i);
                    readPart(child);
                }
            } else if (part.getFileName() != null || !part.isMimeType("text/*")) {
                attachments.add(Objects.requireNonNullElse(decode(part.getFileName()), part.getContentType()));
            } else if (part.isMimeType("text/html")) {
                html = textOf(part);
            } else {
                text = textOf(part);
            }
        } catch (IOException | MessagingException e) {
            text = "(" + e.getMessage() + ")";
        }
    }

    private static String textOf(Part part) throws IOException, MessagingException {
        try {
            return String.valueOf(part.getContent());
        } catch (UnsupportedEncodingException unknownCharset) {
            return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String first(String header) {
        return headers.getOrDefault(header, List.of("")).getFirst();
    }

    private static String decode(@Nullable String value) {
        try {
            return value == null ? "" : MimeUtility.decodeText(MimeUtility.unfold(value));
        } catch (UnsupportedEncodingException unknownCharset) {
            return value;
        }
    }
}
