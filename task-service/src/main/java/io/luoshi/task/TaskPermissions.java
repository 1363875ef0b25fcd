package io.luoshi.task;

import static io.luoshi.starter.security.Rule.LEADER;
import static io.luoshi.starter.security.Rule.OFFICE;
import static io.luoshi.starter.security.Rule.UNIT;
import static io.luoshi.starter.security.Rule.get;
import static io.luoshi.starter.security.Rule.patch;
import static io.luoshi.starter.security.Rule.post;
import static io.luoshi.starter.security.Rule.put;

import io.luoshi.starter.security.Permissions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may do what in task-service. A unit reaches the tasks that it leads or contributes to. */
@Configuration(proxyBeanMethods = false)
class TaskPermissions {

    private static final String READ = "tasks:read";

    @Bean
    Permissions permissions() {
        return Permissions.of(
                get("/api/tasks").everywhere(OFFICE, LEADER).ownUnit(UNIT).scope(READ),
                get("/api/tasks/{task}")
                        .everywhere(OFFICE, LEADER)
                        .ownUnit(UNIT)
                        .scope(READ),
                post("/api/tasks/{task}/assignments/{unit}/sign").ownUnit(UNIT),
                get("/api/tasks/plans").everywhere(OFFICE, LEADER),
                get("/api/tasks/plans/{plan}").everywhere(OFFICE, LEADER),
                put("/api/tasks/plans/{plan}/cadence").everywhere(OFFICE),
                post("/api/tasks/plans/{plan}/dispatch").everywhere(OFFICE),
                get("/api/tasks/plans/{plan}/diff").everywhere(OFFICE, LEADER),
                get("/api/tasks/plans/{plan}/ledger.xlsx")
                        .everywhere(OFFICE, LEADER)
                        .noted("ledger-exported"),
                put("/api/tasks/{task}/designations/{reference}").everywhere(OFFICE),
                post("/api/tasks/imports").everywhere(OFFICE).noted("notice-uploaded"),
                get("/api/tasks/imports/{id}").everywhere(OFFICE),
                patch("/api/tasks/imports/{id}").everywhere(OFFICE),
                get("/api/tasks/imports/{id}/corrections").everywhere(OFFICE),
                post("/api/tasks/imports/{id}/re-read").everywhere(OFFICE),
                get("/api/tasks/imports/{id}/diff").everywhere(OFFICE),
                get("/api/tasks/imports/{id}/unknown-units").everywhere(OFFICE),
                post("/api/tasks/imports/{id}/confirm").everywhere(OFFICE));
    }
}
