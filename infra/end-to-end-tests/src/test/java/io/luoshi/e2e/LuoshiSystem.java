package io.luoshi.e2e;

import static org.awaitility.Awaitility.await;

import io.luoshi.demo.Api;
import io.luoshi.demo.Office;
import io.luoshi.demo.People;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A whole Luoshi on this machine: the processes that {@code ./run} starts, with data and ports of their own. */
final class LuoshiSystem {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Duration START_LIMIT = Duration.ofMinutes(15);
    private static final int PORTS = 10;

    private final Path data;
    private final int portBase;
    private final Process run;
    private Api api;
    private People people;
    private Office office;
    private Api auditor;

    private LuoshiSystem(Path data, int portBase, Process run) {
        this.data = data;
        this.portBase = portBase;
        this.run = run;
    }

    /**
     * The one that all stories share, because a start takes half a minute (and minutes more when programs have to be prepared); it ends with the tests' process. A story uses plans of its own and
     * leaves every process running.
     */
    static LuoshiSystem shared() {
        return Shared.SYSTEM;
    }

    private static final class Shared {
        private static final LuoshiSystem SYSTEM = startAt("2025-03-20T09:00");
    }

    private static LuoshiSystem startAt(String officeTime) {
        try {
            Path data = Files.createTempDirectory("luoshi-e2e");
            int portBase = freePortBase();
            Process run = new ProcessBuilder(
                            ROOT.resolve("run").toString(),
                            "--data",
                            data.toString(),
                            "--port-base",
                            String.valueOf(portBase),
                            "--as-of",
                            officeTime)
                    .directory(ROOT.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(data.resolve("run.log").toFile())
                    .start();
            LuoshiSystem system = new LuoshiSystem(data, portBase, run);
            Runtime.getRuntime().addShutdownHook(new Thread(system::close));
            system.awaitStart();
            system.letPeopleIn();
            return system;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitStart() {
        await("system to be ready, see " + data.resolve("run.log"))
                .atMost(START_LIMIT)
                .failFast(() -> !run.isAlive())
                .until(() -> Files.readString(data.resolve("run.log")).contains("Luoshi is ready"));
    }

    /** The supervision office and those who work with it, logged in. */
    Office office() {
        return office;
    }

    /** The gateway, as the supervision office. */
    Api api() {
        return api;
    }

    private void letPeopleIn() {
        people = People.of(gateway(), data.resolve("secrets/first-administrator"));
        api = people.office(District.OFFICE, "审核员", "SUPERVISOR", District.REVIEWER);
        office = new Office(api, people);
        auditor = people.open("auditor", "审计员", "AUDITOR");
    }

    /** An auditor, logged in. */
    Api auditor() {
        return auditor;
    }

    /** All who may be let in, and the administrator who does it. */
    People people() {
        return people;
    }

    String gateway() {
        return "http://localhost:" + portBase;
    }

    int portBase() {
        return portBase;
    }

    Path data() {
        return data;
    }

    /** The mails that reached the sink. */
    Mailbox mails() {
        return new Mailbox(new Api("http://localhost:" + (portBase + 8)));
    }

    /** Ends a process without warning, as a power cut would: {@code task-service}, {@code local-platform}, ... */
    void kill(String name) {
        ProcessHandle process = ProcessHandle.of(pid(name)).orElseThrow();
        process.destroyForcibly();
        process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }

    /** Starts a process that was killed, with the settings it had, and waits until it is ready. */
    void start(String name) {
        List<String> command =
                List.of(ROOT.resolve("infra/bin/service").toString(), "start", name, "--data", data.toString());
        try {
            Process start = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(data.resolve("start-" + name + ".log").toFile())
                    .start();
            if (!start.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS) || start.exitValue() != 0) {
                throw new IllegalStateException(name + " did not start, see " + data);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes a part of the platform away or gives it back: {@code kafka} or {@code smtp}, {@code on} or {@code off}. */
    void turn(String part, String position) {
        new Api("http://localhost:" + (portBase + 8))
                .put("/switches/" + part, "text/plain", position)
                .expect();
    }

    private long pid(String name) {
        try {
            return Long.parseLong(Files.readString(data.resolve("pids").resolve(name + ".pid"))
                    .strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void close() {
        run.destroy();
        try {
            if (!run.waitFor(60, TimeUnit.SECONDS)) {
                run.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static int freePortBase() {
        while (true) {
            int base = 20_000 + ThreadLocalRandom.current().nextInt(1_000) * PORTS;
            if (IntStream.range(base, base + PORTS).allMatch(LuoshiSystem::isFree)) {
                return base;
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
