package io.luoshi.notification.reminder;

import io.luoshi.notification.NotificationSettings;
import io.luoshi.notification.WakeUp;
import io.luoshi.notification.Worker;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the daily digest. */
@Configuration(proxyBeanMethods = false)
class ReminderConfiguration {

    @Bean
    Worker digestWorker(DigestJob job, NotificationSettings settings) {
        return new Worker("digest-job", settings.digest().scan(), new WakeUp(), List.of(() -> {
            job.run();
            return false;
        }));
    }
}
