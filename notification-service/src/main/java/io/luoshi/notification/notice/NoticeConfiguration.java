package io.luoshi.notification.notice;

import io.luoshi.notification.NotificationSettings;
import io.luoshi.notification.WakeUp;
import io.luoshi.notification.Worker;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the gathering of assignments. */
@Configuration(proxyBeanMethods = false)
class NoticeConfiguration {

    @Bean
    Worker assignmentWorker(AssignmentGatherer gatherer, NotificationSettings settings) {
        return new Worker("assignment-gatherer", settings.gathering().scan(), new WakeUp(), List.of(() -> {
            gatherer.gather();
            return false;
        }));
    }
}
