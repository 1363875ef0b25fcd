package io.luoshi.gateway.edge;

import io.github.bucket4j.TimeMeter;
import io.luoshi.gateway.GatewaySettings;
import io.luoshi.gateway.problem.ProblemErrorReportValve;
import io.luoshi.gateway.problem.Problems;
import jakarta.servlet.Filter;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * What every request passes, in this order. The cheap refusals come first; the body is read last, when it is certain
 * that somebody wants it. Boot's own observation filter lies before all of them, so that refusals are counted and traced.
 */
@Configuration(proxyBeanMethods = false)
public class EdgeFilters {

    private static final int FIRST = Ordered.HIGHEST_PRECEDENCE + 100;

    /** The place of the session: when its request is not refused at once, before anybody waits for the body. */
    public static final int SESSION = FIRST + 6;

    /** The place of the limit per log-in. */
    public static final int ACCOUNT = SESSION + 1;

    @Bean
    FilterRegistrationBean<Filter> restOfBodyFilter(GatewaySettings settings) {
        return filter(0, new RestOfBodyFilter(settings));
    }

    @Bean
    FilterRegistrationBean<Filter> requestIdFilter() {
        return filter(1, new RequestIdFilter());
    }

    @Bean
    FilterRegistrationBean<Filter> securityHeadersFilter() {
        return filter(2, new SecurityHeadersFilter());
    }

    @Bean
    FilterRegistrationBean<Filter> failureFilter(Problems problems) {
        return filter(3, new FailureFilter(problems));
    }

    @Bean
    FilterRegistrationBean<Filter> pathGuardFilter(Problems problems) {
        return filter(4, new PathGuardFilter(problems));
    }

    @Bean
    FilterRegistrationBean<Filter> rateLimitFilter(GatewaySettings settings, Problems problems) {
        return filter(
                5,
                new RateLimitFilter("caller", Caller::of, settings.rateLimit(), TimeMeter.SYSTEM_NANOTIME, problems));
    }

    @Bean
    FilterRegistrationBean<Filter> bodyFilter(GatewaySettings settings, Problems problems) {
        return filter(8, new BodyFilter(settings, problems));
    }

    private static FilterRegistrationBean<Filter> filter(int place, Filter filter) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(FIRST + place);
        return registration;
    }

    /** Last of the customizers, because the valve added last is the first to see an answer. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> tomcatEdge(Problems problems) {
        return tomcat -> {
            // A caller that sends "Expect: 100-continue" learns that a body is too large before it sends the body.
            tomcat.addConnectorCustomizers(connector -> ((AbstractHttp11Protocol<?>) connector.getProtocolHandler())
                    .setContinueResponseTiming(ContinueResponseTiming.ON_REQUEST_BODY_READ.toString()));
            tomcat.addContextCustomizers(context -> {
                StandardHost host = (StandardHost) context.getParent();
                host.setErrorReportValveClass("");
                host.getPipeline().addValve(new ProblemErrorReportValve(problems));
            });
        };
    }
}
