package io.luoshi.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.luoshi.task.task.SampleTasks;
import io.luoshi.task.task.Task;
import io.luoshi.task.task.Tasks;
import io.luoshi.test.PermissionsTest;
import io.luoshi.test.Tokens;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Who may do what in task-service, endpoint by endpoint; and that a unit finds its own tasks only, whatever it asks for. */
class TaskPermissionsTest extends PermissionsTest {

    private static final String TASK = "/api/tasks/" + SampleTasks.ID;

    @Autowired
    private Tasks tasks;

    @BeforeEach
    void aTaskOfThreeUnits() {
        Task task = SampleTasks.dispatched();
        if (tasks.findById(SampleTasks.ID).isEmpty()) {
            tasks.save(task);
        }
    }

    private MvcTestResult get(String address, String token) {
        return http.get()
                .uri(address)
                .header("Authorization", "Bearer " + token)
                .exchange();
    }

    private List<String> found(String query, String token) {
        return JsonPath.read(
                new String(get("/api/tasks" + query, token).getResponse().getContentAsByteArray()), "$.items[*].id");
    }

    @Test
    void aUnitFindsItsOwnTasksOnly() {
        String lead = Tokens.person("甲", "LIAISON_OFFICER@U-001");
        String stranger = Tokens.person("丁", "LIAISON_OFFICER@U-777");
        String machine = Tokens.client("U-777", "tasks:read");

        assertThat(found("", lead)).containsExactly(SampleTasks.ID);
        assertThat(found("?unit=U-003", lead))
                .as("another unit's list is empty")
                .isEmpty();
        for (String other : List.of(stranger, machine)) {
            for (String query : List.of("", "?unit=U-001", "?plan=P-2025-900", "?unit=", "?unit=U-777&unit=U-001")) {
                assertThat(found(query, other)).as(query).isEmpty();
            }
            assertThat(get(TASK, other)).as("not theirs looks like not there").hasStatus(404);
        }
        assertThat(get(TASK, lead)).hasStatusOk();
        assertThat(found("", Tokens.person("督", "SUPERVISOR@U-100"))).contains(SampleTasks.ID);
    }

    @Test
    void aUnitSignsForItselfOnlyAndTheHistoryNamesThePerson() {
        String sign = TASK + "/assignments/U-003/sign";
        assertThat(http.post().uri(sign).header("Authorization", "Bearer " + Tokens.person("甲", "UNIT_HEAD@U-001")))
                .hasStatus(403);
        assertThat(get(TASK, Tokens.person("督", "SUPERVISOR")))
                .bodyJson()
                .extractingPath("$.assignments[2].state")
                .isEqualTo("PENDING_SIGNATURE");

        assertThat(http.post().uri(sign).header("Authorization", "Bearer " + Tokens.person("丙", "UNIT_HEAD@U-003")))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.assignments[2].signedBy")
                .isEqualTo("丙");
    }
}
