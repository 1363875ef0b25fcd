package io.luoshi.progress.report;

import org.springframework.data.mongodb.repository.MongoRepository;

/** All reports, owed and handed in. */
public interface ProgressReports extends MongoRepository<ProgressReport, String> {}
