package io.luoshi.unit.register;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.luoshi.events.UnitEvent.UnitKind;
import io.luoshi.starter.web.DomainProblem;
import io.luoshi.starter.web.FieldProblem;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Finds units by part of a name, kind and state, one page at a time, from indexes. */
@Component
public class UnitSearch {

    private static final Set<String> SORTABLE = Set.of("id", "name", "kind");

    private final MongoTemplate mongo;

    UnitSearch(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** @param name a part of the name or of an alias */
    record Filter(
            @Nullable String name,
            @Nullable UnitKind kind,
            @Nullable Boolean retired) {}

    /** In the order asked for, then by id; without history and outbox. */
    Page<Unit> find(Filter filter, Pageable page) {
        checkSort(page.getSort());
        Query query = query(filter);
        long total = mongo.count(query, Unit.class);
        query.with(page).with(thenById(page.getSort()));
        query.fields().exclude("history", "outbox", "nameEndings");
        return new PageImpl<>(mongo.find(query, Unit.class), page, total);
    }

    /** A unit by id and name. */
    public record Named(@Id String id, String name) {}

    /** Every unit that is not retired, by id, without history and outbox. To be closed. */
    public Stream<Unit> present() {
        Query query = presentById();
        query.fields().exclude("history", "outbox", "nameEndings");
        return mongo.stream(query, Unit.class);
    }

    public List<Named> namesOfPresent() {
        Query query = presentById();
        query.fields().include("name");
        return mongo.find(query, Named.class, mongo.getCollectionName(Unit.class));
    }

    private static Query presentById() {
        return Query.query(where("retired").is(false)).with(Sort.by("_id"));
    }

    /** No name has such characters, and the store takes no pattern with a NUL. */
    private static void refuseUnlessOneLine(String name) {
        if (!name.matches(Limits.ONE_LINE)) {
            FieldProblem field = new FieldProblem("name", name, "unreadable");
            throw new DomainProblem(List.of(field), "malformed", HttpStatus.BAD_REQUEST);
        }
    }

    private static Query query(Filter filter) {
        Query query = new Query();
        if (filter.name() != null && !filter.name().isBlank()) {
            refuseUnlessOneLine(filter.name());
            query.addCriteria(where("nameEndings").regex("^" + Pattern.quote(NameKey.of(filter.name()))));
        }
        if (filter.kind() != null) {
            query.addCriteria(where("kind").is(filter.kind()));
        }
        if (filter.retired() != null) {
            query.addCriteria(where("retired").is(filter.retired()));
        }
        return query;
    }

    /** Without a last word of the id a unit could be on two pages, or on none. */
    private static Sort thenById(Sort sort) {
        return sort.getOrderFor("id") == null ? sort.and(Sort.by("id")) : sort;
    }

    private static void checkSort(Sort sort) {
        List<FieldProblem> wrong = sort.stream()
                .map(Sort.Order::getProperty)
                .filter(property -> !SORTABLE.contains(property))
                .map(property -> new FieldProblem("sort", property, "unknown-sort"))
                .toList();
        if (!wrong.isEmpty()) {
            throw new DomainProblem(wrong, "malformed", HttpStatus.BAD_REQUEST);
        }
    }
}
