package io.luoshi.gateway.session;

import io.github.bucket4j.TimeMeter;
import io.luoshi.gateway.GatewaySettings;
import io.luoshi.gateway.edge.EdgeFilters;
import io.luoshi.gateway.edge.RateLimitFilter;
import io.luoshi.gateway.problem.Problems;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the session filter among those of the edge: after the cheap refusals, before the body is read. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    @Bean
    FilterRegistrationBean<SessionFilter> sessionFilter(Sessions sessions, Problems problems) {
        var registration = new FilterRegistrationBean<>(new SessionFilter(sessions, problems));
        registration.setOrder(EdgeFilters.SESSION);
        return registration;
    }

    @Bean
    FilterRegistrationBean<RateLimitFilter> accountLimitFilter(GatewaySettings settings, Problems problems) {
        var registration = new FilterRegistrationBean<>(new RateLimitFilter(
                "account", Account::of, settings.accountLimit(), TimeMeter.SYSTEM_NANOTIME, problems));
        registration.setName("accountLimitFilter");
        registration.setOrder(EdgeFilters.ACCOUNT);
        return registration;
    }
}
