package io.luoshi.starter.audit;

import io.luoshi.events.AuditEvent.FieldChange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
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
        difference.compare("", before, after, without);
        return difference.changes;
    }

    private void compare(String path, Document before, Document after, Set<String> without) {
        Set<String> fields = new LinkedHashSet<>(before.keySet());
        fields.addAll(after.keySet());
        fields.removeAll(without);
        fields.forEach(field -> compare(path + field, before.get(field), after.get(field)));
    }

    private void compare(String path, @Nullable Object before, @Nullable Object after) {
        if (Objects.equals(before, after) || changes.size() >= MOST) {
            return;
        }
        if (before instanceof Document old && after instanceof Document now) {
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

    private static @Nullable String text(@Nullable Object value) {
        if (value == null || (value instanceof Collection<?> list && list.isEmpty())) {
            return null;
        }
        String text = value instanceof Document document ? document.toJson() : String.valueOf(value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
