package io.luoshi.notification;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Starts notification-service. */
@SpringBootApplication
@EnableConfigurationProperties(NotificationSettings.class)
public class NotificationServiceApplication {

    static void main(String[] arguments) {
        SpringApplication.run(NotificationServiceApplication.class, arguments);
    }
}
