package io.luoshi.starter;

import com.mongodb.WriteConcern;
import io.luoshi.starter.audit.AuditConfiguration;
import io.luoshi.starter.events.EventsConfiguration;
import io.luoshi.starter.outbox.OutboxConfiguration;
import io.luoshi.starter.security.SecurityConfiguration;
import io.luoshi.starter.web.ProblemAdvice;
import io.luoshi.starter.web.ServerRefusals;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions.BigDecimalRepresentation;

/** Everything the starter brings; services depend on it and configure nothing. */
@AutoConfiguration(before = DataMongoAutoConfiguration.class)
@EnableConfigurationProperties(LuoshiProperties.class)
@Import({
    OutboxConfiguration.class,
    EventsConfiguration.class,
    ProblemAdvice.class,
    ServerRefusals.class,
    SecurityConfiguration.class,
    AuditConfiguration.class
})
public class LuoshiAutoConfiguration {

    /** The office clock; tests put their own in its place. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock(LuoshiProperties properties) {
        return Clock.offset(
                Clock.system(properties.clock().zone()), properties.clock().offset());
    }

    /** An accepted write survives: it is on a majority's disks before the caller hears of it. */
    @Bean
    MongoClientSettingsBuilderCustomizer durableWrites() {
        return settings -> settings.writeConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    /** Business dates are stored as UTC midnight: the default would shift them when a machine is in another zone. */
    @Bean
    @ConditionalOnMissingBean
    MongoCustomConversions mongoCustomConversions() {
        return MongoCustomConversions.create(conversions ->
                conversions.useNativeDriverJavaTimeCodecs().bigDecimal(BigDecimalRepresentation.DECIMAL128));
    }

    /** Without a store a caller is told so after this long, well before the gateway loses patience. */
    @Bean
    MongoClientSettingsBuilderCustomizer patienceWithTheStore(LuoshiProperties properties) {
        long limit = properties.storeWait().toMillis();
        return settings -> settings.applyToClusterSettings(
                cluster -> cluster.serverSelectionTimeout(limit, TimeUnit.MILLISECONDS));
    }

    /** Only where something has to be sealed is the key asked for. */
    @Bean
    @Lazy
    Sealing sealing(@Value("${luoshi.secrets-key}") String key) {
        return new Sealing(key);
    }

    @Bean
    ReplicaWait replicaWait(LuoshiProperties properties) {
        return new ReplicaWait(properties.replicaWait());
    }

    /** Machine time: the office clock may stand earlier after a restart than before, and a lease would outlive that. */
    @Bean
    Leases leases(MongoTemplate mongo) {
        return new Leases(mongo, Clock.systemUTC());
    }
}
