package io.luoshi.starter.security;

import io.luoshi.events.UnitEvent.PersonRole;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Reads the caller from a token's claims. A role stands in the claim of roles as {@code ROLE@UNIT}, or as {@code ROLE} when the unit, if any, is in a
 * claim of its own; other providers' names of roles are translated by {@code luoshi.security.role-names}. A role that nobody knows gives nothing.
 */
final class CallerClaims implements Converter<Jwt, CallerToken> {

    private final SecuritySettings settings;
    private final Map<String, PersonRole> roles = new HashMap<>();

    CallerClaims(SecuritySettings settings) {
        this.settings = settings;
        Arrays.stream(PersonRole.values()).forEach(role -> roles.put(role.name(), role));
        roles.putAll(settings.roleNames());
    }

    @Override
    public CallerToken convert(Jwt token) {
        @Nullable String unit = token.getClaimAsString(settings.unitClaim());
        List<String> stated = token.getClaimAsStringList(settings.rolesClaim());
        String id = Objects.requireNonNull(token.getSubject());
        String name = Objects.requireNonNullElse(token.getClaimAsString(settings.nameClaim()), id);
        if (stated == null) {
            return new CallerToken(new Caller(id, name, Set.of(), scopes(token), id, unit, new Reach(Set.of())));
        }
        Stream<Duty> own = stated.stream().flatMap(role -> duty(role, unit));
        Set<Duty> duties = Stream.concat(own, standingIn(token)).collect(Collectors.toUnmodifiableSet());
        return new CallerToken(new Caller(id, name, duties, Set.of(), null, null, new Reach(Set.of())));
    }

    /** Only our own provider knows of substitutes; a claim that does not look like its own gives nothing. */
    private static Stream<Duty> standingIn(Jwt token) {
        return token.getClaim(Substitutions.CLAIM) instanceof List<?> list
                ? list.stream().flatMap(Substitutions::read)
                : Stream.empty();
    }

    private Stream<Duty> duty(String stated, @Nullable String unit) {
        String[] parts = stated.split("@", 2);
        PersonRole role = roles.get(parts[0]);
        return role == null ? Stream.empty() : Stream.of(new Duty(role, parts.length == 2 ? parts[1] : unit));
    }

    private static Set<String> scopes(Jwt token) {
        Object scope = token.getClaims().get("scope");
        if (scope instanceof String words) {
            return Set.of(words.split(" "));
        }
        return scope instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }
}
