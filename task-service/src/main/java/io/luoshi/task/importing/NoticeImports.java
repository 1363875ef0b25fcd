package io.luoshi.task.importing;

import java.util.Optional;
import org.springframework.data.repository.CrudRepository;

/** All imports. */
interface NoticeImports extends CrudRepository<NoticeImport, String> {

    Optional<NoticeImport> findByIdempotencyKey(String key);
}
