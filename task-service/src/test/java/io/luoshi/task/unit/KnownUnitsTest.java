package io.luoshi.task.unit;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.events.UnitEvent.UnitChanged;
import io.luoshi.events.UnitEvent.UnitKind;
import io.luoshi.events.UnitEvent.UnitRegistered;
import io.luoshi.events.UnitEvent.UnitRetired;
import io.luoshi.events.UnitEvent.UnitState;
import io.luoshi.starter.events.CloudEvent;
import io.luoshi.task.StoreTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StoreTest
class KnownUnitsTest {

    @Autowired
    private UnitEventsListener listener;

    @Autowired
    private KnownUnits units;

    @Test
    void knowsAUnitByNameAndAliasInWhateverWidthAndSpacing() {
        receive(1, new UnitRegistered(unit("U-101", "区戊局(区己办)", List.of("戊局"), false)));

        assertThat(units.byNames(List.of("区戊局（区己办）", "戊 局", "　区戊局( 区己办 )", "区己办")))
                .containsOnlyKeys("区戊局（区己办）", "戊 局", "　区戊局( 区己办 )")
                .allSatisfy((name, unit) -> assertThat(unit.id()).isEqualTo("U-101"));
    }

    @Test
    void takesTheSameEventTwiceWithoutHarmAndPassesOlderOnesOver() {
        receive(2, new UnitChanged(unit("U-102", "区新名局", List.of(), false)));
        receive(2, new UnitChanged(unit("U-102", "区新名局", List.of(), false)));
        receive(1, new UnitRegistered(unit("U-102", "区旧名局", List.of(), false)));

        assertThat(units.byNames(List.of("区新名局", "区旧名局"))).containsOnlyKeys("区新名局");
    }

    @Test
    void forgetsTheOldNameWhenANewerEventComes() {
        receive(1, new UnitRegistered(unit("U-103", "区原局", List.of(), false)));
        receive(2, new UnitChanged(unit("U-103", "区改局", List.of(), false)));

        assertThat(units.byNames(List.of("区原局", "区改局"))).containsOnlyKeys("区改局");
    }

    @Test
    void doesNotOfferARetiredUnit() {
        receive(1, new UnitRegistered(unit("U-104", "区撤局", List.of(), false)));
        receive(2, new UnitRetired(unit("U-104", "区撤局", List.of(), true)));

        assertThat(units.byNames(List.of("区撤局"))).isEmpty();
    }

    private void receive(long sequence, Object event) {
        listener.on(new CloudEvent("id", "type", "/unit-service", "U", Instant.EPOCH, sequence, event));
    }

    private static UnitState unit(String id, String name, List<String> aliases, boolean retired) {
        return new UnitState(id, name, UnitKind.DEPARTMENT, aliases, List.of(), retired);
    }
}
