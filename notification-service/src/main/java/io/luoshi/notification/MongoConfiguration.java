package io.luoshi.notification;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions.MongoConverterConfigurationAdapter;

/** How this service's documents are written. */
@Configuration(proxyBeanMethods = false)
class MongoConfiguration {

    /** A date is stored as midnight UTC: the default is the machine's zone, and two instances in different zones would disagree. */
    @Bean
    MongoCustomConversions datesWithoutZone() {
        return MongoCustomConversions.create(MongoConverterConfigurationAdapter::useNativeDriverJavaTimeCodecs);
    }

    @Bean
    InitializingBean mongoIndexes(MongoTemplate mongo) {
        return () -> new MongoIndexes(mongo).create();
    }
}
