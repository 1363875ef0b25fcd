package io.luoshi.platform;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.server.SMTPServer;

/**
 * Where all mails end: an SMTP server on the loopback interface that accepts every mail, keeps it as an {@code .eml}
 * file and forwards none, and a web page that shows them (see {@link MailSite}).
 */
public final class MailSink implements AutoCloseable {

    private final int smtpPort;
    private final MailFolder mails;
    private final HttpServer web;
    private final ExecutorService webThreads = Executors.newVirtualThreadPerTaskExecutor();

    private final Switch smtp = new Switch(this::startSmtp);

    private MailSink(MailFolder mails, int smtpPort, int webPort) throws IOException {
        this.mails = mails;
        this.smtpPort = smtpPort;
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), webPort), 0);
        web.setExecutor(webThreads);
        web.createContext("/", new MailSite(mails));
    }

    private Runnable startSmtp() {
        SMTPServer server = SMTPServer.port(smtpPort)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .softwareName("Luoshi mail sink")
                .messageHandlerFactory(context -> new Delivery(mails))
                .build();
        server.start();
        return server::stop;
    }

    /** Starts the sink on the directory, which is created if it is missing. Port 0 takes a free one. */
    public static MailSink start(Path directory, int smtpPort, int webPort) {
        try {
            int port = smtpPort == 0 ? Ports.free() : smtpPort;
            MailSink sink = new MailSink(new MailFolder(directory, Clock.systemUTC()), port, webPort);
            sink.smtp.on();
            sink.web.start();
            return sink;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the mail sink on " + directory, e);
        }
    }

    /** The port for {@code spring.mail.port}. */
    public int smtpPort() {
        return smtpPort;
    }

    /** Takes the SMTP server away and gives it back; the mails and their page stay. */
    Switch smtp() {
        return smtp;
    }

    /** Serves something else beside the mails. */
    void serve(String path, HttpHandler handler) {
        web.createContext(path, handler);
    }

    /** Address of the page, without a slash at its end; mails as JSON are at {@code /mails}. */
    public String url() {
        return "http://127.0.0.1:" + web.getAddress().getPort();
    }

    @Override
    public void close() {
        smtp.close();
        web.stop(0);
        webThreads.close();
    }

    /** One mail while it is being received. */
    private static final class Delivery implements MessageHandler {

        private final MailFolder mails;
        private final List<String> recipients = new ArrayList<>();
        private String sender = "";

        Delivery(MailFolder mails) {
            this.mails = mails;
        }

        @Override
        public void from(String from) {
            sender = from;
        }

        @Override
        public void recipient(String recipient) {
            recipients.add(recipient);
        }

        @Override
        public @Nullable String data(InputStream content) throws IOException {
            mails.add(sender, recipients, content);
            return null;
        }

        @Override
        public void done() {
            // Nothing is open between mails.
        }
    }
}
