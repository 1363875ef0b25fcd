package io.luoshi.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.luoshi.events.TaskEvent.AssignmentRole;
import io.luoshi.progress.assignment.Assignment;
import io.luoshi.progress.assignment.Assignments;
import io.luoshi.test.PermissionsTest;
import io.luoshi.test.Tokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Who may do what in progress-service, endpoint by endpoint; and that a unit's reports stay its own. */
class ProgressPermissionsTest extends PermissionsTest {

    private static final String CONTENT = """
            {"progress": "完成", "nextSteps": "继续", "values": [{"indicator": "i1", "value": 1}],
             "unit": "U-2", "state": "ACCEPTED", "role": "SUPERVISOR", "revision": 9}""";

    @Autowired
    private Assignments assignments;

    private final String task = Given.newTask() + "9";

    private String path(String unit) {
        return "/api/progress/tasks/" + task + "/units/" + unit + "/reports/2025-03";
    }

    private MvcTestResult put(String unit, String token) {
        return http.put()
                .uri(path(unit))
                .header("Authorization", "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .content(CONTENT)
                .exchange();
    }

    private List<String> found(String query, String token) {
        MvcTestResult result = http.get()
                .uri("/api/progress/" + query)
                .header("Authorization", "Bearer " + token)
                .exchange();
        return JsonPath.read(new String(result.getResponse().getContentAsByteArray()), "$.items[*].unit");
    }

    @Test
    void aUnitWritesAndFindsItsOwnReportsOnly() {
        assignments.store(Assignment.of(Given.assigned(task, "U-1", AssignmentRole.LEAD, Given.DISPATCHED)), 1);
        String own = Tokens.client("U-1", "progress:write");
        String other = Tokens.client("U-2", "progress:write");

        assertThat(put("U-1", other)).hasStatus(403);
        assertThat(put("U-1", Tokens.person("督", "SUPERVISOR@U-1")))
                .as("the office writes no report")
                .hasStatus(403);
        assertThat(put("U-1", own)).hasStatus(201);

        assertThat(http.get().uri(path("U-1")).header("Authorization", "Bearer " + own))
                .bodyJson()
                .hasPathSatisfying(
                        "$.state",
                        state -> assertThat(state).as("a body sets no state").isEqualTo("DRAFT"))
                .hasPathSatisfying("$.unit", unit -> assertThat(unit).isEqualTo("U-1"));
        String lists = "?task=" + task;
        assertThat(found("obligations" + lists, own)).containsExactly("U-1");
        assertThat(found("obligations" + lists, other)).isEmpty();
        assertThat(found("obligations" + lists + "&unit=U-1", other)).isEmpty();
        assertThat(found("tasks/" + task + "/reports", other)).isEmpty();
        assertThat(found("obligations" + lists, Tokens.person("督", "CHIEF_SUPERVISOR")))
                .containsExactly("U-1");
    }
}
