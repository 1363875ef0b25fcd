package io.luoshi.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/** A document store in a JVM of its own, so that a test can kill it. */
final class StoreProcess implements AutoCloseable {

    private final Process process;
    private final String uri;

    private StoreProcess(Process process, String uri) {
        this.process = process;
        this.uri = uri;
    }

    /** The program of the process: opens the store, prints its address and stays until it is killed. */
    public static void main(String[] args) throws InterruptedException {
        try (DocumentStore store = DocumentStore.open(Path.of(args[0]), 0)) {
            System.out.println(store.uri());
            Thread.currentThread().join();
        }
    }

    static StoreProcess start(Path directory) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreProcess.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader();
        return new StoreProcess(process, output.readLine());
    }

    String uri() {
        return uri;
    }

    /** kill -9. */
    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
