package io.luoshi.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceivedBodyTest {

    private static final int MAX = 100;
    private static final int IN_MEMORY = 10;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, IN_MEMORY, IN_MEMORY + 1, 2 * IN_MEMORY + 2, MAX - 1, MAX})
    void keepsABodyWholeAndLeavesNoFile(int size) throws Exception {
        Set<Path> before = files();
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        try (ReceivedBody body = ReceivedBody.receive(new ByteArrayInputStream(bytes), MAX, IN_MEMORY)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            body.writeTo(out);
            assertThat(out.toByteArray()).isEqualTo(bytes);
            assertThat(body.length()).isEqualTo(size);
        }
        assertThat(files()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {MAX + 1, 10 * MAX})
    void refusesOneByteTooMuchAndLeavesNoFile(int size) throws Exception {
        Set<Path> before = files();
        assertThatThrownBy(() -> ReceivedBody.receive(new ByteArrayInputStream(new byte[size]), MAX, IN_MEMORY))
                .isInstanceOf(ReceivedBody.TooLarge.class);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void tellsABodyThatEndsEarlyFromAFailureOfItsOwn() throws Exception {
        Set<Path> before = files();
        InputStream gone = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("caller gone");
            }
        };
        InputStream half = new SequenceInputStream(new ByteArrayInputStream(new byte[50]), gone);
        assertThatThrownBy(() -> ReceivedBody.receive(half, MAX, IN_MEMORY))
                .isInstanceOf(ReceivedBody.Incomplete.class);
        assertThat(files()).isEqualTo(before);
    }

    private static Set<Path> files() throws IOException {
        try (var all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(file -> file.getFileName().toString().startsWith("luoshi-body-"))
                    .collect(Collectors.toSet());
        }
    }
}
