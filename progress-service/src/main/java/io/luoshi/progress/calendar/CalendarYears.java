package io.luoshi.progress.calendar;

import org.springframework.data.repository.ListCrudRepository;

/** The published calendars: a handful of documents, one per year. */
interface CalendarYears extends ListCrudRepository<CalendarYear, String> {}
