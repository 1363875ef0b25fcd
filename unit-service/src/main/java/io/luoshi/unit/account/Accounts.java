package io.luoshi.unit.account;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.CrudRepository;

/** All accounts. */
interface Accounts extends CrudRepository<Account, String> {

    Optional<Account> findByLogin(String login);

    List<Account> findByPeople(String person);

    List<Account> findByPeopleIn(Collection<String> people);

    Page<Account> findAllByOrderByLoginAsc(Pageable page);
}
