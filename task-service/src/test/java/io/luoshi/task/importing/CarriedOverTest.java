package io.luoshi.task.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.task.Stamp;
import io.luoshi.task.document.Format;
import io.luoshi.task.importing.NoticeImport.Upload;
import io.luoshi.task.notice.KnownNames;
import io.luoshi.task.notice.Notice;
import io.luoshi.task.notice.NoticeReader;
import io.luoshi.task.notice.SourceText;
import io.luoshi.task.reading.Reading;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CarriedOverTest {

    private static final Stamp OFFICE = new Stamp("office", Instant.EPOCH);

    /** Law: reading the same text again with the same reader changes nothing of what people made of it. */
    @Property(tries = 200)
    void correctionsSurviveASecondReading(@ForAll("patches") List<String> patches) {
        NoticeImport corrected = anImport(SampleNotice.text("1"));
        patches.forEach(patch -> correct(corrected, patch));

        assertThat(readAgain(corrected, corrected.reading().notice())).isEqualTo(corrected.draft());
    }

    @Provide
    Arbitrary<List<String>> patches() {
        Arbitrary<String> number = Arbitraries.of("1", "2", "3", "8");
        return Arbitraries.oneOf(
                        number.map(
                                "{'tasks': {'%s': {'text': '整治小巷。', 'units': {'区丁局': {'role': 'LEAD'}}}}}"::formatted),
                        number.map("{'tasks': {'%s': null}}"::formatted),
                        number.map("{'settled': {'%s': {'NO_LEAD-1': true}}}"::formatted),
                        Arbitraries.of(
                                "{'plan': {'year': 2026}}",
                                "{'tasks': {'1': {'text': '甲', 'units': {'区甲一局': null}}}}",
                                "{'unitNames': {'区甲一局': 'U-1'}}",
                                "{'unitNames': {'区甲一局': null}}"))
                .list()
                .ofMaxSize(6);
    }

    @Test
    void findsATaskAgainUnderItsNewNumber() {
        NoticeImport corrected = anImport(SampleNotice.text("1"));
        correct(corrected, "{'tasks': {'3': {'units': {'区甲一局': {'role': 'GUIDE'}}}}}");

        Draft after = readAgain(
                corrected,
                notice(SampleNotice.text("1")
                        .replace("2.深化", "2.新建食堂5个。(区甲一局主办)\n3.深化")
                        .replace("\n3.增设", "\n4.增设")));

        assertThat(after.tasks().get("4").units().get("区甲一局").role()).isEqualTo(Notice.Role.GUIDE);
        assertThat(after.tasks().get("3").units().get("区乙一局").role()).isEqualTo(Notice.Role.LEAD);
    }

    @Test
    void putsBackATaskThatIsNotReadAnyMoreAsThePersonLeftIt() {
        NoticeImport corrected = anImport(SampleNotice.text("1"));
        correct(corrected, "{'tasks': {'3': {'chapter': 1}}}");

        Draft after = readAgain(corrected, notice(SampleNotice.text("1").replaceAll("3\\.增设[^\\n]*\\n", "")));

        assertThat(after.tasks().get("3")).isEqualTo(corrected.draft().tasks().get("3"));
    }

    private static NoticeImport anImport(String text) {
        NoticeImport source = new NoticeImport("I-1", null, new Upload("", "abc", 0), OFFICE);
        source.read(new Reading(Format.TEXT, "UTF-8", SourceText.plain(text), notice(text)));
        return source;
    }

    private static Notice notice(String text) {
        return new NoticeReader().read(SourceText.plain(text), KnownNames.none());
    }

    private static void correct(NoticeImport source, String patch) {
        ObjectNode merge = (ObjectNode) new JsonMapper().readTree(patch.replace('\'', '"'));
        source.correct(source.corrected().changes(merge, OFFICE));
    }

    private static Draft readAgain(NoticeImport before, Notice notice) {
        return DraftTree.of(DraftReader.of(notice))
                .with(CarriedOver.of(before, notice))
                .draft();
    }
}
