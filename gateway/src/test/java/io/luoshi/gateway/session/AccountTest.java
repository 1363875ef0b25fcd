package io.luoshi.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class AccountTest {

    @Test
    void aSessionIsOneHoweverOftenItsTokenIsRenewed() {
        BrowserSession session = new BrowserSession("顾清和", "access-1", Instant.EPOCH, "refresh", "form", Instant.MAX);
        BrowserSession other = new BrowserSession("顾清和", "access-1", Instant.EPOCH, "refresh", "another", Instant.MAX);

        assertThat(of(session)).isEqualTo(of(session.renewed("access-2", Instant.EPOCH, null)));
        assertThat(of(session)).isNotEqualTo(of(other));
    }

    @Test
    void aClientIsOneAtItsAddressHoweverManyTokensItGets() {
        assertThat(of(token("C-1", "a"), "10.0.0.1")).isEqualTo(of(token("C-1", "b"), "10.0.0.1"));
        assertThat(of(token("C-1", "a"), "10.0.0.1")).isNotEqualTo(of(token("C-2", "a"), "10.0.0.1"));
    }

    @Test
    void whoInventsATokenWithAnothersNameTakesNothingFromHim() {
        assertThat(of(token("C-1", "forged"), "10.0.0.9")).isNotEqualTo(of(token("C-1", "a"), "10.0.0.1"));
    }

    @Test
    void whatCannotBeReadIsOneAccountPerAddressAndNoFailure() {
        assertThat(of("Bearer x", "10.0.0.1"))
                .isNotNull()
                .isEqualTo(of("Bearer a.b.c", "10.0.0.1"))
                .isNotEqualTo(of("Bearer x", "10.0.0.2"));
        assertThat(of("Basic eA==", "10.0.0.1")).isNull();
        assertThat(of(null, "10.0.0.1")).isNull();
    }

    private static @Nullable String of(BrowserSession session) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        session.attachTo(request);
        return Account.of(request);
    }

    private static @Nullable String of(@Nullable String authorization, String address) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        if (authorization != null) {
            request.addHeader("Authorization", authorization);
        }
        return Account.of(request);
    }

    private static String token(String subject, String id) {
        return "Bearer "
                + new PlainJWT(new JWTClaimsSet.Builder()
                                .subject(subject)
                                .jwtID(id)
                                .build())
                        .serialize();
    }
}
