package io.luoshi.gateway.page;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.luoshi.gateway.GatewaySettings;
import io.luoshi.gateway.route.ServiceClient;
import io.luoshi.gateway.route.ServiceFailed;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.stereotype.Component;

/** Which services say that they are ready. Asked at most every two seconds, however many people look. */
@Component
class ServiceStatus {

    private static final Duration GOOD_FOR = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final GatewaySettings settings;
    private final ServiceClient client;
    private final LoadingCache<String, Map<String, Boolean>> latest =
            Caffeine.newBuilder().expireAfterWrite(GOOD_FOR).build(_ -> ask());

    ServiceStatus(GatewaySettings settings, ServiceClient client) {
        this.settings = settings;
        this.client = client;
    }

    /** By name of the service. */
    Map<String, Boolean> ready() {
        return latest.get("all");
    }

    private Map<String, Boolean> ask() {
        Map<String, Future<Boolean>> asked = new TreeMap<>();
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            settings.services().keySet().forEach(name -> asked.put(name, each.submit(() -> isReady(name))));
        }
        Map<String, Boolean> ready = new TreeMap<>();
        asked.forEach((name, answer) -> ready.put(name, answer.resultNow()));
        return ready;
    }

    private boolean isReady(String service) {
        try {
            client.get(service, "/actuator/health/readiness", PATIENCE);
            return true;
        } catch (IOException | ServiceFailed notReady) {
            return false;
        }
    }
}
