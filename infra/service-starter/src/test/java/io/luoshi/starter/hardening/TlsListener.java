package io.luoshi.starter.hardening;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Takes TLS connections and passes what comes to a server that does not speak it. */
final class TlsListener implements AutoCloseable {

    private final ServerSocket socket;
    private final URI behind;

    TlsListener(Certificate certificate, URI behind) {
        this.behind = behind;
        try {
            this.socket = context(certificate).getServerSocketFactory().createServerSocket(0);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        Thread.startVirtualThread(this::listen);
    }

    private static SSLContext context(Certificate certificate) throws IOException, GeneralSecurityException {
        char[] password = Certificate.PASSWORD.toCharArray();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(certificate.keys())) {
            keys.load(file, password);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    int port() {
        return socket.getLocalPort();
    }

    private void listen() {
        try {
            while (true) {
                Socket caller = socket.accept();
                Thread.startVirtualThread(() -> connect(caller));
            }
        } catch (IOException closed) {
            // It is over.
        }
    }

    private void connect(Socket caller) {
        try (caller;
                Socket server = new Socket(behind.getHost(), behind.getPort())) {
            Thread back = Thread.startVirtualThread(() -> pass(server, caller));
            pass(caller, server);
            server.shutdownInput();
            back.join();
        } catch (IOException | InterruptedException refused) {
            // The caller does not trust the certificate, or has gone.
        }
    }

    private static void pass(Socket from, Socket to) {
        try {
            OutputStream out = to.getOutputStream();
            from.getInputStream().transferTo(out);
            to.shutdownOutput();
        } catch (IOException gone) {
            // So the other side goes as well.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
