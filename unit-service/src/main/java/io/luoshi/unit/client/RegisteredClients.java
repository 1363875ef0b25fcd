package io.luoshi.unit.client;

import java.util.List;
import org.springframework.data.repository.CrudRepository;

/** All API clients, revoked ones too. */
interface RegisteredClients extends CrudRepository<ApiClient, String> {

    List<ApiClient> findByUnitOrderByRegisteredAtAsc(String unit);
}
