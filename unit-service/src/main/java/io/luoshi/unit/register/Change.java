package io.luoshi.unit.register;

import io.luoshi.unit.register.UnitContent.Member;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One entry of a unit's history: who changed what, and when. */
public record Change(Instant at, String by, List<Detail> details) {

    /**
     * Values of a field before and after; single values as lists of one.
     *
     * @param field such as {@code name}, {@code people[林晓禾 · LIAISON_OFFICER].email}, or without a field of the person when he comes or goes
     */
    public record Detail(String field, List<String> before, List<String> after) {}

    /** What makes the difference between two contents, people field by field. */
    static List<Detail> between(UnitContent before, UnitContent after) {
        Stream<Detail> own = Stream.of(
                new Detail("name", List.of(before.name()), List.of(after.name())),
                new Detail(
                        "kind",
                        List.of(before.kind().name()),
                        List.of(after.kind().name())),
                new Detail("aliases", before.aliases(), after.aliases()));
        return Stream.concat(own, people(before.people(), after.people()))
                .filter(detail -> !detail.before().equals(detail.after()))
                .toList();
    }

    /** What a new unit begins with. */
    static List<Detail> initial(UnitContent content) {
        Stream<Detail> own = Stream.of(
                new Detail("name", List.of(), List.of(content.name())),
                new Detail("kind", List.of(), List.of(content.kind().name())),
                new Detail("aliases", List.of(), content.aliases()));
        return Stream.concat(own, people(List.of(), content.people()))
                .filter(detail -> !detail.after().isEmpty())
                .toList();
    }

    private static Stream<Detail> people(List<Member> before, List<Member> after) {
        Map<String, Member> old = byIdentity(before);
        Map<String, Member> now = byIdentity(after);
        Map<String, Member> all = new LinkedHashMap<>(now);
        old.forEach(all::putIfAbsent);
        return all.entrySet().stream().flatMap(entry -> {
            String field = "people[" + entry.getValue().name() + " · "
                    + entry.getValue().role() + "]";
            return person(field, old.get(entry.getKey()), now.get(entry.getKey()));
        });
    }

    private static Stream<Detail> person(String field, @Nullable Member before, @Nullable Member after) {
        if (before == null || after == null) {
            return Stream.of(new Detail(field, line(before), line(after)));
        }
        return Stream.of(
                new Detail(field + ".name", List.of(before.name()), List.of(after.name())),
                new Detail(field + ".email", List.of(before.email()), List.of(after.email())),
                new Detail(field + ".language", List.of(before.language()), List.of(after.language())),
                new Detail(field + ".period", period(before), period(after)));
    }

    private static List<String> line(@Nullable Member member) {
        return member == null
                ? List.of()
                : List.of(Stream.of(
                                member.email(),
                                member.language(),
                                member.period().toString())
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" · ")));
    }

    private static List<String> period(Member member) {
        return member.period().equals(Period.ALWAYS)
                ? List.of()
                : List.of(member.period().toString());
    }

    private static Map<String, Member> byIdentity(List<Member> people) {
        Map<String, Member> byIdentity = new LinkedHashMap<>();
        people.forEach(member -> byIdentity.put(member.identity(), member));
        return byIdentity;
    }
}
