package io.luoshi.progress;

import io.luoshi.test.SettableClock;
import io.luoshi.test.TestPlatform;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** A test of the service from its HTTP side down to the store, without Kafka: listeners and jobs are called directly. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(properties = {"luoshi.reports.overdue-check=1h", "luoshi.replica-wait=50ms"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestPlatform.Store.class)
@Import(OnTheStore.Clocks.class)
public @interface OnTheStore {

    @TestConfiguration(proxyBeanMethods = false)
    class Clocks {

        @Bean
        SettableClock clock() {
            return new SettableClock();
        }
    }
}
