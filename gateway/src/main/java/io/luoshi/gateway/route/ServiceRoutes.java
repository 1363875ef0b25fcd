package io.luoshi.gateway.route;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;

import io.luoshi.gateway.GatewaySettings;
import io.luoshi.gateway.GatewaySettings.Service;
import java.util.List;
import java.util.Map;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** One route per service: its part of the API, unchanged. Nothing else of a service is reachable. */
@Configuration(proxyBeanMethods = false)
class ServiceRoutes {

    @Bean
    RouterFunction<ServerResponse> routes(GatewaySettings settings, ServiceGuard guard) {
        return settings.services().entrySet().stream()
                .map(service -> route(service, guard))
                .reduce(RouterFunction::and)
                .orElseThrow();
    }

    private static RouterFunction<ServerResponse> route(Map.Entry<String, Service> service, ServiceGuard guard) {
        return GatewayRouterFunctions.route(service.getKey())
                .route(anyOf(service.getValue().paths()), http())
                .before(uri(service.getValue().url()))
                .filter(guard::guard)
                .build();
    }

    private static RequestPredicate anyOf(List<String> paths) {
        return paths.stream()
                .map(RequestPredicates::path)
                .reduce(RequestPredicate::or)
                .orElseThrow();
    }

    /** The name of the service that the request is routed to. */
    static String serviceOf(ServerRequest request) {
        return (String) request.attribute(MvcUtils.GATEWAY_ROUTE_ID_ATTR).orElseThrow();
    }
}
