package io.luoshi.progress.obligation;

import io.luoshi.starter.web.DomainProblem;
import io.luoshi.starter.web.FieldProblem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;

/** The page of a list that a caller asks for. */
final class ListRequest {

    private static final int MAX_SIZE = 200;

    /** What callers may sort by, and where it lies. */
    private static final Map<String, String> SORTABLE = Map.of(
            "dueOn", "dueOn",
            "period", "period",
            "state", "state",
            "task", "assignment.task",
            "unit", "assignment.unit");

    private ListRequest() {}

    /** Refuses what is no page of this list with 400, naming field and value. */
    static Pageable of(int page, int size, String sort) {
        if (page < 0) {
            throw malformed("page", page, "must-not-be-negative");
        }
        if (size < 1 || size > MAX_SIZE) {
            throw malformed("size", size, "size-out-of-range", MAX_SIZE);
        }
        return PageRequest.of(page, size, sort(sort));
    }

    private static Sort sort(String sort) {
        String[] parts = sort.split(",", -1);
        String field = SORTABLE.get(parts[0]);
        String direction = parts.length == 1 ? "asc" : parts[1].toLowerCase(Locale.ROOT);
        if (field == null || parts.length > 2 || !List.of("asc", "desc").contains(direction)) {
            String sortable =
                    String.join(", ", SORTABLE.keySet().stream().sorted().toList());
            throw malformed("sort", sort, "not-sortable", sortable);
        }
        return Sort.by(Sort.Direction.fromString(direction), field);
    }

    private static DomainProblem malformed(String field, Object value, String code, Object... arguments) {
        FieldProblem problem = new FieldProblem(field, value, code, List.of(arguments));
        return new DomainProblem(List.of(problem), "malformed", HttpStatus.BAD_REQUEST);
    }
}
