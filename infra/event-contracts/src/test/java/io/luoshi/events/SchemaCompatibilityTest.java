package io.luoshi.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The check itself, on a made-up event: it must pass what is harmless and catch what is not. Quotes are written as apostrophes. */
class SchemaCompatibilityTest {

    private static final String RELEASED = """
            {
              'type': 'object',
              'required': ['id', 'state', 'task'],
              'properties': {
                'id': { 'type': 'string' },
                'note': { 'type': ['string', 'null'] },
                'on': { 'type': 'string', 'format': 'date' },
                'state': { '$ref': '#/$defs/State' },
                'task': { '$ref': '#/$defs/Task' },
                'values': { 'type': 'array', 'items': { '$ref': '#/$defs/Task' } }
              },
              '$defs': {
                'State': { 'type': 'string', 'enum': ['OPEN', 'DONE'] },
                'Task': { 'type': 'object', 'required': ['number'], 'properties': { 'number': { 'type': 'integer' } } }
              }
            }
            """;

    @Test
    void theSameSchemaIsCompatible() {
        assertThat(SchemaCompatibility.breaks(parse(RELEASED), parse(RELEASED))).isEmpty();
    }

    @ParameterizedTest(name = "{0} is harmless")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a new optional field    | 'id': {           | 'added': { 'type': 'string' }, 'id': {",
                "a new optional subfield | 'number': {       | 'title': { 'type': 'string' }, 'number': {",
                "a new enum constant     | ['OPEN', 'DONE']  | ['OPEN', 'DONE', 'LATE']",
                "a new description       | 'type': 'integer' | 'description': 'n', 'type': 'integer'",
            })
    void passes(String change, String from, String to) {
        assertThat(breaksWhen(from, to)).isEmpty();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'id': {                        | 'name': {                     | /id: field removed",
                "'number': { 'type': 'integer' }| ``                            | /task/number: field removed",
                "'integer'                      | 'string'                      | /task/number: type changed from 'integer' to 'string'",
                "['string', 'null']             | 'string'                      | /note: type changed from ['string','null'] to 'string'",
                "'format': 'date'               | 'format': 'date-time'         | /on: format changed from 'date' to 'date-time'",
                "['OPEN', 'DONE']               | ['DONE']                      | /state: constant OPEN removed",
                "'type': 'string', 'enum': ['OPEN', 'DONE'] | 'type': 'string'  | /state: enum added or dropped",
                "['id', 'state', 'task']        | ['id', 'note', 'state', 'task'] | /note: required, was not before",
                "['id', 'state', 'task']        | ['id', 'task']                | /state: may be missing, was always there",
                "'required': ['number'],        | ``                            | /values[]/number: may be missing, was always there",
            })
    void names(String from, String to, String expected) {
        assertThat(breaksWhen(from, to)).contains(expected);
    }

    private static List<String> breaksWhen(String from, String to) {
        String current = RELEASED.replace(from, to);
        assertThat(current).as("the schema was changed").isNotEqualTo(RELEASED);
        return SchemaCompatibility.breaks(parse(RELEASED), parse(current)).stream()
                .map(found -> found.replace('"', '\''))
                .toList();
    }

    private static JsonNode parse(String schema) {
        return Contracts.JSON.readTree(schema.replace('\'', '"'));
    }
}
