package io.luoshi.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.events.ProgressEvent.ReportStatus;
import io.luoshi.events.TaskEvent.AssignmentRole;
import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.notification.Given;
import io.luoshi.notification.NotificationSettings;
import io.luoshi.notification.recipient.Language;
import io.luoshi.notification.recipient.Recipient;
import io.luoshi.starter.LuoshiProperties;
import io.luoshi.test.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What people read. The samples are written to {@code target/mail-samples} to be looked at. */
class MailTemplatesTest {

    private final MailTemplates templates = templates(Duration.ofHours(1));

    private static MailTemplates templates(Duration offset) {
        var settings = new Binder(new MapConfigurationPropertySource(Map.of(
                "luoshi.notifications.base-url", "http://localhost:8080", "luoshi.clock.offset", offset.toString())));
        return new MailTemplates(
                messages(),
                settings.bindOrCreate("luoshi.notifications", NotificationSettings.class),
                settings.bindOrCreate("luoshi", LuoshiProperties.class),
                new SettableClock());
    }

    private static ResourceBundleMessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void rendersEveryKindInBothLanguages(Kind kind) throws Exception {
        Path samples = Files.createDirectories(Path.of("target/mail-samples"));
        for (Language language : Language.values()) {
            RenderedMail mail = templates.render(draft(kind, language));

            String name = kind.code() + "-" + language.code();
            Files.writeString(samples.resolve(name + ".html"), mail.html());
            Files.writeString(samples.resolve(name + ".txt"), mail.subject() + "\n\n" + mail.text());
            assertThat(mail.template()).matches(language.code() + "/" + kind.code() + "@[0-9a-f]{8}");
            assertThat(mail.text()).doesNotContain("{{").contains("http://localhost:8080/#/tasks/T-2025-1-017");
            assertThat(mail.html()).doesNotContain("{{").contains("href=\"http://localhost:8080/#/tasks/T-2025-1-017");
            assertThat(mail.text()).contains("2025-03-20 09:00");
        }
    }

    @Test
    void saysNothingOfTheOfficeTimeWhenItIsTheRealOne() {
        RenderedMail mail = templates(Duration.ZERO).render(draft(Kind.DIGEST, Language.ZH));
        assertThat(mail.text()).doesNotContain("演示时间");
        assertThat(mail.html()).doesNotContain("演示时间");
    }

    @Test
    void escapesWhatPeopleTyped() {
        Line evil = line("T-2025-1-017", 17, "<script>alert(1)</script> & \"x\"", -2);
        Recipient recipient = recipient("<b>王</b>", Language.ZH);
        RenderedMail mail = templates.render(
                new Draft("id", Kind.REPORT_RETURNED, recipient, null, List.of(evil), "看 <a href=x>这里</a>"));
        assertThat(mail.html())
                .doesNotContain("<script>", "<b>王", "<a href=x>")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;", "&lt;b&gt;王");
        assertThat(mail.text()).contains("<script>alert(1)</script> & \"x\"");
    }

    @Test
    void listsTheMostUrgentAndCountsTheRest() {
        List<Line> lines = java.util.stream.IntStream.range(0, 60)
                .mapToObj(i -> line("T-" + i, i, "任务" + i, i - 50))
                .toList();
        RenderedMail mail = templates.render(
                new Draft("id", Kind.DIGEST, recipient("王", Language.ZH), LocalDate.parse("2025-03-20"), lines, null));
        assertThat(mail.subject()).isEqualTo("【落实】进展报告已逾期 50 份，今天到期 1 份，即将到期 9 份");
        assertThat(mail.text()).contains("以下 60 份", "50. 第49项", "另有 10 项").doesNotContain("51. 第50项");
    }

