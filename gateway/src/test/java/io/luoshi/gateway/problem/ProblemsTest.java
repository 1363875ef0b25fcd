package io.luoshi.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.gateway.GatewayTest;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

class ProblemsTest extends GatewayTest {

    @Autowired
    private ProblemCatalogue catalogue;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh-CN|没有 /nothing 这个地址。|zh",
                "en-GB,en;q=0.9|There is nothing at /nothing.|en",
                "fr, en;q=0.5|There is nothing at /nothing.|en",
                "fr|没有 /nothing 这个地址。|zh",
                "!?|没有 /nothing 这个地址。|zh"
            })
    void speaksTheLanguageOfTheCaller(String acceptLanguage, String detail, String language) throws Exception {
        HttpResponse<String> answer = send(request("/nothing").header("Accept-Language", acceptLanguage));
        assertProblem(answer, 404, "http-404").isEqualTo(detail);
        assertThat(header(answer, "Content-Language")).isEqualTo(language);
    }

    @Test
    void namesTheMethodsThatAreAllowed() throws Exception {
        HttpResponse<String> answer = send(request("/docs").DELETE());
        assertProblem(answer, 405, "http-405").contains("/docs", "DELETE");
        assertThat(header(answer, "Allow")).isEqualTo("GET");
    }

    @Test
    void refusesToTraceAsAProblem() throws Exception {
        assertThat(raw("TRACE /api/tasks HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405")
                .contains("http-405");
    }

    /** The second is refused by Tomcat, before any filter. */
    @ParameterizedTest
    @ValueSource(strings = {"/api//tasks", "/api/tasks%2f1"})
    @ExtendWith(OutputCaptureExtension.class)
    void logsARefusalUnderTheIdThatTheCallerIsTold(String path, CapturedOutput log) throws Exception {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        String id = answer.replaceAll("(?s).*X-Request-Id: (\\S+).*", "$1");
        assertThat(log.toString().lines()).anySatisfy(line -> assertThat(line).contains("Refused GET " + path, id));
    }

    @Test
    void answersInJsonWhateverIsAccepted() throws Exception {
        assertProblem(send(request("/api/progress").header("Accept", "text/csv")), 503, "service-unavailable");
        HttpResponse<String> html = send(request("/docs").header("Accept", "image/png"));
        assertProblem(html, 406, "http-406");
    }

    @Test
    void hasATextInBothLanguagesForEveryCodeOfTheGateway() throws Exception {
        Properties chinese = texts(new ClassPathResource("messages.properties"));
        Properties english = texts(new ClassPathResource("messages_en.properties"));
        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(chinese.stringPropertyNames())
                .filteredOn(key -> key.startsWith("problem."))
                .hasSizeGreaterThan(10)
                .allSatisfy(key -> assertThat(catalogue.find(key.substring("problem.".length())))
                        .as(key)
                        .isPresent());
    }

    @Test
    void explainsEveryCodeThatAServiceUses() throws Exception {
        assertThat(messagesOfAllModules())
                .isNotEmpty()
                .allSatisfy(
                        file -> assertThat(texts(new FileSystemResource(file)).stringPropertyNames())
                                .filteredOn(key -> key.startsWith("problem."))
                                .map(key -> key.substring("problem.".length()))
                                .as("codes of " + file + " that problems.yml should explain")
                                .allMatch(catalogue.entries()::containsKey));
    }

    private static List<Path> messagesOfAllModules() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path parent : List.of(Path.of(".."), Path.of("../infra"))) {
            try (Stream<Path> modules = Files.list(parent)) {
                modules.map(module -> module.resolve("src/main/resources"))
                        .flatMap(resources -> Stream.of("messages.properties", "starter-messages.properties")
                                .map(resources::resolve))
                        .filter(Files::exists)
                        .forEach(files::add);
            }
        }
        return files;
    }

    @Test
    void knowsACodeForEveryStatusThatSpringOrTomcatMayGive() {
        for (int status = 400; status < 600; status++) {
            assertThat(catalogue.find(StatusProblems.codeOf(status))).isPresent();
        }
    }

    @Test
    void refusesAPostToAPage() throws Exception {
        assertProblem(send(request("/problems").POST(BodyPublishers.ofString("x"))), 405, "http-405");
    }

    private static Properties texts(Resource file) throws IOException {
        return PropertiesLoaderUtils.loadProperties(new EncodedResource(file, "UTF-8"));
    }
}
