package io.luoshi.task.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutlineTest {

    @Test
    void chaptersAndTasksKeepNumbersAsWritten() {
        Notice notice = Fixtures.read("一、修路架桥", "1.修路。(区甲局主办)", "2、架桥。(区乙局主办)", "二、建园", "3．建园。(区丙局主办)");
        assertThat(notice.chapters()).extracting(Notice.Heading::title).containsExactly("修路架桥", "建园");
        assertThat(notice.tasks())
                .extracting(t -> t.number() + "/" + t.numberAsWritten() + "/" + notice.chapterOf(t) + "/"
                        + t.text().value())
                .containsExactly("1/1/1/修路。", "2/2/1/架桥。", "3/3/2/建园。");
        assertThat(notice.doubts()).isEmpty();
    }

    @Test
    void wrappedLinesPageNumbersCarriageReturnsAndIndentsDoNotDisturb() {
        String tidy = "一、甲\n1.修好东河路两侧人行道。(区甲局主办)\n2.架桥。(区乙局主办)";
        String untidy = "\u3000\u3000一、甲\r\n\u3000\u30001. 修好东河路\r\n两侧人行道。(区甲\r\n局主办)\r\n— 2 —\r\n\u00a0 2.架桥。(区乙局主办)";
        assertThat(Fixtures.read(untidy).tasks())
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*span")
                .isEqualTo(Fixtures.read(tidy).tasks());
    }

    @Test
    void itemsThatLostTheLineBreakBetweenThemAreTakenApart() {
        Notice notice = Fixtures.read("一、甲", "1.修路。(区甲局主办)2.架桥。(区乙局主办)二、乙", "3.建园。(区丙局主办)");
        assertThat(notice.tasks()).extracting(t -> t.text().value()).containsExactly("修路。", "架桥。", "建园。");
        assertThat(notice.doubts()).isEmpty();
    }

    @Test
    void furnitureUnderTheTextIsDropped() {
        Notice notice = Fixtures.read("一、甲", "1.修路。(区甲局主办)", "解读链接:", "某网站新闻", "扫一扫在手机打开当前页", "来源:云河");
        assertThat(notice.toString()).doesNotContain("链接", "网站", "扫一扫", "来源");
        assertThat(notice.doubts()).isEmpty();
    }

    @Test
    void numberingMayRestartInEachChapter() {
        Notice notice = Fixtures.read("一、甲", "1.修路。(区甲局主办)", "二、乙", "1.架桥。(区乙局主办)");
        assertThat(notice.tasks()).extracting(Notice.Task::number).containsExactly(1, 2);
        assertThat(notice.doubts()).isEmpty();
    }

    @Test
    void wrappedLineThatStartsWithADecimalIsNoTask() {
        Notice notice = Fixtures.read("一、甲", "1.新增就业", "2.1万人。(区甲局主办)", "2.121人才项目。(区乙局主办)");
        assertThat(notice.tasks()).hasSize(2);
        assertThat(notice.tasks().getLast().text().value()).isEqualTo("121人才项目。");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            一、甲#1.修路。(区甲局主办)#3.架桥。(区乙局主办)             | NUMBER_GAP            | 1 | 1,3
            一、甲#1.修路。(区甲局主办)#1.架桥。(区乙局主办)             | NUMBER_REPEATED       | 2 | 1,1
            一、甲#2.修路。(区甲局主办)                             | NUMBER_GAP            | 1 | 0,2
            一、甲#1.修路。(区甲局主办)#三、乙#2.架桥。(区乙局主办)       | CHAPTER_OUT_OF_ORDER  |   | 一,三
            一、甲#1.修路。(区甲局主办)#二、乙                         | CHAPTER_WITHOUT_TASKS |   | 二,乙
            一、甲#要抓好落实。#1.修路。(区甲局主办)                     | TEXT_OUTSIDE_TASKS    |   | 要抓好落实。
            一、甲#1.修路。(区甲局主办)另行通知。                       | TEXT_AFTER_CLAUSE     | 1 | 另行通知。
            """)
    void irregularOutlinesAreDoubted(String lines, Doubt.Code code, Integer task, String arguments) {
        assertThat(Fixtures.read(lines.split("#")).doubts()).singleElement().satisfies(doubt -> {
            assertThat(doubt.code()).isEqualTo(code);
            assertThat(doubt.task()).isEqualTo(task);
            assertThat(doubt.arguments()).containsExactly(arguments.split(","));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \r\n\t", "关于召开会议的通知", "一、提高认识\n二、加强领导", "\u0000\u0001PNG\r\n\u001a"})
    void textWithoutTaskIsRefused(String text) {
        assertThatExceptionOfType(NoTasksFound.class).isThrownBy(() -> Fixtures.readText(text));
    }

    @ParameterizedTest
    @CsvSource({"一,1", "九,9", "十,10", "十一,11", "二十,20", "三十六,36"})
    void chapterNumeralsAreCounted(String numeral, int value) {
        assertThat(Marker.value(numeral)).isEqualTo(value);
    }
}
