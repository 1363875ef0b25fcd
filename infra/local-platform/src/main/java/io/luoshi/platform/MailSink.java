package io.luoshi.platform;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.server.SMTPServer;

/**
 * Where all mails end: an SMTP server that accepts every mail and keeps it as an
 * {@code .eml} file, and a web page that shows them (see {@link MailSite}). It forwards none, unless it is given a relay.
 */
public final class MailSink implements AutoCloseable {

    private final InetAddress host;
    private final int smtpPort;
    private final MailDoor door;
    private final HttpServer web;
    private final ExecutorService webThreads = Executors.newVirtualThreadPerTaskExecutor();

    private final Switch smtp = new Switch(this::startSmtp);

    private MailSink(InetAddress host, MailFolder mails, @Nullable MailRelay relay, int smtpPort, int webPort)
            throws IOException {
        this.host = host;
        this.door = new MailDoor(mails, relay);
        this.smtpPort = smtpPort;
        web = HttpServer.create(new InetSocketAddress(host, webPort), 0);
        web.setExecutor(webThreads);
        web.createContext("/", new MailSite(mails));
        serve(FaultSite.PATH, new FaultSite(door));
    }

    private Runnable startSmtp() {
        SMTPServer server = SMTPServer.port(smtpPort)
                .bindAddress(host)
                .hostName("localhost")
                .softwareName("Luoshi mail sink")
                .messageHandlerFactory(door)
                .build();
        server.start();
        return server::stop;
    }

    /** Starts the sink on the directory, which is created if it is missing. Port 0 takes a free one. */
    public static MailSink start(Path directory, int smtpPort, int webPort) {
        return start(InetAddress.getLoopbackAddress(), directory, null, smtpPort, webPort);
    }

    /** @param relay takes each mail before it is kept; none: mails end here */
    static MailSink start(InetAddress host, Path directory, @Nullable MailRelay relay, int smtpPort, int webPort) {
        try {
            int port = smtpPort == 0 ? Ports.free() : smtpPort;
            MailSink sink = new MailSink(host, new MailFolder(directory, Clock.systemUTC()), relay, port, webPort);
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

    /** Serves something else beside the mails, for callers on this machine only. */
    void serve(String path, HttpHandler handler) {
        web.createContext(path, new LocalOnly(handler));
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
}
