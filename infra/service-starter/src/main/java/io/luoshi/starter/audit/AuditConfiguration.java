package io.luoshi.starter.audit;

import io.luoshi.starter.outbox.ChangeNote;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Wires the audit trail's source. */
@Configuration(proxyBeanMethods = false)
public class AuditConfiguration {

    @Bean
    AuditNotes auditNotes(MongoTemplate mongo, Clock clock) {
        return new AuditNotes(mongo, clock);
    }

    @Bean
    ChangeNote changeNotes(Clock clock) {
        return new ChangeNotes(clock);
    }
}
