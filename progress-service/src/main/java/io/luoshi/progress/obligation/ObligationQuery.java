package io.luoshi.progress.obligation;

import io.luoshi.progress.calendar.OfficeCalendar;
import io.luoshi.starter.web.ListPage;
import java.time.LocalDate;
import java.util.List;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Pages of obligations, read from the reports without their texts and histories. */
@Component
class ObligationQuery {

    private static final String REPORTS = "reports";

    private final MongoTemplate mongo;
    private final OfficeCalendar calendar;

    ObligationQuery(MongoTemplate mongo, OfficeCalendar calendar) {
        this.mongo = mongo;
        this.calendar = calendar;
    }

    ListPage<ObligationView> page(ObligationFilter filter, Pageable page) {
        LocalDate today = calendar.today();
        Query query = Query.query(filter.criteria(today));
        long total = mongo.count(query, REPORTS);
        query.fields().include("assignment", "period", "dueOn", "state", "owed", "revision");
        // Without a tie-break, reports of equal rank could appear on two pages or on none.
        query.with(page).with(Sort.by("_id"));
        List<Obligation> found = mongo.find(query, Obligation.class, REPORTS);
        var workingDays = calendar.workingDays();
        return ListPage.of(
                new PageImpl<>(found, page, total), obligation -> ObligationView.of(obligation, today, workingDays));
    }
}
