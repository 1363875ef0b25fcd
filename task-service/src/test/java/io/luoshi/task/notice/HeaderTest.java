package io.luoshi.task.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeaderTest {

    private static final String BODY = "一、甲\n1.修路。(区甲局主办)\n";

    @Test
    void readsTitleNumberDateYearAndSignature() {
        Notice notice = Fixtures.read("一、甲", "1.修路。(区甲局主办)");
        assertThat(Read.valueOf(notice.title())).isEqualTo(Fixtures.TITLE);
        assertThat(Read.valueOf(notice.documentNumber())).isEqualTo("云政〔2025〕3号");
        assertThat(Read.valueOf(notice.issuer())).isEqualTo("云河区人民政府");
        assertThat(Read.valueOf(notice.issuedOn())).isEqualTo("2025-02-08");
        assertThat(Read.valueOf(notice.year())).isEqualTo(2025);
        assertThat(notice.doubts()).isEmpty();
    }

    @Test
    void publisherThatIsNoGovernmentBodyIsNotBelieved() {
        String spam = Fixtures.notice("一、甲", "1.修路。(区甲局主办)").replace("云河区人民政府", "云河娱乐官网 办公室");
        assertThat(Read.valueOf(Fixtures.readText(spam).issuer())).isNull();
    }

    @Test
    void numberedParagraphsOfTheLetterAreNoTasks() {
        String letter = "区政府关于印发2025年任务方案的通知\n一、提高认识。\n1.各单位2月10日前报送计划。\n二、加强督查。\n2025年任务方案\n";
        Notice notice = Fixtures.readText(letter + BODY);
        assertThat(notice.tasks()).extracting(t -> t.text().value()).containsExactly("修路。");
        assertThat(notice.chapters()).hasSize(1);
    }

    @Test
    void titleMayBeSplitOverLinesAndStandInQuotes() {
        String letter = "区政府关于印发《2025年任务\n分解方案》的通知\n各部门:\n附件:《2025年任务\n分解方案》\n";
        Notice notice = Fixtures.readText(letter + BODY);
        assertThat(Read.valueOf(notice.title())).isEqualTo("2025年任务分解方案");
        assertThat(notice.tasks()).hasSize(1);
    }

    @Test
    void attachmentAloneHasItsTitleAsFirstLine() {
        Notice notice = Fixtures.readText("云河区2024年工作要点\n云政办〔2024〕11号\n" + BODY);
        assertThat(Read.valueOf(notice.title())).isEqualTo("云河区2024年工作要点");
        assertThat(Read.valueOf(notice.documentNumber())).isEqualTo("云政办〔2024〕11号");
        assertThat(Read.valueOf(notice.year())).isEqualTo(2024);
        assertThat(notice.doubts()).isEmpty();
    }

    @Test
    void numberMayStandBetweenTitleAndAddresseesOfATextOnOneLine() {
        String text = "区政府关于印发2025年工作要点的通知 云政发〔2025〕3号 各街道,各部门: 现印发给你们。 2025年工作要点 ";
        Notice notice = Fixtures.readText(text + BODY.replace("\n", " "));
        assertThat(Read.valueOf(notice.documentNumber())).isEqualTo("云政发〔2025〕3号");
    }

    @Test
    void documentCitedInASentenceIsNotTheNumber() {
        Notice notice = Fixtures.readText("2025年工作要点\n根据云政〔2024〕9号文件要求制定。\n" + BODY);
        assertThat(Read.valueOf(notice.documentNumber())).isNull();
    }

    @Test
    void noticeCitedInATaskIsNotTheCoveringLetter() {
        Notice notice = Fixtures.readText("2025年工作要点\n一、甲\n1.落实市政府关于印发云河治水方案的通知。(区甲局主办)\n");
        assertThat(Read.valueOf(notice.title())).isEqualTo("2025年工作要点");
        assertThat(notice.doubts()).isEmpty();
    }

    @Test
    void missingTitleYearAndAttachmentAreDoubted() {
        assertThat(Fixtures.doubts(Fixtures.readText(BODY)))
                .containsExactly(Doubt.Code.TITLE_UNKNOWN, Doubt.Code.YEAR_UNKNOWN);
        assertThat(Fixtures.doubts(Fixtures.readText("关于印发2025年任务方案的通知\n" + BODY)))
                .containsExactly(Doubt.Code.ATTACHMENT_NOT_FOUND);
    }

    @Test
    void impossibleDateIsNoDate() {
        String text = Fixtures.notice("一、甲", "1.修路。(区甲局主办)").replace("2025年2月8日", "2025年2月30日");
        assertThat(Read.valueOf(Fixtures.readText(text).issuedOn())).isNull();
    }
}
