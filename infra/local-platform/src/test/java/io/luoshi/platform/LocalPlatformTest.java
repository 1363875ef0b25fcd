package io.luoshi.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPlatformTest {

    @TempDir
    Path data;

    @Test
    void keepsAllItsDataUnderOneDirectoryThatNoSecondOneMayUse() throws Exception {
        try (LocalPlatform _ = LocalPlatform.start(onFreePorts())) {
            assertThat(data.resolve("mongo/store.mv")).exists();
            assertThat(data.resolve("kafka/meta.properties")).exists();
            assertThat(data.resolve("mails")).isDirectory();
            assertThatThrownBy(() -> LocalPlatform.start(onFreePorts()))
                    .hasMessageStartingWith("The local platform cannot start: another one is running on")
                    .message()
                    .isNotNull()
                    .doesNotContain("\n");
        }
        assertThat(Files.size(data.resolve("lock"))).isZero();
    }

    @Test
    void saysWhichPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LocalPlatformOptions options = new LocalPlatformOptions(data, 0, 0, 0, taken.getLocalPort(), 0);

            assertThatThrownBy(() -> LocalPlatform.start(options))
                    .hasMessage("The local platform cannot start: port " + taken.getLocalPort() + " is taken");
        }
    }

    @Test
    void laysItsPortsOutBehindTheGateways() {
        assertThat(LocalPlatformOptions.parse("--port-base", "9000", "--data", "x", "--smtp-port", "25"))
                .isEqualTo(new LocalPlatformOptions(Path.of("x"), 9005, 9006, 25, 9008, 9009));
    }

    @Test
    void refusesOptionsThatItDoesNotKnow() {
        assertThatThrownBy(() -> LocalPlatformOptions.parse("--dta", "x")).hasMessage("unknown option --dta");
        assertThatThrownBy(() -> LocalPlatformOptions.parse("--data")).hasMessage("--data needs a value");
        assertThatThrownBy(() -> LocalPlatformOptions.parse("--port-base", "many"))
                .hasMessage("not a number: many");
    }

    private LocalPlatformOptions onFreePorts() {
        return new LocalPlatformOptions(data, 0, 0, 0, 0, 0);
    }
}
