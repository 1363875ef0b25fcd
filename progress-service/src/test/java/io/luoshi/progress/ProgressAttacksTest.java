package io.luoshi.progress;

import io.luoshi.events.TaskEvent.AssignmentRole;
import io.luoshi.progress.assignment.Assignment;
import io.luoshi.progress.assignment.Assignments;
import io.luoshi.test.AttacksTest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** What attackers try at progress-service, against a report that a unit handed in. */
@TestPropertySource(properties = "luoshi.reports.overdue-check=1h")
class ProgressAttacksTest extends AttacksTest {

    private static final String REPORT = "/api/progress/tasks/{task}/units/{unit}/reports/{period}";
    private static final String TASK = "T-2025-9-001";
    private static final String CONTENT = """
            {"progress": "绝密水渠已通水", "problems": "无", "nextSteps": "继续", "values": [{"indicator": "i1", "value": 1}]}""";

    @Autowired
    private Assignments assignments;

    @Override
    protected void aVictim() {
        assignments.store(Assignment.of(Given.assigned(TASK, "U-1", AssignmentRole.LEAD, Given.DISPATCHED)), 1);
        String report = "/api/progress/tasks/" + TASK + "/units/U-1/reports/2025-03";
        done("PUT", report, "application/json", CONTENT);
        done("POST", report + "/submit", "application/json", "");
    }

    @Override
    protected Map<String, String> victim() {
        return Map.of("task", TASK, "unit", "U-1", "period", "2025-03", "year", "2027");
    }

    @Override
    protected Map<String, String> goodBodies() {
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put("POST " + REPORT + "/return", "{\"reason\": \"数据有误\"}");
        bodies.put("PUT " + REPORT, CONTENT);
        bodies.put(
                "PUT /api/progress/calendars/{year}",
                "{\"daysOff\": [\"2027-01-01\", \"2027-01-02\"], \"makeUpWorkdays\": [\"2027-01-03\"]}");
        bodies.put("POST /api/progress/receipts/verification", "{\"receipt\": \"a.b.c\"}");
        return bodies;
    }

    @Override
    protected String secret() {
        return "绝密水渠";
    }
}
