package io.luoshi.starter;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

class LeasesTest {

    private static final Instant NINE = Instant.parse("2025-03-20T01:00:00Z");
    private static final Duration LENGTH = Duration.ofSeconds(30);

    private MongoClient client;
    private MongoTemplate mongo;

    @BeforeEach
    void connect() {
        String uri = TestBackends.newDatabase();
        client = MongoClients.create(uri);
        mongo = new MongoTemplate(
                new SimpleMongoClientDatabaseFactory(client, uri.substring(uri.lastIndexOf('/') + 1)));
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    private Leases instanceAt(Instant now) {
        return new Leases(mongo, Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void oneInstanceHoldsALease() {
        assertThat(instanceAt(NINE).take("scan", LENGTH)).isTrue();
        assertThat(instanceAt(NINE).take("scan", LENGTH)).isFalse();
        assertThat(instanceAt(NINE.plus(LENGTH)).take("scan", LENGTH)).isFalse();
    }

    @Test
    void theHolderRenewsIt() {
        Leases holder = instanceAt(NINE);
        assertThat(holder.take("scan", LENGTH)).isTrue();
        assertThat(holder.take("scan", LENGTH.multipliedBy(2))).isTrue();
        assertThat(instanceAt(NINE.plus(LENGTH).plusMillis(1)).take("scan", LENGTH))
                .isFalse();
    }

    @Test
    void anotherTakesItOverWhenItRanOut() {
        Leases first = instanceAt(NINE);
        first.take("scan", LENGTH);
        assertThat(instanceAt(NINE.plus(LENGTH).plusMillis(1)).take("scan", LENGTH))
                .isTrue();
        assertThat(first.take("scan", LENGTH)).isFalse();
    }

    @Test
    void aLeaseFromBeforeTheClockWasSetBackDoesNotBlock() {
        instanceAt(Instant.parse("2026-11-23T06:00:00Z")).take("scan", LENGTH);
        assertThat(instanceAt(NINE).take("scan", LENGTH)).isTrue();
    }

    @Test
    void clocksThatDifferALittleDoNotShareALease() {
        instanceAt(NINE).take("scan", LENGTH);
        assertThat(instanceAt(NINE.minusSeconds(5)).take("scan", LENGTH)).isFalse();
    }

    @Test
    void leasesOfDifferentNamesDoNotMeet() {
        assertThat(instanceAt(NINE).take("scan", LENGTH)).isTrue();
        assertThat(instanceAt(NINE).take("send", LENGTH)).isTrue();
    }

    @Test
    void ofManyAtOnceOneGetsIt() {
        List<Leases> instances =
                IntStream.range(0, 8).mapToObj(i -> instanceAt(NINE)).toList();
        assertThat(instances.parallelStream().filter(instance -> instance.take("scan", LENGTH)))
                .hasSize(1);
    }
}
