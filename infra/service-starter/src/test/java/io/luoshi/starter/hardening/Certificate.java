package io.luoshi.starter.hardening;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A key and its certificate, which vouches for itself.
 *
 * @param keys PKCS #12 file with both
 * @param authority PEM file with the certificate: who trusts it trusts the server
 */
record Certificate(Path keys, Path authority) {

    static final String PASSWORD = "of-the-test";

    /** For a server on this machine. */
    static Certificate of(String name) {
        return of(name, "dns:localhost,ip:127.0.0.1");
    }

    /** @param hosts the addresses that it is good for */
    static Certificate of(String name, String hosts) {
        try {
            Path folder = Files.createTempDirectory("luoshi-certificate");
            Certificate made = new Certificate(folder.resolve("keys.p12"), folder.resolve("ca.crt"));
            made.keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "SAN=" + hosts);
            made.keytool("-exportcert", "-rfc", "-file", made.authority.toString());
            return made;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", keys.toString(), "-storepass", PASSWORD));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes());
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
    }
}
