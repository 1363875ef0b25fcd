package io.luoshi.task.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.task.notice.Notice.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Real notices against their structure as read by hand; prints precision and recall, and fails below the bar. */
class RealNoticesTest {

    private static final double LEAST_OF_PAIRS = 0.98;

    private static final Map<String, Role> ROLES =
            Map.of("lead", Role.LEAD, "co", Role.CO_ORGANIZER, "shared", Role.SHARED, "guide", Role.GUIDE);

    @ParameterizedTest
    @ValueSource(strings = {"01-gulou-2025", "03-gwy-yingshang2020", "05-gwy-xiaofeifupin", "11-guangzhou-rencai2012"})
    void tasksChaptersAndUnitsAreThoseOfTheNotice(String file) throws Exception {
        JsonNode expected = SharedNotices.json(file + ".expected.json");
        Notice notice = Fixtures.readText(SharedNotices.text(file + ".txt"));
        Score tasks = Score.of(expectedTasks(expected), tasks(notice));
        Score chapters = Score.of(expectedChapters(expected), chapters(notice));
        Score pairs = Score.of(expectedPairs(expected), pairs(notice));
        System.out.printf("%-26s tasks %s  chapters %s  unit-role pairs %s%n", file, tasks, chapters, pairs);
        assertThat(tasks.missed()).as("tasks missed").isEmpty();
        assertThat(tasks.extra()).as("tasks made up").isEmpty();
        assertThat(chapters.missed()).as("chapters missed").isEmpty();
        assertThat(chapters.extra()).as("chapters made up").isEmpty();
        assertThat(pairs.recall())
                .as("recall of pairs; missed %s", pairs.missed())
                .isGreaterThanOrEqualTo(LEAST_OF_PAIRS);
        assertThat(pairs.precision())
                .as("precision of pairs; made up %s", pairs.extra())
                .isGreaterThanOrEqualTo(LEAST_OF_PAIRS);
    }

    private record Score(int expected, int found, List<String> missed, List<String> extra) {

        static Score of(List<String> expected, List<String> found) {
            List<String> missed = new ArrayList<>(expected);
            List<String> extra = new ArrayList<>(found);
            found.forEach(missed::remove);
            expected.forEach(extra::remove);
            return new Score(expected.size(), found.size(), missed, extra);
        }

        double recall() {
            return 1 - (double) missed.size() / expected;
        }

        double precision() {
            return 1 - (double) extra.size() / found;
        }

        @Override
        public String toString() {
            return "%3d/%3d recall %.3f precision %.3f"
                    .formatted(expected - missed.size(), expected, recall(), precision());
        }
    }

    private static List<String> expectedTasks(JsonNode expected) {
        return each(expected.get("tasks"))
                .map(task ->
                        task.get("n").asString() + " in " + task.get("chapter").asInt())
                .toList();
    }

    private static List<String> tasks(Notice notice) {
        return notice.tasks().stream()
                .map(task -> task.numberAsWritten() + " in " + notice.chapterOf(task))
                .toList();
    }

    private static List<String> expectedChapters(JsonNode expected) {
        return each(expected.get("chapters"))
                .map(chapter -> chapter.get("no").asString() + " "
                        + chapter.get("title").asString())
                .toList();
    }

    private static List<String> chapters(Notice notice) {
        return notice.chapters().stream()
                .map(chapter -> chapter.number() + " " + chapter.title())
                .toList();
    }

    private static List<String> expectedPairs(JsonNode expected) {
        List<String> pairs = new ArrayList<>();
        each(expected.get("tasks"))
                .forEach(task -> ROLES.forEach((field, role) -> {
                    if (task.has(field)) {
                        each(task.get(field))
                                .forEach(unit -> pairs.add(pair(task.get("n").asString(), unit.asString(), role)));
                    }
                }));
        return pairs;
    }

    private static List<String> pairs(Notice notice) {
        return notice.tasks().stream()
                .flatMap(task -> Stream.concat(
                        task.assignments().stream().map(a -> pair(task.numberAsWritten(), a.asWritten(), a.role())),
                        task.groupReferences().stream()
                                .map(g -> pair(task.numberAsWritten(), g.asWritten(), g.role()))))
                .toList();
    }

    private static String pair(String task, String unit, Role role) {
        return task + " " + unit + " " + role;
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
