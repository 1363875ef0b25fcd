package io.luoshi.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail relay that keeps what it gets and fails as it is told. */
public final class FakeRelay {

    private final int port;
    private final List<MimeMessage> mails = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket server;
    private volatile int connections;
    private volatile String onRecipient = "250 OK";
    private volatile String onData = "250 Kept";
    private volatile boolean dropAfterData;

    public FakeRelay() {
        server = listen(0);
        port = server.getLocalPort();
    }

    public int port() {
        return port;
    }

    /** What was accepted, in order. */
    public List<MimeMessage> mails() {
        return mails;
    }

    /** How many conversations were opened. */
    public int connections() {
        return connections;
    }

    public void answerRecipientsWith(String reply) {
        onRecipient = reply;
    }

    public void answerDataWith(String reply) {
        onData = reply;
    }

    /** Hangs up instead of answering the end of the mail. */
    public void dropAfterData() {
        dropAfterData = true;
    }

    /** Refuses connections. */
    public void stop() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Healthy again, and empty. */
    public void reset() {
        if (server.isClosed()) {
            start();
        }
        onRecipient = "250 OK";
        onData = "250 Kept";
        dropAfterData = false;
        connections = 0;
        mails.clear();
    }

    public void start() {
        server = listen(port);
    }

    private ServerSocket listen(int wanted) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            Thread.ofVirtual().start(() -> accept(socket));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                connections++;
                open.add(caller);
                Thread.ofVirtual().start(() -> talk(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket caller) {
        try (caller) {
            var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
            OutputStream out = caller.getOutputStream();
            say(out, "220 fake");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!answered(line.toUpperCase(), in, out)) {
                    return;
                }
            }
        } catch (IOException | MessagingException gone) {
            // The caller sees it as a broken connection.
        } finally {
            open.remove(caller);
        }
    }

    private boolean answered(String command, BufferedReader in, OutputStream out)
            throws IOException, MessagingException {
        if (command.startsWith("RCPT")) {
            say(out, onRecipient);
        } else if (command.equals("DATA")) {
            say(out, "354 Go on");
            return took(in, out);
        } else {
            say(out, command.equals("QUIT") ? "221 Bye" : "250 OK");
        }
        return true;
    }

    private boolean took(BufferedReader in, OutputStream out) throws IOException, MessagingException {
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); !line.equals("."); line = in.readLine()) {
            mail.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        if (dropAfterData) {
            return false;
        }
        if (onData.startsWith("2")) {
            byte[] bytes = mail.toString().getBytes(StandardCharsets.UTF_8);
            mails.add(new MimeMessage(null, new ByteArrayInputStream(bytes)));
        }
        say(out, onData);
        return true;
    }

    private static void say(OutputStream out, String words) throws IOException {
        out.write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
