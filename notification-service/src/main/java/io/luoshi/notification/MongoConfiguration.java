package io.luoshi.notification;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Creates the indexes before the first listener or worker starts. */
@Configuration(proxyBeanMethods = false)
class MongoConfiguration {

    @Bean
    InitializingBean mongoIndexes(MongoTemplate mongo) {
        return () -> new MongoIndexes(mongo).create();
    }
}
