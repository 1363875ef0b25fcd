package io.luoshi.gateway.route;

import io.luoshi.gateway.GatewaySettings;
import io.luoshi.gateway.GatewaySettings.Service;
import io.luoshi.gateway.route.ServiceFailed.Reason;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.Timeout;
import org.springframework.stereotype.Component;

/** Sends a request to a service, once, and waits no longer than the service's time limit for the head of the answer. */
@Component
public class ServiceClient implements AutoCloseable {

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

    private final CloseableHttpClient http;
    private final GatewaySettings settings;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("time-limit").daemon().factory());

    ServiceClient(CloseableHttpClient http, GatewaySettings settings) {
        this.http = http;
        this.settings = settings;
    }

    /**
     * The open answer; the caller of this method closes it.
     *
     * @throws ServiceFailed if there is none
     */
    ClassicHttpResponse send(String name, HttpUriRequestBase request) {
        return send(name, request, service(name).timeLimit());
    }

    private ClassicHttpResponse send(String name, HttpUriRequestBase request, Duration timeLimit) {
        request.setConfig(config(timeLimit));
        URI url = service(name).url();
        // Cancelling also ends a write that the service does not take, which no socket time-out does.
        var limit = timer.schedule(request::cancel, timeLimit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return http.executeOpen(new HttpHost(url.getScheme(), url.getHost(), url.getPort()), request, null);
        } catch (ConnectionRequestTimeoutException e) {
            throw new ServiceFailed(name, Reason.BUSY, e);
        } catch (HttpHostConnectException | ConnectTimeoutException | java.net.UnknownHostException e) {
            throw new ServiceFailed(name, Reason.UNREACHABLE, e);
        } catch (IOException e) {
            throw new ServiceFailed(name, Reason.NO_ANSWER, e);
        } catch (IllegalStateException e) {
            if (request.isCancelled()) {
                // What the client says when it is cancelled while it connects.
                throw new ServiceFailed(name, Reason.NO_ANSWER, e);
            }
            throw e;
        } finally {
            limit.cancel(false);
        }
    }

    /**
     * A small document of the service itself.
     *
     * @throws IOException if the service answers with anything but 200
     * @throws ServiceFailed if it does not answer
     */
    public byte[] get(String name, String path, Duration timeLimit) throws IOException {
        URI uri = service(name).url().resolve(path);
        try (ClassicHttpResponse answer = send(name, new HttpUriRequestBase("GET", uri), timeLimit)) {
            if (answer.getCode() != 200) {
                throw new IOException(uri + " answered " + answer.getCode());
            }
            return EntityUtils.toByteArray(answer.getEntity());
        }
    }

    private Service service(String name) {
        Service service = settings.services().get(name);
        if (service == null) {
            throw new IllegalArgumentException("No service " + name);
        }
        return service;
    }

    private RequestConfig config(Duration timeLimit) {
        return RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(settings.connectTimeout()))
                .setResponseTimeout(Timeout.of(timeLimit))
                .setConnectionKeepAlive(Timeout.of(KEEP_ALIVE))
                .build();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
