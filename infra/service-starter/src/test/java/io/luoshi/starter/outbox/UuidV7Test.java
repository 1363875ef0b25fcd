package io.luoshi.starter.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class UuidV7Test {

    @Test
    void carriesVersionVariantAndTime() {
        UUID uuid = UUID.fromString(UuidV7.next(0x0195_ABCD_EF01L));
        assertThat(uuid.version()).isEqualTo(7);
        assertThat(uuid.variant()).isEqualTo(2);
        assertThat(uuid.toString()).startsWith("0195abcd-ef01-7");
    }

    @Test
    void sortsByTimeAndDoesNotRepeat() {
        List<String> uuids = LongStream.range(1_700_000_000_000L, 1_700_000_001_000L)
                .mapToObj(UuidV7::next)
                .toList();
        assertThat(uuids).isSorted().doesNotHaveDuplicates();
    }
}
