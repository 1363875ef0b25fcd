package io.luoshi.unit.account;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.luoshi.events.AuditEvent.AuditNote;
import io.luoshi.starter.Leases;
import io.luoshi.starter.outbox.Contest;
import io.luoshi.starter.security.Request;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Brings refused log-ins that no account counts to the audit trail. One reading and one writing for each, as for those that an account counts. */
@Component
class LogInRefusals {

    /** An address has less; a caller who says where he comes from by himself may say anything. */
    private static final int LONGEST_ADDRESS = 64;

    private static final String EVERY = "${luoshi.accounts.refused-log-ins.sum-up-every:1m}";

    private final MongoTemplate mongo;
    private final TypedNames names;
    private final RefusedLogInSettings settings;
    private final Leases leases;
    private final Clock clock;

    LogInRefusals(MongoTemplate mongo, TypedNames names, RefusedLogInSettings settings, Leases leases, Clock clock) {
        this.mongo = mongo;
        this.names = names;
        this.settings = settings;
        this.leases = leases;
        this.clock = clock;
    }

    void ofNobody(String typed) {
        note(names.keep(typed), List.of());
    }

    void ofAccount(String account) {
        note("", List.of(account));
    }

    private void note(String name, List<String> accounts) {
        Instant now = clock.instant();
        AuditNote attempt = RefusedLogIns.attempt(now, name, address(), accounts, MDC.get("traceId"));
        Contest.untilSaved(LogIn.TRIES, () -> {
            RefusedLogIns span = span(now);
            span.add(attempt, settings);
            return mongo.save(span);
        });
    }

    private RefusedLogIns span(Instant now) {
        long length = settings.span().toMillis();
        Instant begin = Instant.ofEpochMilli(Math.floorDiv(now.toEpochMilli(), length) * length);
        RefusedLogIns known = mongo.findById(begin.toString(), RefusedLogIns.class);
        return known == null ? RefusedLogIns.during(begin.toString(), begin.plusMillis(length)) : known;
    }

    private static @Nullable String address() {
        return Request.current()
                .map(Request::address)
                .map(address -> address.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?"))
                .map(address -> address.substring(0, Math.min(address.length(), LONGEST_ADDRESS)))
                .orElse(null);
    }

    /**
     * Sums up spans that have been over for a while, so that no attempt is still on its way into them, and removes those whose sums have gone
     * to the trail. A span that two instances close at once is closed once.
     */
    @Scheduled(fixedDelayString = EVERY, initialDelayString = EVERY)
    void sumUp() {
        if (leases.take("refused-log-ins", settings.sumUpEvery())) {
            Instant now = clock.instant();
            mongo.remove(Query.query(where("closed").is(true).and("outbox").size(0)), RefusedLogIns.class);
            Instant over = now.minus(settings.sumUpEvery());
            mongo.find(Query.query(where("closed").is(false).and("until").lte(over)), RefusedLogIns.class)
                    .forEach(span -> {
                        span.close(now);
                        mongo.save(span);
                    });
        }
    }
}
