package io.luoshi.starter.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.events.AuditEvent.FieldChange;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    private static List<FieldChange> between(String before, String after) {
        return Difference.between(Document.parse(before), Document.parse(after), Set.of("version", "outbox"));
    }

    @Test
    void tellsFieldsBeforeAndAfterAtTheirPaths() {
        assertThat(between(
                        "{name: 'a', size: 1, place: {street: 'x', no: 1}, version: 1}",
                        "{name: 'b', size: 1, place: {street: 'y', no: 1}, version: 2, added: true}"))
                .containsExactly(
                        new FieldChange("name", "a", "b"),
                        new FieldChange("place.street", "x", "y"),
                        new FieldChange("added", null, "true"));
    }

    @Test
    void ofListsTellsWhatCameAndWhatWent() {
        assertThat(between("{people: ['a', 'b']}", "{people: ['b', 'c']}"))
                .containsExactly(new FieldChange("people", "[a]", "[c]"));
        assertThat(between("{people: []}", "{people: ['c']}")).containsExactly(new FieldChange("people", null, "[c]"));
    }

    @Test
    void saysNothingWhenNothingChanged() {
        assertThat(between("{a: 1, version: 1, outbox: []}", "{a: 1, version: 2, outbox: [{}]}"))
                .isEmpty();
    }
}
