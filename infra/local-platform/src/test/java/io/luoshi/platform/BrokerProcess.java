package io.luoshi.platform;

import java.io.IOException;
import java.nio.file.Path;

/** A broker in a JVM of its own, so that a test can kill it. */
final class BrokerProcess implements AutoCloseable {

    private final Process process;
    private final String bootstrapServers;

    private BrokerProcess(Process process, String bootstrapServers) {
        this.process = process;
        this.bootstrapServers = bootstrapServers;
    }

    /** The program of the process: starts the broker, prints its address and stays until it is killed. */
    public static void main(String[] args) throws InterruptedException {
        try (Broker broker = Broker.start(Path.of(args[0]), 0, 0)) {
            System.out.println(broker.bootstrapServers());
            Thread.currentThread().join();
        }
    }

    static BrokerProcess start(Path directory) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerProcess.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new BrokerProcess(process, process.inputReader().readLine());
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    /** kill -9. */
    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
