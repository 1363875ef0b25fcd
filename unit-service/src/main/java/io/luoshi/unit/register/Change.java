package io.luoshi.unit.register;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** One entry of a unit's history: who changed what, and when. */
public record Change(Instant at, String by, List<Detail> details) {

    /** Values of a field before and after; single values as lists of one, people as lines of text. */
    public record Detail(String field, List<String> before, List<String> after) {}

    /** What makes the difference between two contents. */
    static List<Detail> between(UnitContent before, UnitContent after) {
        return Stream.of(
                        new Detail("name", List.of(before.name()), List.of(after.name())),
                        new Detail(
                                "kind",
                                List.of(before.kind().name()),
                                List.of(after.kind().name())),
                        new Detail("aliases", before.aliases(), after.aliases()),
                        new Detail("people", lines(before), lines(after)))
                .filter(detail -> !detail.before().equals(detail.after()))
                .toList();
    }

    /** What a new unit begins with. */
    static List<Detail> initial(UnitContent content) {
        return Stream.of(
                        new Detail("name", List.of(), List.of(content.name())),
                        new Detail("kind", List.of(), List.of(content.kind().name())),
                        new Detail("aliases", List.of(), content.aliases()),
                        new Detail("people", List.of(), lines(content)))
                .filter(detail -> !detail.after().isEmpty())
                .toList();
    }

    private static List<String> lines(UnitContent content) {
        return content.people().stream()
                .map(member ->
                        String.join(" · ", member.name(), member.role().name(), member.email(), member.language()))
                .toList();
    }
}
