package io.luoshi.task;

import io.luoshi.events.UnitEvent.UnitKind;
import io.luoshi.task.task.SampleTasks;
import io.luoshi.task.task.Tasks;
import io.luoshi.task.unit.KnownUnit;
import io.luoshi.test.AttacksTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;

/** What attackers try at task-service, against a dispatched task, a plan that is not dispatched yet and a notice that was read. */
class TaskAttacksTest extends AttacksTest {

    private static final String NOTICE = """
            云政〔2025〕%s号
            2025年区政府主要工作目标任务分解落实方案
            一、扩大内需,激发市场活力
            1.全年新引进首店100家以上,发展首发经济。(区甲局主办)
            """;

    @Autowired
    private Tasks tasks;

    private String notice = "";
    private String plan = "";

    @Override
    protected void aVictim() {
        tasks.save(SampleTasks.dispatched());
        mongo.save(new KnownUnit("U-001", "区甲局", List.of(), List.of("区甲局"), UnitKind.DEPARTMENT, false, 1));
        String confirm = "/api/tasks/imports/" + read("7") + "/confirm";
        plan = find("\"plan\":\"([^\"]+)\"", done("POST", confirm, "application/json", "{}"));
        notice = read("8");
    }

    private String read(String number) {
        String form = "--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n%s\r\n--x--\r\n"
                .formatted(NOTICE.formatted(number));
        return find(
                "\"id\":\"(I-[^\"]+)\"", done("POST", "/api/tasks/imports", "multipart/form-data; boundary=x", form));
    }

    private static String find(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        if (!found.find()) {
            throw new AssertionError(text);
        }
        return found.group(1);
    }

    @Override
    protected Map<String, String> victim() {
        return Map.of("unit", "U-003", "task", SampleTasks.ID, "plan", plan, "id", notice, "reference", "g2");
    }

    @Override
    protected Map<String, String> goodBodies() {
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put("PUT /api/tasks/{task}/designations/{reference}", "{\"units\": [\"U-001\"]}");
        bodies.put("PUT /api/tasks/plans/{plan}/cadence", "{\"frequency\": \"MONTHLY\", \"dueDay\": 20}");
        bodies.put("PATCH /api/tasks/imports/{id}", "{\"plan\": {\"issuer\": \"云河区人民政府\"}}");
        bodies.put("POST /api/tasks/imports/{id}/confirm", "{\"year\": 2025, \"title\": \"落实方案\"}");
        return bodies;
    }

    @Override
    protected String secret() {
        return "首发经济";
    }
}
