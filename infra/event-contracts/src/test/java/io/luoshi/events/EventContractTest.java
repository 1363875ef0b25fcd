package io.luoshi.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.luoshi.events.UnitEvent.UnitRegistered;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Record, schema and examples of every event say the same. When a record gets a field, add it to its schema (optional, and
 * {@code @Nullable} in the record: events of older versions lack it) and to an example.
 */
class EventContractTest {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static List<String> types() {
        return EventCatalog.types();
    }

    static Stream<Path> examples() {
        return types().stream().flatMap(type -> Contracts.examplesOf(type).stream());
    }

    @Test
    void everyEventHasASchemaAndEverySchemaAnEvent() {
        assertThat(Contracts.jsonFiles(Contracts.SCHEMAS))
                .map(Contracts::nameOf)
                .isEqualTo(types());
    }

    @Test
    void everyEventHasExamplesAndEveryExampleAnEvent() {
        assertThat(Contracts.folders(Contracts.EXAMPLES))
                .filteredOn(name -> !name.equals("released"))
                .isEqualTo(types());
        assertThat(types())
                .allSatisfy(type -> assertThat(Contracts.examplesOf(type)).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("types")
    void schemaDescribesTheRecord(String type) {
        JsonNode schema = Contracts.read(Contracts.schemaOf(type));
        Class<?> record = EventCatalog.recordOf(type).orElseThrow();

        assertThat(RecordSchema.differences(record, schema)).isEmpty();
        assertThat(schema.path("title").asString()).isEqualTo(record.getSimpleName());
        assertThat(schema.path("$id").asString()).isEqualTo("urn:luoshi:event:" + type);
        assertThat(schema.path("description").asString()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void exampleFitsTheSchema(Path example) {
        assertThat(validate(type(example), Contracts.text(example))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void exampleIsWhatTheRecordWrites(Path example) {
        Class<?> record = EventCatalog.recordOf(type(example)).orElseThrow();
        Object event = Contracts.JSON.readValue(Contracts.text(example), record);

        assertThatObject(Contracts.JSON.readTree(Contracts.JSON.writeValueAsString(event)))
                .isEqualTo(Contracts.read(example));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void consumersPassOverFieldsTheyDoNotKnow(Path example) {
        Class<?> record = EventCatalog.recordOf(type(example)).orElseThrow();
        ObjectNode newer = (ObjectNode) Contracts.read(example);
        newer.put("addedLater", "x").properties().forEach(field -> {
            if (field.getValue() instanceof ObjectNode state) {
                state.putObject("addedLaterToo").put("y", 1);
            }
        });

        assertThat(validate(type(example), newer.toString())).isEmpty();
        assertThatObject(Contracts.JSON.treeToValue(newer, record))
                .isEqualTo(Contracts.JSON.treeToValue(Contracts.read(example), record));
    }

    @Test
    void schemaRefusesAnEventThatLacksARequiredField() {
        assertThat(validate("io.luoshi.unit.registered.v1", "{\"unit\": {\"id\": \"U-001\"}}"))
                .isNotEmpty();
    }

    @Test
    void schemaRefusesADateThatIsNone() {
        Path example = Contracts.examplesOf("io.luoshi.task.assigned.v1").getFirst();
        String wrong = Contracts.text(example).replace("2025-03-20", "20.3.2025");
        assertThat(validate("io.luoshi.task.assigned.v1", wrong)).isNotEmpty();
    }

    @Test
    void comparisonSeesARecordThatPartedFromItsSchema() {
        JsonNode other = Contracts.read(Contracts.schemaOf("io.luoshi.plan.published.v1"));
        assertThat(RecordSchema.differences(UnitRegistered.class, other)).isNotEmpty();
    }

    @Test
    void aTypeMeansTheSameInEverySchema() {
        Map<String, JsonNode> known = new TreeMap<>();
        for (String type : types()) {
            Contracts.read(Contracts.schemaOf(type)).path("$defs").properties().forEach(definition -> {
                JsonNode before = known.putIfAbsent(definition.getKey(), definition.getValue());
                if (before != null) {
                    assertThatObject(definition.getValue())
                            .as("%s in %s", definition.getKey(), type)
                            .isEqualTo(before);
                }
            });
        }
        assertThat(known).containsKeys("UnitState", "TaskState", "ReportState");
    }

    private static String type(Path example) {
        return example.getParent().getFileName().toString();
    }

    private static List<?> validate(String type, String json) {
        Schema schema = REGISTRY.getSchema(Contracts.text(Contracts.schemaOf(type)), InputFormat.JSON);
        return schema.validate(
                json,
                InputFormat.JSON,
                execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }
}
