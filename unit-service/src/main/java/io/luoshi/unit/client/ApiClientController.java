package io.luoshi.unit.client;

import io.luoshi.starter.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A unit's API clients: list, register, revoke. */
@RestController
@RequestMapping("/api/units/{unit}/clients")
class ApiClientController {

    private final ApiClients clients;

    ApiClientController(ApiClients clients) {
        this.clients = clients;
    }

    /** @param scopes some of tasks:read, progress:read, progress:write, units:read */
    record RegisterClient(
            @NotBlank @Size(max = 100) @Pattern(regexp = "\\P{Cntrl}*")
            String name,

            @NotEmpty Set<@NotBlank String> scopes) {}

    record ClientView(
            String id,
            String unit,
            String name,
            List<String> scopes,
            boolean revoked,
            String registeredBy,
            Instant registeredAt,
            @Nullable Instant lastUsedAt) {

        static ClientView of(ApiClient client) {
            return new ClientView(
                    client.id(),
                    client.unit(),
                    client.name(),
                    client.scopes(),
                    client.isRevoked(),
                    client.registeredBy(),
                    client.registeredAt(),
                    client.lastUsedAt());
        }
    }

    /** @param secret shown this once */
    record RegisteredView(String id, String secret, List<String> scopes) {}

    record ClientList(List<ClientView> items) {}

    @GetMapping
    @Operation(summary = "The unit's API clients with their last use, revoked ones too")
    ClientList list(@PathVariable String unit) {
        return new ClientList(clients.of(unit).stream().map(ClientView::of).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Registers a system of the unit; its secret is shown this once")
    RegisteredView register(@PathVariable String unit, @Valid @RequestBody RegisterClient wanted, Caller caller) {
        ApiClients.Registered registered = clients.register(unit, wanted.name(), wanted.scopes(), caller);
        return new RegisteredView(
                registered.client().id(),
                registered.secret(),
                registered.client().scopes());
    }

    @PostMapping("/{client}/revoke")
    @Operation(summary = "The client gets no token any more; repeating changes nothing")
    ClientView revoke(@PathVariable String unit, @PathVariable String client) {
        return ClientView.of(clients.revoke(unit, client));
    }
}
