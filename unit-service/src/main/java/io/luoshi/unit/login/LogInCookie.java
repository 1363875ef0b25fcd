package io.luoshi.unit.login;

import io.luoshi.unit.account.LogIn.Passed;
import io.luoshi.unit.account.LogIn.Step;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.util.WebUtils;

/**
 * How far a browser has come in a log-in, between two pages of it: a signed note that it carries itself, so any instance can go on.
 * It is good for one authorization and gone with it; the session that begins then is the gateway's.
 */
final class LogInCookie {

    static final String AUDIENCE = "luoshi-log-in";

    private static final String NAME = "luoshi-log-in";
    private static final String STEP = "step";

    private final JwtEncoder encoder;
    private final JwtDecoder decoder;
    private final InstantSource machineTime;
    private final ProviderSettings settings;

    /** @param decoder takes only tokens for {@link #AUDIENCE} */
    LogInCookie(JwtEncoder encoder, JwtDecoder decoder, InstantSource machineTime, ProviderSettings settings) {
        this.encoder = encoder;
        this.decoder = decoder;
        this.machineTime = machineTime;
        this.settings = settings;
    }

    void write(Passed passed, HttpServletResponse response) {
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .subject(passed.account())
                .audience(List.of(AUDIENCE))
                .claim(STEP, passed.next().name())
                .issuedAt(machineTime.instant())
                .expiresAt(machineTime.instant().plus(settings.logInGoodFor()))
                .build();
        JwsHeader header = JwsHeader.with(SignatureAlgorithm.RS256).build();
        String value = encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
        add(value, settings.logInGoodFor(), response);
    }

    /** What the browser shows, if it is genuine and still good. */
    Optional<Passed> read(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, NAME);
        if (cookie == null) {
            return Optional.empty();
        }
        try {
            Jwt note = decoder.decode(cookie.getValue());
            String account = Objects.requireNonNull(note.getSubject());
            return Optional.of(new Passed(account, Step.valueOf(Objects.requireNonNull(note.getClaimAsString(STEP)))));
        } catch (JwtException forgedOrOver) {
            return Optional.empty();
        }
    }

    void clear(HttpServletResponse response) {
        add("", Duration.ZERO, response);
    }

    private void add(String value, Duration age, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(NAME, value)
                .path("/")
                .httpOnly(true)
                .secure("https".equals(settings.gatewayUri().getScheme()))
                .sameSite("Lax")
                .maxAge(age)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
