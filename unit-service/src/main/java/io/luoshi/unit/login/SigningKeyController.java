package io.luoshi.unit.login;

import com.nimbusds.jose.jwk.JWK;
import io.luoshi.starter.web.DomainProblem;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The provider's keys for administrators. The public parts are at {@code /oauth2/jwks}. */
@RestController
@RequestMapping("/api/accounts/signing-keys")
class SigningKeyController {

    private final ObjectProvider<SigningKeys> keys;

    SigningKeyController(ObjectProvider<SigningKeys> keys) {
        this.keys = keys;
    }

    /** @param keys ids, the one that signs first */
    record Rotated(List<String> keys) {}

    @PostMapping("/rotate")
    @Operation(summary = "A new key signs from now on; what older ones signed stays good, nobody is logged out")
    Rotated rotate() {
        SigningKeys own = keys.getIfAvailable(() -> {
            throw new DomainProblem("keys-elsewhere", HttpStatus.CONFLICT);
        });
        return new Rotated(own.rotate().stream().map(JWK::getKeyID).toList());
    }
}
