package io.luoshi.starter.audit;

import io.luoshi.events.AuditEvent.FieldChange;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What makes the difference between two stored states, field by field; of lists, what came and what went. */
final class Difference {

    /** Characters of a value; a report's text fits. */
    private static final int LONGEST = 4_000;

    private static final int MOST = 100;

    private final List<FieldChange> changes = new ArrayList<>();

    private Difference() {}

    static List<FieldChange> between(Document before, Document after, Set<String> without) {
        Difference difference = new Difference();
        difference.compare("", plain(before), plain(after), without);
        return difference.changes;
    }

    private void compare(String path, Map<?, ?> before, Map<?, ?> after, Set<String> without) {
        Set<Object> fields = new LinkedHashSet<>(before.keySet());
        fields.addAll(after.keySet());
        fields.removeAll(without);
        fields.forEach(field -> compare(path + field, before.get(field), after.get(field)));
    }

    private void compare(String path, @Nullable Object before, @Nullable Object after) {
        if (Objects.equals(before, after) || changes.size() >= MOST) {
            return;
        }
        if (before instanceof Map<?, ?> old && after instanceof Map<?, ?> now) {
            compare(path + ".", old, now, Set.of());
        } else if (before instanceof Collection<?> old && after instanceof Collection<?> now) {
            changes.add(new FieldChange(path, text(without(old, now)), text(without(now, old))));
        } else {
            changes.add(new FieldChange(path, text(before), text(after)));
        }
    }

    private static List<?> without(Collection<?> some, Collection<?> others) {
        List<Object> left = new ArrayList<>(some);
        others.forEach(left::remove);
        return left;
    }

    private static Map<String, @Nullable Object> plain(Document document) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        document.forEach((field, value) -> fields.put(field, plainValue(value)));
        return fields;
    }

    /** Times come from the store as dates and go to it as what the aggregate has: the same moment must compare as equal. */
    private static @Nullable Object plainValue(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Document document -> plain(document);
            case Collection<?> list ->
                list.stream().map(Difference::plainValue).collect(ArrayList::new, List::add, List::addAll);
            case Date date -> date.toInstant();
            case LocalDate day -> day.atStartOfDay(ZoneOffset.UTC).toInstant();
            default -> value;
        };
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value == null || (value instanceof Collection<?> list && list.isEmpty())) {
            return null;
        }
        String text = String.valueOf(value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
