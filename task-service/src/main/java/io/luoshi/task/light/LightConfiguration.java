package io.luoshi.task.light;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import tools.jackson.databind.json.JsonMapper;

/** Loads the light rule in force. */
@Configuration(proxyBeanMethods = false)
class LightConfiguration {

    @Bean
    LightRule lightRule(@Value("${luoshi.light-rule}") Resource file, JsonMapper json) throws IOException {
        try (InputStream in = file.getInputStream()) {
            return json.readValue(in, LightRule.class);
        }
    }
}
