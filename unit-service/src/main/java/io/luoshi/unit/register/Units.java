package io.luoshi.unit.register;

import java.util.Collection;
import java.util.List;
import org.springframework.data.repository.CrudRepository;

/** The register. */
public interface Units extends CrudRepository<Unit, String> {

    /** The units that go by any of the names, by {@link NameKey}. */
    List<Unit> findByNameKeysIn(Collection<String> keys);
}
