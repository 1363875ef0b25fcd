package io.luoshi.starter.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.events.AuditEvent.FieldChange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
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

    @Test
    void theSameMomentIsNoChangeWhetherReadOrAboutToBeWritten() {
        Instant moment = Instant.parse("2025-03-20T01:00:00Z");
        LocalDate day = LocalDate.of(2025, 3, 20);
        Document read = new Document("at", Date.from(moment))
                .append("on", Date.from(Instant.parse("2025-03-20T00:00:00Z")))
                .append("steps", List.of(new Document("at", Date.from(moment))));
        Document written = new Document("at", moment)
                .append("on", day)
                .append("steps", List.of(new Document("at", moment), new Document("on", day)));

        assertThat(Difference.between(read, written, Set.of()))
                .containsExactly(new FieldChange("steps", null, "[{on=2025-03-20T00:00:00Z}]"));
        assertThat(Difference.between(new Document(), written, Set.of())).hasSize(3);
    }
}
