package io.luoshi.unit;

import io.luoshi.test.AttacksTest;
import java.util.LinkedHashMap;
import java.util.Map;

/** What attackers try at unit-service, against a unit with two people. */
class UnitAttacksTest extends AttacksTest {

    private static final String PERSON = "/api/units/{unit}/people/{person}";
    private static final String PEOPLE = """
            {"name": "区甲局", "kind": "DEPARTMENT", "aliases": ["甲局"], "people": [
                {"name": "林不言", "role": "LIAISON_OFFICER", "email": "lin@a.example", "language": "zh"},
                {"name": "周启明", "role": "UNIT_HEAD", "email": "zhou@a.example", "from": "2025-01-01"}]}""";

    @Override
    protected void aVictim() {
        done("PUT", "/api/units", "application/json", "[" + PEOPLE + "]");
    }

    @Override
    protected Map<String, String> victim() {
        return Map.of("unit", "U-001", "person", "U-001-1");
    }

    @Override
    protected Map<String, String> goodBodies() {
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put("POST " + PERSON + "/substitutes", """
                {"person": "U-001-2", "from": "2025-04-01", "until": "2025-04-10"}""");
        bodies.put("POST " + PERSON + "/successor", """
                {"successor": {"name": "顾一帆", "email": "gu@a.example"}, "from": "2025-12-01"}""");
        bodies.put("POST /api/accounts/invitations", "{\"person\": \"U-001-1\", \"login\": \"lin\"}");
        bodies.put("POST /api/accounts/invitations/bulk", "{\"units\": [\"U-001\"], \"renew\": false}");
        bodies.put("POST /api/units/{unit}/clients", "{\"name\": \"业务系统\", \"scopes\": [\"progress:write\"]}");
        bodies.put("POST /api/accounts", "{\"login\": \"audit\", \"name\": \"秦素\", \"roles\": [\"AUDITOR\"]}");
        bodies.put("PUT /api/units/{unit}", PEOPLE);
        bodies.put("PUT /api/units", "[" + PEOPLE.replace("甲", "乙") + "]");
        return bodies;
    }

    @Override
    protected String secret() {
        return "林不言";
    }
}
