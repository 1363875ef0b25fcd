package io.luoshi.notification.recipient;

import static io.luoshi.notification.Given.officer;
import static io.luoshi.notification.Given.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.events.UnitEvent.PersonState;
import io.luoshi.events.UnitEvent.UnitChanged;
import io.luoshi.events.UnitEvent.UnitRegistered;
import io.luoshi.events.UnitEvent.UnitRetired;
import io.luoshi.events.UnitEvent.UnitState;
import io.luoshi.notification.ServiceTest;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class DirectoryTest extends ServiceTest {

    @Autowired
    private UnitEventsListener listener;

    @Autowired
    private Directory directory;

    @Test
    void theNewestEventWinsWhateverTheOrder() {
        listener.on(event(new UnitChanged(unit("U-001", "发改委", officer("p2"))), 2));
        listener.on(event(new UnitRegistered(unit("U-001", "发改委", officer("p1"))), 1));
        listener.on(event(new UnitChanged(unit("U-001", "发改委", officer("p2"))), 2));
        assertThat(directory.liaisonOfficers("U-001")).extracting(Recipient::id).containsExactly("p2");
        assertThat(directory.find("p1")).isEmpty();
    }

    @Test
    void aRetiredUnitHasNobody() {
        UnitState unit = unit("U-001", "发改委", officer("p1"));
        listener.on(event(new UnitRegistered(unit), 1));
        listener.on(event(
                new UnitRetired(
                        new UnitState(unit.id(), unit.name(), unit.kind(), unit.aliases(), unit.people(), true)),
                2));
        assertThat(directory.liaisonOfficers("U-001")).isEmpty();
        assertThat(directory.find("p1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-31, lin",
        "2025-04-01, lin chen",
        "2025-04-11, lin chen",
        "2025-04-12, lin",
        "2025-06-30, lin",
        "2025-07-01, gu"
    })
    void mailGoesToWhoeverHasTheDutyOnTheDayAndToHisSubstitute(LocalDate day, String officers) {
        listener.on(event(
                new UnitChanged(unit(
                        "U-001",
                        "发改委",
                        during("lin", null, LocalDate.parse("2025-06-30"), null),
                        during("gu", LocalDate.parse("2025-07-01"), null, null),
                        during("chen", LocalDate.parse("2025-04-01"), LocalDate.parse("2025-04-11"), "lin"))),
                1));

        assertThat(directory.liaisonOfficers(List.of("U-001"), day))
                .extracting(Recipient::id)
                .containsExactly(officers.split(" "));
        clock.set(day);
        assertThat(directory.liaisonOfficers("U-001")).extracting(Recipient::id).containsExactly(officers.split(" "));
        assertThat(directory.find("gu").isPresent()).isEqualTo(officers.equals("gu"));
    }

    @Test
    void whoStandsInForAnotherWithTheSameRoleIsToldOnce() {
        listener.on(event(
                new UnitChanged(unit("U-001", "发改委", during("lin", null, null, null), during("lin", null, null, "gu"))),
                1));

        assertThat(directory.liaisonOfficers("U-001")).hasSize(1);
    }

    private static PersonState during(
            String id, @Nullable LocalDate from, @Nullable LocalDate until, @Nullable String insteadOf) {
        return new PersonState(id, id, PersonRole.LIAISON_OFFICER, id + "@example.org", "zh", from, until, insteadOf);
    }
}
