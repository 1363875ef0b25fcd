package io.luoshi.starter.security;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A caller whose token was found genuine. */
final class CallerToken extends AbstractAuthenticationToken {

    private final Caller caller;

    CallerToken(Caller caller) {
        super(caller.duties().stream()
                .map(duty -> new SimpleGrantedAuthority("ROLE_" + duty.role()))
                .distinct()
                .toList());
        this.caller = caller;
        setAuthenticated(true);
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public List<Object> getCredentials() {
        return List.of();
    }
}
