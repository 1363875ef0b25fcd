package io.luoshi.notification.recipient;

import static io.luoshi.notification.Given.officer;
import static io.luoshi.notification.Given.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.events.UnitEvent.UnitChanged;
import io.luoshi.events.UnitEvent.UnitRegistered;
import io.luoshi.events.UnitEvent.UnitRetired;
import io.luoshi.events.UnitEvent.UnitState;
import io.luoshi.notification.ServiceTest;
import org.junit.jupiter.api.Test;
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
}