    @ParameterizedTest
    @CsvSource({
        "-12, 逾期12个工作日, 12 working days overdue",
        "-1, 逾期1个工作日, 1 working day overdue",
        "0, 今天到期, due today",
        "1, 还有1个工作日, 1 working day left",
        "3, 还有3个工作日, 3 working days left"
    })
    void saysHowUrgentALineIs(int workingDaysLeft, String zh, String en) {
        assertThat(new Wording(messages(), Language.ZH).due(workingDaysLeft)).isEqualTo(zh);
        assertThat(new Wording(messages(), Language.EN).due(workingDaysLeft)).isEqualTo(en);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03, 2025年3月, March 2025",
        "2025-Q1, 2025年第1季度, Q1 2025",
        "2025-H1, 2025年上半年, first half of 2025",
        "2025-H2, 2025年下半年, second half of 2025",
        "2025, 2025年, 2025",
        "whatever, whatever, whatever"
    })
    void namesPeriods(String period, String zh, String en) {
        assertThat(new Wording(messages(), Language.ZH).period(period)).isEqualTo(zh);
        assertThat(new Wording(messages(), Language.EN).period(period)).isEqualTo(en);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TASK_ASSIGNED | 【落实】新交办 3 项任务，请签收 | [Luoshi] 3 new tasks assigned, please sign for them",
                "PROGRESS_REPORTED | 【落实】请审核：发改委已提交第17项任务2025年3月进展报告 | [Luoshi] Please review: 发改委 reported on task no. 17, March 2025",
                "REPORT_RETURNED | 【落实】被退回，须重报：第17项任务2025年3月进展报告，2025年3月28日（周五）前提交 | [Luoshi] Returned, report again by Fri 28 Mar 2025: task no. 17, March 2025",
                "DIGEST | 【落实】进展报告已逾期 1 份，今天到期 1 份，即将到期 1 份 | [Luoshi] Progress reports: 1 overdue, 1 due today, 1 due soon"
            })
    void subjectsSayWhatAndHowUrgent(Kind kind, String zh, String en) {
        assertThat(templates.render(draft(kind, Language.ZH)).subject()).isEqualTo(zh);
        assertThat(templates.render(draft(kind, Language.EN)).subject()).isEqualTo(en);
    }

    private static Draft draft(Kind kind, Language language) {
        Recipient recipient = recipient(language == Language.ZH ? "王丽" : "Wang Li", language);
        Line reported = Line.of(Given.report(17, "U-001", "2025-03", "2025-03-28", ReportStatus.RETURNED));
        return switch (kind) {
            case TASK_ASSIGNED ->
                new Draft("id", kind, recipient, null, List.of(assigned(17), assigned(23), assigned(41)), null);
            case PROGRESS_REPORTED -> new Draft("id", kind, recipient, null, List.of(reported), null);
            case REPORT_RETURNED -> new Draft("id", kind, recipient, null, List.of(reported), "缺少完成投资额的数据来源，请补充后重新提交。");
            case DIGEST ->
                new Draft(
                        "id",
                        kind,
                        recipient,
                        LocalDate.parse("2025-03-20"),
                        List.of(
                                line("T-2025-1-017", 17, "新增规上工业企业50家以上，完成工业投资109亿元，同比增长5%以上", -2),
                                line("T-2025-1-023", 23, "滨江片区改造项目开工建设", 0),
                                line("T-2025-1-041", 41, "城镇新增就业1.2万人", 3)),
                        null);
        };
    }

    private static Recipient recipient(String name, Language language) {
        return new Recipient(
                "p1", name, "U-001", "发展和改革委员会", PersonRole.LIAISON_OFFICER, "p1@example.org", language, null, null);
    }

    private static Line assigned(int number) {
        Line line = Line.of(Given.assigned(number, "U-001"));
        AssignmentRole role = number == 23 ? AssignmentRole.CO_ORGANIZER : AssignmentRole.LEAD;
        return new Line(line.subject(), number, line.title(), line.unitName(), role, null, null, null, line.path());
    }

    private static Line line(String task, int number, String title, int left) {
        LocalDate due = LocalDate.parse("2025-03-20").plusDays(left);
        String path = Line.reportPath(task, "U-001", "2025-03");
        return new Line(task, number, title, "发改委", null, "2025-03", due, left, path);
    }
}
