package io.luoshi.task.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What an office does with an import, over HTTP. */
record ImportCalls(MockMvcTester http) {

    MvcTestResult upload(String name, byte[] content) {
        return http.post()
                .uri("/api/tasks/imports")
                .multipart()
                .file(new MockMultipartFile("file", name, null, content))
                .exchange();
    }

    /** The id of the import that comes of a file. */
    String read(String name, byte[] content) {
        return ok(upload(name, content), 201).read("$.id");
    }

    DocumentContext get(String id) {
        return ok(http.get().uri("/api/tasks/imports/" + id).exchange(), 200);
    }

    MvcTestResult patch(String id, String patch) {
        return http.patch()
                .uri("/api/tasks/imports/" + id)
                .contentType(MediaType.valueOf("application/merge-patch+json"))
                .content(patch)
                .exchange();
    }

    MvcTestResult post(String id, String action, String body) {
        return http.post()
                .uri("/api/tasks/imports/" + id + "/" + action)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    static DocumentContext ok(MvcTestResult answer, int status) {
        String body = new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(answer.getResponse().getStatus()).as(body).isEqualTo(status);
        return JsonPath.parse(body);
    }
}
