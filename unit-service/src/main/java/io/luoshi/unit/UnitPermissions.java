package io.luoshi.unit;

import static io.luoshi.starter.security.Rule.ADMINISTRATOR;
import static io.luoshi.starter.security.Rule.AUDITOR;
import static io.luoshi.starter.security.Rule.LEADER;
import static io.luoshi.starter.security.Rule.OFFICE;
import static io.luoshi.starter.security.Rule.UNIT;
import static io.luoshi.starter.security.Rule.delete;
import static io.luoshi.starter.security.Rule.get;
import static io.luoshi.starter.security.Rule.post;
import static io.luoshi.starter.security.Rule.put;

import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.starter.security.Permissions;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may do what in unit-service. Administrators keep units and accounts; names of units are everybody's to know, people are not. */
@Configuration(proxyBeanMethods = false)
class UnitPermissions {

    private static final String READ = "units:read";
    private static final String SECOND_FACTOR = "/api/accounts/me/second-factor";
    private static final String CLIENTS = "/api/units/{unit}/clients";
    private static final String PERSON = "/api/units/{unit}/people/{person}";
    private static final Set<PersonRole> HEAD = Set.of(PersonRole.UNIT_HEAD);

    @Bean
    Permissions permissions() {
        return Permissions.of(
                get("/api/units")
                        .everywhere(ADMINISTRATOR, OFFICE, LEADER)
                        .everyPerson()
                        .scope(READ),
                get("/api/units/{unit}")
                        .everywhere(ADMINISTRATOR, OFFICE, LEADER)
                        .ownUnit(UNIT)
                        .scope(READ),
                put("/api/units").everywhere(ADMINISTRATOR),
                get("/api/units/list.xlsx").everywhere(ADMINISTRATOR).noted("register-exported"),
                get("/api/units/list.csv").everywhere(ADMINISTRATOR).noted("register-exported"),
                get("/api/units/template.xlsx").everywhere(ADMINISTRATOR),
                get("/api/units/template.csv").everywhere(ADMINISTRATOR),
                put("/api/units/{unit}").everywhere(ADMINISTRATOR),
                post("/api/units/{unit}/retire").everywhere(ADMINISTRATOR),
                get("/api/units/{unit}/history").everywhere(ADMINISTRATOR, OFFICE),
                post(PERSON + "/successor").everywhere(ADMINISTRATOR),
                // For himself only: DutyService.
                post(PERSON + "/substitutes").everywhere(ADMINISTRATOR).ownUnit(UNIT, OFFICE, LEADER),
                delete(PERSON + "/substitutes/{substitute}")
                        .everywhere(ADMINISTRATOR)
                        .ownUnit(UNIT, OFFICE, LEADER),
                get(CLIENTS).everywhere(ADMINISTRATOR).ownUnit(HEAD),
                post(CLIENTS).everywhere(ADMINISTRATOR).ownUnit(HEAD),
                post(CLIENTS + "/{client}/revoke").everywhere(ADMINISTRATOR).ownUnit(HEAD),
                get("/api/accounts/me").everyPerson().scope("tasks:read", "progress:read", "progress:write", READ),
                get("/api/accounts").everywhere(ADMINISTRATOR),
                get("/api/accounts/{account}").everywhere(ADMINISTRATOR),
                post("/api/accounts").everywhere(ADMINISTRATOR),
                post("/api/accounts/invitations").everywhere(ADMINISTRATOR),
                post("/api/accounts/invitations/bulk").everywhere(ADMINISTRATOR).noted("people-invited"),
                post("/api/accounts/{account}/reset").everywhere(ADMINISTRATOR),
                post("/api/accounts/{account}/deactivate").everywhere(ADMINISTRATOR),
                post("/api/accounts/{account}/activate").everywhere(ADMINISTRATOR),
                post("/api/accounts/signing-keys/rotate")
                        .everywhere(ADMINISTRATOR)
                        .noted("signing-key-rotated"),
                put(SECOND_FACTOR).everyPerson(),
                post(SECOND_FACTOR + "/confirm").everyPerson(),
                delete(SECOND_FACTOR).everyPerson(),
                get("/api/audit").everywhere(AUDITOR),
                get("/api/audit/verify").everywhere(AUDITOR),
                get("/api/audit/export").everywhere(AUDITOR).noted("audit-exported"),
                get("/login").everybody(),
                post("/login").everybody(),
                get("/login/code").everybody(),
                post("/login/code").everybody(),
                get("/login/new-password").everybody(),
                post("/login/new-password").everybody());
    }
}
