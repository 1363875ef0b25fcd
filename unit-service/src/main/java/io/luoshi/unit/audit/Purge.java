package io.luoshi.unit.audit;

import io.luoshi.starter.Leases;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes entries that have been kept long enough. */
@Component
class Purge {

    private static final Logger log = LoggerFactory.getLogger(Purge.class);

    private final AuditTrail trail;
    private final AuditSettings settings;
    private final Leases leases;
    private final Clock clock;

    Purge(AuditTrail trail, AuditSettings settings, Leases leases, Clock clock) {
        this.trail = trail;
        this.settings = settings;
        this.leases = leases;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${luoshi.audit.purge-every:6h}", initialDelayString = "1m")
    void run() {
        if (leases.take("audit-purge", settings.purgeEvery())) {
            Instant now = clock.instant();
            long removed = trail.removeBefore(now.minus(settings.keep()), now);
            if (removed > 0) {
                log.info(
                        "{} audit entries older than {} days were removed",
                        removed,
                        settings.keep().toDays());
            }
        }
    }
}
