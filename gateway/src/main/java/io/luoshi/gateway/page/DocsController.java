package io.luoshi.gateway.page;

import io.luoshi.gateway.GatewaySettings;
import io.luoshi.gateway.Language;
import io.luoshi.gateway.problem.Problems;
import io.luoshi.gateway.route.ServiceClient;
import io.luoshi.gateway.route.ServiceFailed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The API of all services on one page. The documents come from the services, so they are never older than those. */
@RestController
class DocsController {

    /** Longer than for a status: a service builds the document when it is first asked for. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final GatewaySettings settings;
    private final ServiceClient client;
    private final JsonMapper json;
    private final Problems problems;
    private final Page page;

    DocsController(GatewaySettings settings, ServiceClient client, JsonMapper json, Problems problems, Page page) {
        this.settings = settings;
        this.client = client;
        this.json = json;
        this.problems = problems;
        this.page = page;
    }

    @GetMapping(path = "/docs", produces = MediaType.TEXT_HTML_VALUE)
    String docs(HttpServletRequest request) {
        String services = String.join(" ", new TreeSet<>(settings.services().keySet()));
        return page.render("docs", Language.of(request), Map.of("services", services));
    }

    /** The service's OpenAPI document, with the gateway as the only server. */
    @GetMapping(path = "/docs/openapi/{service}")
    void openApi(@PathVariable String service, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!settings.services().containsKey(service)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        byte[] document;
        try {
            document = withGatewayAsServer(client.get(service, "/v3/api-docs", PATIENCE));
        } catch (ServiceFailed | IOException | JacksonException unavailable) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "5");
            problems.write(
                    request,
                    response,
                    problems.problem(request, "service-unavailable", service, 5).ofService(service));
            return;
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(document);
    }

    private byte[] withGatewayAsServer(byte[] openApi) {
        ObjectNode document = json.readValue(openApi, ObjectNode.class);
        document.set("servers", json.valueToTree(List.of(Map.of("url", "/"))));
        return json.writeValueAsBytes(document);
    }
}
