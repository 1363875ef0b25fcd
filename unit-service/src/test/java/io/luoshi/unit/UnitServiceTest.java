package io.luoshi.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.luoshi.events.UnitEvent;
import io.luoshi.events.UnitEvent.UnitRegistered;
import io.luoshi.events.UnitEvent.UnitRetired;
import io.luoshi.starter.events.CloudEvent;
import io.luoshi.test.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The way of a unit from a caller to those who listen. */
@SpringBootTest
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestPlatform.class)
class UnitServiceTest {

    @TestConfiguration
    static class Neighbour {
        @Bean
        Listener neighbour() {
            return new Listener();
        }
    }

    static class Listener {
        private final List<CloudEvent> received = new CopyOnWriteArrayList<>();

        @KafkaListener(topics = UnitEvent.TOPIC)
        void on(CloudEvent event) {
            // Other tests' units are announced on the same topic.
            if (event.data() instanceof UnitEvent told && told.unit().name().equals("石桥街道")) {
                received.add(event);
            }
        }
    }

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Listener neighbour;

    @Test
    void neighboursLearnOfAUnitAndItsRetirementInOrder() {
        assertThat(
                        http.put()
                                .uri("/api/units")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        "[{\"name\": \"石桥街道\", \"people\": [{\"name\": \"顾一帆\", \"role\": \"联络员\", \"email\": \"gu@sq.example\"}]}]"))
                .hasStatusOk();
        assertThat(http.post().uri("/api/units/U-001/retire")).hasStatusOk();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(neighbour.received).hasSizeGreaterThanOrEqualTo(2));
        assertThat(neighbour.received)
                .extracting(CloudEvent::source, CloudEvent::subject, CloudEvent::sequence)
                .startsWith(tuple("/unit-service", "U-001", 1L), tuple("/unit-service", "U-001", 2L));
        UnitRegistered registered =
                (UnitRegistered) neighbour.received.getFirst().data();
        assertThat(registered.unit().people())
                .singleElement()
                .extracting("id", "language")
                .containsExactly("U-001-1", "zh");
        assertThat(neighbour.received.get(1).data()).isInstanceOf(UnitRetired.class);
    }
}
