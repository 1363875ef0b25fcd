package io.luoshi.task;

import io.luoshi.test.SettableClock;
import io.luoshi.test.TestPlatform;
import java.lang.annotation.Documented;
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

/**
 * The whole service on a store of its own, without Kafka, at 2025-03-20 09:00. All tests so marked share one context and its data, so
 * each works on plans of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@SpringBootTest(
        properties = {"luoshi.imports.answer-within=2m", "luoshi.reading.time-limit=2m"}) // on a busy machine too
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestPlatform.Store.class)
@Import(StoreTest.OfficeClock.class)
public @interface StoreTest {

    /** A clock that tests set. */
    @TestConfiguration(proxyBeanMethods = false)
    class OfficeClock {

        @Bean
        SettableClock clock() {
            return new SettableClock();
        }
    }
}
