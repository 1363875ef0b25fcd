package io.luoshi.task.plan;

import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.CrudRepository;

/** All plans. */
interface Plans extends CrudRepository<Plan, String> {

    Optional<Plan> findByDocumentKey(String documentKey);

    Page<Plan> findAllByOrderByYearDescIdAsc(Pageable page);
}
