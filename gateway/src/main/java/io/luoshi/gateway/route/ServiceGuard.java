package io.luoshi.gateway.route;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.luoshi.gateway.GatewaySettings;
import io.luoshi.gateway.problem.Problem;
import io.luoshi.gateway.problem.Problems;
import io.luoshi.gateway.route.ServiceFailed.Reason;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * A circuit breaker per service: one that does not answer is left alone for a while, its callers are told when to come
 * back, and the other services do not notice. Nothing is ever sent twice.
 */
@Component
class ServiceGuard {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceGuard.class);

    private final CircuitBreakerRegistry breakers;
    private final GatewaySettings settings;
    private final Problems problems;

    ServiceGuard(CircuitBreakerRegistry breakers, GatewaySettings settings, Problems problems) {
        this.breakers = breakers;
        this.settings = settings;
        this.problems = problems;
    }

    ServerResponse guard(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        String service = ServiceRoutes.serviceOf(request);
        CircuitBreaker breaker = breakers.circuitBreaker(service);
        try {
            return breaker.executeCallable(() -> next.handle(request));
        } catch (CallNotPermittedException open) {
            return refusal(request, service, Reason.UNREACHABLE.problemCode);
        } catch (ServiceFailed failed) {
            LOG.warn("{} gave no answer to {} {}", service, request.method(), request.path(), failed);
            return refusal(request, service, failed.reason().problemCode);
        }
    }

    private ServerResponse refusal(ServerRequest request, String service, String code) throws Exception {
        long seconds = Math.max(1, settings.breaker().openFor().toSeconds());
        HttpServletRequest caller = request.servletRequest();
        Problem problem = problems.problem(caller, code, service, seconds).ofService(service);
        return ServerResponse.status(problem.status())
                .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds))
                .build((_, response) -> {
                    problems.write(caller, response, problem);
                    return null;
                });
    }
}
