package io.luoshi.progress;

import static io.luoshi.starter.security.Rule.LEADER;
import static io.luoshi.starter.security.Rule.OFFICE;
import static io.luoshi.starter.security.Rule.UNIT;
import static io.luoshi.starter.security.Rule.get;
import static io.luoshi.starter.security.Rule.post;
import static io.luoshi.starter.security.Rule.put;

import io.luoshi.starter.security.Permissions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may do what in progress-service. A unit, or its system, writes its own reports; the office reviews and writes none. */
@Configuration(proxyBeanMethods = false)
class ProgressPermissions {

    private static final String READ = "progress:read";
    private static final String WRITE = "progress:write";
    private static final String REPORT = "/api/progress/tasks/{task}/units/{unit}/reports/{period}";

    @Bean
    Permissions permissions() {
        return Permissions.of(
                get(REPORT).everywhere(OFFICE, LEADER).ownUnit(UNIT).scope(READ, WRITE),
                get(REPORT + "/history")
                        .everywhere(OFFICE, LEADER)
                        .ownUnit(UNIT)
                        .scope(READ, WRITE),
                get(REPORT + "/receipt")
                        .everywhere(OFFICE, LEADER)
                        .ownUnit(UNIT)
                        .scope(READ, WRITE),
                put(REPORT).ownUnit(UNIT).scope(WRITE),
                post(REPORT + "/submit").ownUnit(UNIT).scope(WRITE),
                post(REPORT + "/accept").everywhere(OFFICE),
                post(REPORT + "/return").everywhere(OFFICE),
                post("/api/progress/receipts/verification").everybody(),
                get("/api/progress/receipts/keys").everybody(),
                get("/api/progress/obligations")
                        .everywhere(OFFICE, LEADER)
                        .ownUnit(UNIT)
                        .scope(READ, WRITE),
                get("/api/progress/tasks/{task}/reports")
                        .everywhere(OFFICE, LEADER)
                        .ownUnit(UNIT)
                        .scope(READ, WRITE),
                get("/api/progress/calendars/{year}").everyPerson().scope(READ, WRITE),
                put("/api/progress/calendars/{year}").everywhere(OFFICE));
    }
}
