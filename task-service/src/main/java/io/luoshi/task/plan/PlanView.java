package io.luoshi.task.plan;

import io.luoshi.events.TaskEvent.Cadence;
import io.luoshi.events.TaskEvent.Light;
import io.luoshi.task.task.TaskQueries.LightCount;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A plan as the API shows it.
 *
 * @param lights how many tasks have which light, all lights listed
 */
record PlanView(
        String id,
        int year,
        String title,
        @Nullable String documentNumber,
        @Nullable String issuer,
        @Nullable LocalDate issuedOn,
        PlanStatus state,
        Cadence cadence,
        @Nullable LocalDate dispatchedOn,
        Instant confirmedAt,
        String confirmedBy,
        String importId,
        long tasks,
        Map<Light, Long> lights,
        List<ChapterView> chapters) {

    /** A chapter with its roll-up. @param chapter its place in the plan, from 1, by which tasks are filtered */
    record ChapterView(int chapter, String number, String title, long tasks, Map<Light, Long> lights) {}

    static PlanView of(Plan plan, List<LightCount> counts) {
        NoticeData notice = plan.notice();
        return new PlanView(
                plan.id(),
                plan.year(),
                notice.title(),
                notice.documentNumber(),
                notice.issuer(),
                notice.issuedOn(),
                plan.state(),
                plan.cadence(),
                plan.dispatchedOn(),
                plan.confirmed().at(),
                plan.confirmed().by(),
                notice.importId(),
                plan.tasks(),
                lights(counts, count -> true),
                IntStream.rangeClosed(1, notice.chapters().size())
                        .mapToObj(chapter -> chapter(chapter, notice.chapters().get(chapter - 1), counts))
                        .toList());
    }

    private static ChapterView chapter(int place, Chapter chapter, List<LightCount> counts) {
        Map<Light, Long> lights = lights(counts, count -> count.chapter() != null && count.chapter() == place);
        long tasks = lights.values().stream().mapToLong(Long::longValue).sum();
        return new ChapterView(place, chapter.number(), chapter.title(), tasks, lights);
    }

    private static Map<Light, Long> lights(List<LightCount> counts, Predicate<LightCount> wanted) {
        Map<Light, Long> lights = new EnumMap<>(Light.class);
        for (Light light : Light.values()) {
            lights.put(light, 0L);
        }
        counts.stream().filter(wanted).forEach(count -> lights.merge(count.light(), count.tasks(), Long::sum));
        return lights;
    }
}
