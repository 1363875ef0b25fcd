package io.luoshi.unit;

import static io.luoshi.starter.security.Rule.ADMINISTRATOR;
import static io.luoshi.starter.security.Rule.LEADER;
import static io.luoshi.starter.security.Rule.OFFICE;
import static io.luoshi.starter.security.Rule.UNIT;
import static io.luoshi.starter.security.Rule.get;
import static io.luoshi.starter.security.Rule.post;
import static io.luoshi.starter.security.Rule.put;

import io.luoshi.starter.security.Permissions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may do what in unit-service. Administrators keep units and accounts; names of units are everybody's to know, people are not. */
@Configuration(proxyBeanMethods = false)
class UnitPermissions {

    private static final String READ = "units:read";

    @Bean
    Permissions permissions() {
        return Permissions.of(
                get("/api/units").everywhere(ADMINISTRATOR, OFFICE, LEADER).everyPerson().scope(READ),
                get("/api/units/{unit}").everywhere(ADMINISTRATOR, OFFICE, LEADER).ownUnit(UNIT).scope(READ),
                put("/api/units").everywhere(ADMINISTRATOR),
                put("/api/units/{unit}").everywhere(ADMINISTRATOR),
                post("/api/units/{unit}/retire").everywhere(ADMINISTRATOR),
                get("/api/units/{unit}/history").everywhere(ADMINISTRATOR, OFFICE));
    }
}
