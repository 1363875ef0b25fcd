package io.luoshi.task.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TaskMatchingTest {

    @Test
    void findsATaskAgainWhoseTargetAndWordingChanged() {
        Map<String, String> matched = TaskMatching.between(
                tasks("新增普惠性托位1200个以上，扩大托育服务供给。", "完成老旧小区改造22个，惠及居民。", "举办马拉松。"),
                tasks("完成老旧小区改造30个，惠及居民2万户。", "扩大托育服务供给，新增普惠性托位1500个。", "建设体育公园3座。"));

        assertThat(matched).containsOnly(Map.entry("0", "1"), Map.entry("1", "0"));
    }

    @Test
    void pairsTheSameWordsInTheirOrder() {
        assertThat(TaskMatching.between(tasks("植树10棵", "植树20棵"), tasks("植树10棵", "植树20棵", "植树30棵")))
                .containsOnly(Map.entry("0", "0"), Map.entry("1", "1"));
    }

    @Property(tries = 100)
    void findsEveryTaskOfAListInTheListItself(@ForAll("lists") List<String> texts) {
        Map<String, String> tasks = tasks(texts.toArray(String[]::new));

        assertThat(TaskMatching.between(tasks, tasks)).hasSameSizeAs(texts);
    }

    @Property(tries = 100)
    void pairsNoTaskTwice(@ForAll("lists") List<String> before, @ForAll("lists") List<String> after) {
        Map<String, String> matched =
                TaskMatching.between(tasks(before.toArray(String[]::new)), tasks(after.toArray(String[]::new)));

        assertThat(matched.values()).doesNotHaveDuplicates();
    }

    @Provide
    Arbitrary<List<String>> lists() {
        return Arbitraries.strings()
                .withChars("新增改造建设完成道路小区公园个处座30、。")
                .ofMaxLength(40)
                .list()
                .ofMaxSize(20);
    }

    private static Map<String, String> tasks(String... texts) {
        return IntStream.range(0, texts.length)
                .boxed()
                .collect(Collectors.toMap(String::valueOf, at -> texts[at], (a, _) -> a, LinkedHashMap::new));
    }
}
