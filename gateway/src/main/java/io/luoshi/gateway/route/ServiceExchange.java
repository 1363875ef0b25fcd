package io.luoshi.gateway.route;

import io.luoshi.gateway.RequestTrace;
import io.luoshi.gateway.edge.ReceivedBody;
import io.luoshi.gateway.edge.SecurityHeadersFilter;
import io.luoshi.gateway.session.TokenRelay;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayServerResponse;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * How Spring Cloud Gateway talks to a service here: the path and query byte for byte as the caller sent them (the default
 * decodes and encodes the query again), the body as received, and the answer streamed.
 */
@Component
class ServiceExchange implements ProxyExchange {

    /** Written by the HTTP client itself. */
    private static final Set<String> OF_THE_CONNECTION = ignoringCase(
            Set.of(HttpHeaders.CONTENT_LENGTH, HttpHeaders.TRANSFER_ENCODING, HttpHeaders.EXPECT, HttpHeaders.HOST));

    private static final String EVENT_STREAM = "text/event-stream";

    /** The gateway has its own. */
    private static final Set<String> OF_THE_GATEWAY = gatewayHeaders();

    private final ServiceClient client;
    private final Tracer tracer;
    private final Propagator propagator;
    private final TokenRelay relay;

    ServiceExchange(ServiceClient client, Tracer tracer, Propagator propagator, TokenRelay relay) {
        this.relay = relay;
        this.client = client;
        this.tracer = tracer;
        this.propagator = propagator;
    }

    @Override
    public ServerResponse exchange(Request request) {
        HttpServletRequest caller = request.getServerRequest().servletRequest();
        HttpUriRequestBase forwarded = forwarded(request, caller);
        ClassicHttpResponse answer = client.send(ServiceRoutes.serviceOf(request.getServerRequest()), forwarded);
        Head head = new Head(answer);
        ServerResponse response = GatewayServerResponse.status(head.getStatusCode())
                .build((_, out) -> {
                    pass(answer, out);
                    return null;
                });
        request.getResponseConsumers().forEach(consumer -> consumer.accept(head, response));
        return response;
    }

    private HttpUriRequestBase forwarded(Request request, HttpServletRequest caller) {
        var forwarded = new HttpUriRequestBase(caller.getMethod(), Objects.requireNonNull(request.getUri()));
        String query = caller.getQueryString();
        forwarded.setPath(query == null ? caller.getRequestURI() : caller.getRequestURI() + "?" + query);
        request.getHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name)) {
                values.forEach(value -> forwarded.addHeader(name, value));
            }
        });
        String contentType = caller.getHeader(HttpHeaders.CONTENT_TYPE);
        if (contentType != null) {
            // As sent: Spring's copy of the headers adds a charset.
            forwarded.setHeader(HttpHeaders.CONTENT_TYPE, contentType);
        }
        mark(forwarded, caller);
        relay.apply(caller, forwarded);
        ReceivedBody body = ReceivedBody.of(caller);
        if (body != null) {
            forwarded.setEntity(new EntityTemplate(body.length(), null, null, body::writeTo));
        }
        return forwarded;
    }

    private void mark(HttpUriRequestBase forwarded, HttpServletRequest caller) {
        // The gateway's own word: what a caller says of this would let him pose as another.
        forwarded.setHeader("X-Forwarded-For", caller.getRemoteAddr());
        RequestTrace trace = RequestTrace.of(caller);
        if (trace != null) {
            forwarded.setHeader(RequestTrace.HEADER, trace.requestId());
        }
        Span span = tracer.currentSpan();
        if (span != null) {
            propagator.inject(span.context(), forwarded, (_, name, value) -> forwarded.setHeader(name, value));
        }
    }

    /** Once read to the end the connection goes back to the pool; otherwise closing the answer ends it. */
    private static void pass(ClassicHttpResponse answer, HttpServletResponse caller) throws IOException {
        try (answer) {
            HttpEntity entity = answer.getEntity();
            if (entity != null) {
                copy(entity.getContent(), caller.getOutputStream(), EVENT_STREAM.equals(mediaType(entity)));
            }
        }
    }

    private static void copy(InputStream in, OutputStream out, boolean atOnce) throws IOException {
        byte[] piece = new byte[8192];
        for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
            out.write(piece, 0, length);
            if (atOnce) {
                out.flush();
            }
        }
    }

    private static @Nullable String mediaType(HttpEntity entity) {
        ContentType type = ContentType.parseLenient(entity.getContentType());
        return type == null ? null : type.getMimeType();
    }

    /** Status and headers of a service's answer. */
    private record Head(ClassicHttpResponse answer) implements Response {

        @Override
        public HttpStatusCode getStatusCode() {
            return HttpStatusCode.valueOf(answer.getCode());
        }

        @Override
        public HttpHeaders getHeaders() {
            HttpHeaders headers = new HttpHeaders();
            for (Header header : answer.getHeaders()) {
                if (!OF_THE_GATEWAY.contains(header.getName())) {
                    headers.add(header.getName(), header.getValue());
                }
            }
            return headers;
        }
    }

    private static Set<String> gatewayHeaders() {
        Set<String> names = ignoringCase(SecurityHeadersFilter.HEADERS.keySet());
        names.add(RequestTrace.HEADER);
        names.addAll(Set.of("Strict-Transport-Security", HttpHeaders.SERVER));
        return names;
    }

    private static Set<String> ignoringCase(Set<String> names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(names);
        return set;
    }
}
