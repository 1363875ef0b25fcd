package io.luoshi.task.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading takes time in proportion to the text, whatever the text is. */
class ReadingSpeedTest {

    @Test
    void anOrdinaryNoticeIsReadInAnInstantAndALongOneInProportion() {
        Duration ordinary = fastest(noticeOf(84));
        Duration some = fastest(noticeOf(500));
        Duration many = fastest(noticeOf(5000));
        System.out.printf(
                "reading 84 tasks: %d ms, 500: %d ms, 5000: %d ms%n",
                ordinary.toMillis(), some.toMillis(), many.toMillis());
        assertThat(ordinary).isLessThan(Duration.ofMillis(100));
        assertThat(many.toNanos()).isLessThan(some.toNanos() * 15);
    }

    @ParameterizedTest
    @Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
    @ValueSource(
            strings = {
                "(",
                ")",
                "(主办",
                "主办)",
                "(主办)",
                "1",
                "1.",
                "1.\n",
                "一、",
                "一、\n",
                "、",
                "5个",
                "5个、",
                "全",
                "、5个",
                "12亿",
                "千亿级",
                "-",
                "“",
                "”",
                "力争",
                "分别增长",
                "关于印发",
                "关于印发某某某某的通知\n",
                "各街道",
                "和各街道",
                "1,111",
                "(区甲局主办)2.",
                "全年",
                "到2025年底前",
                "某某增长",
                "\n",
                " "
            })
    void noRepetitionMakesReadingSlow(String piece) {
        String start = "一、甲\n1.修路";
        try {
            Fixtures.readText(start + piece.repeat(60_000 / piece.length()) + "\n2.架桥。(区甲局主办)");
        } catch (NoTasksFound outcome) {
            assertThat(outcome).hasMessageContaining("no numbered task");
        }
    }

    /** Time on the processor, so that a busy machine does not count. */
    private static Duration fastest(String notice) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return IntStream.range(0, 6)
                .mapToObj(run -> {
                    long start = threads.getCurrentThreadCpuTime();
                    Fixtures.readText(notice);
                    return Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
                })
                .min(Duration::compareTo)
                .orElseThrow();
    }

    private static String noticeOf(int tasks) {
        return IntStream.rangeClosed(1, tasks)
                .mapToObj(i -> i + ".加快建设云河数字经济产业园等12个项目,用好“两张清单”,力争全年新增企业" + i
                        + "家以上、营收增长5%,实现服务驿站街道全覆盖。(区甲局、区乙委主办,区丙局、相关街道板块协办)")
                .collect(Collectors.joining("\n", Fixtures.notice("一、扎实做好各项工作"), "\n"));
    }
}
