package io.luoshi.progress.calendar;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Publishes the calendars that come with the service ({@code calendars/<year>.json}, the body of the PUT) for years that have none
 * yet. Runs before the first event or request is taken. Source: the State Council's holiday notices for 2025 and 2026.
 */
@Component
class KnownCalendars implements SmartInitializingSingleton {

    private final CalendarService calendars;
    private final JsonMapper json;

    KnownCalendars(CalendarService calendars, JsonMapper json) {
        this.calendars = calendars;
        this.json = json;
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:calendars/*.json")) {
                int year = Integer.parseInt(String.valueOf(file.getFilename()).replace(".json", ""));
                publishWhenAbsent(year, file);
            }
        } catch (IOException e) {
            throw new IllegalStateException("A calendar of this service cannot be read", e);
        }
    }

    private void publishWhenAbsent(int year, Resource file) throws IOException {
        if (calendars.find(year).isPresent()) {
            return;
        }
        try (InputStream days = file.getInputStream()) {
            calendars.publish(year, json.readValue(days, CalendarDays.class), null);
        } catch (DuplicateKeyException publishedByAnotherInstance) {
            // Both start with the same file: nothing is missing.
        }
    }
}
