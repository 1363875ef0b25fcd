package io.luoshi.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.luoshi.demo.Office;
import io.luoshi.demo.Office.Report;
import io.luoshi.monitoring.ExpressionCheck;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Alerts and dashboards against the running system: no expression may look for something that is not there. */
class MonitoringEndToEndTest {

    private static final LuoshiSystem system = LuoshiSystem.shared();
    private static final Office office = system.office();

    @Test
    void everyExpressionOfAlertsAndDashboardsFindsItsSeries() throws IOException, InterruptedException {
        boolean required = Boolean.parseBoolean(System.getenv("LUOSHI_REQUIRE_PROMETHEUS"));
        assumeTrue(required || ExpressionCheck.isPossible(), "prometheus is not installed");
        String plan = office.dispatchNotice("notice.txt", District.notice(900, 1), District.units());
        Report report = new Report("T" + plan.substring(1) + "-001", District.unitId(office, 1), "2025-03");
        office.draft(report, "完成一个。", Map.of("i1", 1)).expect();
        office.submit(report).expect();

        assertThat(ExpressionCheck.problems(system.portBase())).isEmpty();
    }
}
