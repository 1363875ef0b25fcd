package io.luoshi.unit;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class UnitServiceApplication {

    public static void main(String[] args) {
        SpringApplication.run(UnitServiceApplication.class, args);
    }
}
