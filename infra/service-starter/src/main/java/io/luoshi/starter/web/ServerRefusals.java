package io.luoshi.starter.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/** What Tomcat refuses by itself (a broken request line, two lengths, an encoded slash) is a problem document as well, and not its page. */
@Configuration(proxyBeanMethods = false)
public class ServerRefusals {

    private static final Logger log = LoggerFactory.getLogger(ServerRefusals.class);

    /** @param locales asked for late: they need the server that this bean makes */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> serverRefusals(
            ProblemAdvice problems, ObjectProvider<LocaleResolver> locales, JsonMapper json) {
        return tomcat -> tomcat.addContextCustomizers(context -> {
            StandardHost host = (StandardHost) context.getParent();
            host.setErrorReportValveClass("");
            host.getPipeline().addValve(new ProblemValve(problems, locales, json));
        });
    }

    private static final class ProblemValve extends ErrorReportValve {

        private final ProblemAdvice problems;
        private final ObjectProvider<LocaleResolver> locales;
        private final JsonMapper json;

        ProblemValve(ProblemAdvice problems, ObjectProvider<LocaleResolver> locales, JsonMapper json) {
            this.problems = problems;
            this.locales = locales;
            this.json = json;
        }

        @Override
        protected void report(Request request, Response response, Throwable throwable) {
            if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            log.warn("Refused {} {}: {}", request.getMethod(), request.getRequestURI(), response.getStatus());
            LocaleContextHolder.setLocale(locales.getObject().resolveLocale(request));
            try {
                write(problems.refusedByServer(response.getStatus()), response);
            } catch (IOException callerGone) {
                log.debug("No answer possible", callerGone);
            } finally {
                LocaleContextHolder.resetLocaleContext();
            }
        }

        private void write(ProblemDetail problem, Response response) throws IOException {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("type", problem.getType());
            members.put("title", problem.getTitle());
            members.put("status", problem.getStatus());
            members.put("detail", problem.getDetail());
            members.putAll(Objects.requireNonNull(problem.getProperties()));
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.getReporter().write(json.writeValueAsString(members));
            response.finishResponse();
        }
    }
}
