package io.luoshi.task.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading takes time in proportion to the text, whatever the text is; how much of it measures {@link ReadingBenchmark}. */
class ReadingSpeedTest {

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
                "责任单位:",
                "责任单位:区甲局\n",
                "(一)",
                "(责任单位:",
                "各区、县级市、",
                "区甲局和",
                "区甲局等",
                "|",
                "| 序号 | 任务 | 责任单位 |\n",
                "序号\n任务\n责任单位\n",
                "\t",
                "①",
                "▲",
                "——\n",
                "6月底前",
                "排在第一位",
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
}
