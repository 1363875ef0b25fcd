package io.luoshi.unit.client;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.luoshi.starter.security.Caller;
import io.luoshi.starter.web.DomainProblem;
import io.luoshi.starter.web.FieldProblem;
import io.luoshi.unit.register.Units;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;
import org.springframework.stereotype.Service;

/** What is done with API clients. */
@Service
public class ApiClients {

    private static final int SECRET_BYTES = 32;
    private static final int ID_LENGTH = 12;

    private final RegisteredClients clients;
    private final Units units;
    private final MongoTemplate mongo;
    private final Clock clock;
    private final InstantSource machineTime;
    private final ClientSecrets hashes = new ClientSecrets();
    private final StringKeyGenerator random =
            new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), SECRET_BYTES);

    ApiClients(RegisteredClients clients, Units units, MongoTemplate mongo, Clock clock, InstantSource machineTime) {
        this.clients = clients;
        this.units = units;
        this.mongo = mongo;
        this.clock = clock;
        this.machineTime = machineTime;
    }

    /** What the provider must know of a client that may ask for tokens. */
    public record Credentials(String id, String unit, String name, Set<String> scopes, String secretHash) {}

    /** A client and its secret, which nobody sees again. */
    record Registered(ApiClient client, String secret) {}

    /** Empty for a client that is unknown or revoked, and for one whose unit is retired. */
    public Optional<Credentials> credentials(String id) {
        return clients.findById(id)
                .filter(client -> !client.isRevoked())
                .filter(client -> units.findById(client.unit())
                        .filter(unit -> !unit.isRetired())
                        .isPresent())
                .map(client -> new Credentials(
                        client.id(), client.unit(), client.name(), Set.copyOf(client.scopes()), client.secretHash()));
    }

    /** Notes that a client got a token. */
    public void used(String id) {
        Update lastUse = new Update().set("lastUsedAt", Date.from(clock.instant()));
        mongo.updateFirst(Query.query(where("_id").is(id)), lastUse, "api_clients");
    }

    List<ApiClient> of(String unit) {
        return clients.findByUnitOrderByRegisteredAtAsc(unit);
    }

    Registered register(String unit, String name, Set<String> scopes, Caller caller) {
        if (units.findById(unit).filter(known -> !known.isRetired()).isEmpty()) {
            throw new DomainProblem("unknown-unit", HttpStatus.NOT_FOUND, unit);
        }
        refuseUnknown(scopes);
        String secret = random.generateKey();
        ApiClient client = new ApiClient(
                "C-" + random.generateKey().substring(0, ID_LENGTH),
                unit,
                name.strip(),
                scopes.stream().sorted().toList(),
                hashes.encode(secret),
                caller.name(),
                clock.instant());
        return new Registered(clients.save(client), secret);
    }

    private static void refuseUnknown(Set<String> scopes) {
        List<FieldProblem> unknown = scopes.stream()
                .filter(scope -> Scope.of(scope).isEmpty())
                .map(scope -> new FieldProblem("scopes", scope, "unknown-scope"))
                .toList();
        if (!unknown.isEmpty()) {
            throw new DomainProblem(unknown, "invalid", HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** No new token from now on; again changes nothing. */
    ApiClient revoke(String unit, String id) {
        ApiClient client = clients.findById(id)
                .filter(known -> known.unit().equals(unit))
                .orElseThrow(() -> new DomainProblem("unknown-client", HttpStatus.NOT_FOUND, id));
        return client.revoke(machineTime.instant()) ? clients.save(client) : client;
    }
}
