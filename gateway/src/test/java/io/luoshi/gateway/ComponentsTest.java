package io.luoshi.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** The build lists what the program is made of. */
class ComponentsTest {

    @Test
    void theListOfComponentsLiesInTheProgram() throws IOException {
        assertThat(new ClassPathResource("META-INF/sbom/application.cdx.json")
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("\"bomFormat\" : \"CycloneDX\"", "pkg:maven/org.springframework.cloud/");
    }
}
