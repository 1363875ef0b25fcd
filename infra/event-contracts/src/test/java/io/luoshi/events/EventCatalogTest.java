package io.luoshi.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.luoshi.events.TaskEvent.TaskAssigned;
import io.luoshi.events.UnitEvent.UnitState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventCatalogTest {

    static List<String> types() {
        return EventCatalog.types();
    }

    @Test
    void knowsEveryTopic() {
        assertThat(EventCatalog.TOPICS.keySet())
                .containsExactlyInAnyOrder(
                        "unit-events",
                        "task-events",
                        "progress-events",
                        "notification-events",
                        "audit-events",
                        "access-events");
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeLeadsToItsRecordAndBack(String type) {
        Class<?> record = EventCatalog.recordOf(type).orElseThrow();
        assertThat(record).isRecord();
        assertThat(EventCatalog.typeOf(record)).isEqualTo(type);
        assertThat(EventCatalog.topicOf(record)).endsWith("-events");
    }

    @ParameterizedTest
    @MethodSource("types")
    void typeNamesAreAggregateFactAndMajorVersion(String type) {
        assertThat(type)
                .matches("io\\.luoshi\\.(unit|import|plan|task|progress|notification|audit|access)\\.[a-z-]+\\.v[1-9]");
    }

    @Test
    void findsTheEventsOfEveryTopic() {
        assertThat(EventCatalog.types())
                .isSorted()
                .hasSizeGreaterThanOrEqualTo(15)
                .contains("io.luoshi.task.assigned.v1");
        assertThat(EventCatalog.topicOf(TaskAssigned.class)).isEqualTo("task-events");
    }

    @Test
    void aTypeOfANewerVersionIsUnknownButNoError() {
        assertThat(EventCatalog.recordOf("io.luoshi.task.assigned.v9")).isEmpty();
    }

    @Test
    void whatIsNoEventHasNeitherTypeNorTopic() {
        assertThatIllegalArgumentException().isThrownBy(() -> EventCatalog.typeOf(UnitState.class));
        assertThatIllegalArgumentException().isThrownBy(() -> EventCatalog.topicOf(UnitState.class));
    }
}
