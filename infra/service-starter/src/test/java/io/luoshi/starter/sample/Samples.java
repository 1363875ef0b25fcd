package io.luoshi.starter.sample;

import org.springframework.data.repository.CrudRepository;

public interface Samples extends CrudRepository<Sample, String> {}
