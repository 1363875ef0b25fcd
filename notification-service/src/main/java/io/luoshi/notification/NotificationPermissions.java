package io.luoshi.notification;

import static io.luoshi.starter.security.Rule.OFFICE;
import static io.luoshi.starter.security.Rule.get;
import static io.luoshi.starter.security.Rule.post;

import io.luoshi.starter.security.Permissions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may do what in notification-service. The delivery log names tasks and people, so it is the office's; operations have the metrics. */
@Configuration(proxyBeanMethods = false)
class NotificationPermissions {

    @Bean
    Permissions permissions() {
        return Permissions.of(
                get("/api/notifications/preview").everywhere(OFFICE),
                get("/api/notifications/messages").everywhere(OFFICE),
                get("/api/notifications/messages/{id}").everywhere(OFFICE),
                post("/api/notifications/messages/{id}/retry")
                        .everywhere(OFFICE)
                        .noted("mail-retried"));
    }
}
