package io.luoshi.unit;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class UnitServiceApplication {

    public static void main(String[] args) {
        SpringApplication.run(UnitServiceApplication.class, args);
    }
}
