package io.luoshi.notification.reminder;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.luoshi.events.ProgressEvent.ReportState;
import io.luoshi.notification.Replicas;
import io.luoshi.notification.mail.LastCheck;
import io.luoshi.notification.mail.Line;
import io.luoshi.notification.mail.Message;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The copies of all reports; answers the sender whether what a mail asks for is still owed. */
@Repository
class OwedReports implements LastCheck {

    private final MongoTemplate mongo;
    private final Replicas replicas;
    private final Clock clock;

    OwedReports(MongoTemplate mongo, Replicas replicas, Clock clock) {
        this.mongo = mongo;
        this.replicas = replicas;
        this.clock = clock;
    }

    void take(ReportState report, long sequence) {
        replicas.replaceIfNewer(report.id(), sequence, OwedReport.of(report, clock.instant(), sequence));
    }

    /** The report is not asked for any more, whatever its state. */
    void release(ReportState report, long sequence) {
        OwedReport released = OwedReport.of(report, clock.instant(), sequence).released();
        replicas.replaceIfNewer(report.id(), sequence, released);
    }

    /** Owed and due up to that day. */
    List<OwedReport> dueBy(LocalDate day) {
        return mongo.find(Query.query(where("owed").is(true).and("dueOn").lte(day)), OwedReport.class);
    }

    Map<String, OwedReport> find(Collection<String> ids) {
        return mongo.find(Query.query(where("_id").in(ids)), OwedReport.class).stream()
                .collect(Collectors.toMap(OwedReport::id, Function.identity()));
    }

    @Override
    public List<Line> holding(Message message) {
        List<Line> lines = message.lines();
        var reports = find(lines.stream().map(Line::subject).toList());
        return lines.stream()
                .filter(line -> {
                    OwedReport report = reports.get(line.subject());
                    return report != null && report.isAskedForBy(line);
                })
                .toList();
    }
}
