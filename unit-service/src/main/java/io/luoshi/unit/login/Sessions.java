package io.luoshi.unit.login;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.luoshi.starter.Sealing;
import io.luoshi.unit.account.AccountService.AccessEnded;
import io.luoshi.unit.client.ClientSecrets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.serializer.DefaultDeserializer;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.util.SerializationUtils;

/**
 * The sessions of people, from the authorization code to the last refresh. Those that have run out go when somebody logs in. Each is one document: tokens by their hashes, the rest sealed.
 * An API client's token needs none: it is signed, short-lived and never renewed.
 */
final class Sessions implements OAuth2AuthorizationService {

    private final MongoTemplate mongo;
    private final Sealing sealing;
    private final ClientSecrets hashes = new ClientSecrets();
    private final InstantSource machineTime;
    private final int most;

    /** @param endsAt when its refresh token, or until there is one its code, has run out */
    @Document("sessions")
    record Session(
            @Id String id,
            String account,
            List<String> tokens,
            @Nullable Instant endsAt,
            Instant begunAt,
            byte[] sealed) {}

    /** @param most sessions of one account; one more ends the oldest */
    Sessions(MongoTemplate mongo, Sealing sealing, InstantSource machineTime, int most) {
        this.mongo = mongo;
        this.machineTime = machineTime;
        this.sealing = sealing;
        this.most = most;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        if (authorization.getAuthorizationGrantType().equals(AuthorizationGrantType.CLIENT_CREDENTIALS)) {
            return;
        }
        mongo.save(session(authorization));
        if (authorization.getRefreshToken() == null) {
            endOldest(authorization.getPrincipalName());
            mongo.remove(Query.query(where("endsAt").lt(machineTime.instant())), Session.class);
        }
    }

    private Session session(OAuth2Authorization authorization) {
        var code = authorization.getToken(OAuth2AuthorizationCode.class);
        var refresh = authorization.getRefreshToken();
        List<String> tokens = Stream.of(code, authorization.getAccessToken(), refresh)
                .filter(Objects::nonNull)
                .map(token -> hashes.encode(token.getToken().getTokenValue()))
                .toList();
        Instant begun =
                Objects.requireNonNull(Objects.requireNonNull(code).getToken().getIssuedAt());
        Instant ends = refresh == null
                ? code.getToken().getExpiresAt()
                : refresh.getToken().getExpiresAt();
        byte[] sealed = sealing.seal(Objects.requireNonNull(SerializationUtils.serialize(authorization)));
        return new Session(authorization.getId(), authorization.getPrincipalName(), tokens, ends, begun, sealed);
    }

    private void endOldest(String account) {
        Query newestFirst = ofAccount(account).with(Sort.by(Sort.Direction.DESC, "begunAt"));
        mongo.find(newestFirst, Session.class).stream()
                .skip(most)
                .forEach(session -> mongo.remove(Query.query(where("_id").is(session.id())), Session.class));
    }

    @EventListener
    void on(AccessEnded ended) {
        mongo.remove(ofAccount(ended.account()), Session.class);
    }

    private static Query ofAccount(String account) {
        return Query.query(where("account").is(account));
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        mongo.remove(Query.query(where("_id").is(authorization.getId())), Session.class);
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return open(mongo.findById(id, Session.class));
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        return open(mongo.findOne(Query.query(where("tokens").is(hashes.encode(token))), Session.class));
    }

    /** Only what this key has sealed is deserialized. */
    private @Nullable OAuth2Authorization open(@Nullable Session session) {
        if (session == null) {
            return null;
        }
        try {
            return (OAuth2Authorization)
                    new DefaultDeserializer().deserialize(new ByteArrayInputStream(sealing.open(session.sealed())));
        } catch (IOException fromAnotherVersion) {
            return null;
        }
    }
}
