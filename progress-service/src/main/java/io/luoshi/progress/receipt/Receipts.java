package io.luoshi.progress.receipt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import io.luoshi.starter.security.SecuritySettings;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes receipts and tells genuine ones: a compact JWS (RFC 7515), ES256, of type {@code luoshi-receipt}, whose payload has the fields of
 * {@link Submission} and {@code iss}, the address of the installation.
 */
@Component
public class Receipts {

    private static final JOSEObjectType TYPE = new JOSEObjectType("luoshi-receipt");

    private final ReceiptKeys keys;
    private final JsonMapper json;
    private final String issuer;

    Receipts(ReceiptKeys keys, JsonMapper json, SecuritySettings installation) {
        this.keys = keys;
        this.json = json;
        this.issuer = installation.issuerUri();
    }

    /** What a look at a receipt shows. */
    public sealed interface Verdict {

        /** We signed it, and nobody has changed it since. */
        record Genuine(Submission submission) implements Verdict {}

        record Rejected(Flaw flaw) implements Verdict {}
    }

    /** Why something is no receipt of ours. */
    public enum Flaw {
        /** No compact JWS, or not one of our type and algorithm. */
        NO_RECEIPT,
        /** Signed with a key that we never had. */
        UNKNOWN_KEY,
        /** Changed after it was signed, or never signed with the key it names. */
        WRONG_SIGNATURE
    }

    public String sign(Submission submission) {
        ECKey key = keys.signing();
        ObjectNode claims = json.valueToTree(submission);
        claims.put("iss", issuer);
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(TYPE)
                .keyID(key.getKeyID())
                .build();
        JWSObject receipt = new JWSObject(header, new Payload(json.writeValueAsBytes(claims)));
        try {
            receipt.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return receipt.serialize();
    }

    public Verdict verify(String receipt) {
        try {
            JWSObject jws = JWSObject.parse(receipt.strip());
            JWSHeader header = jws.getHeader();
            boolean ours = JWSAlgorithm.ES256.equals(header.getAlgorithm()) && TYPE.equals(header.getType());
            return ours && header.getKeyID() != null ? verify(jws) : new Verdict.Rejected(Flaw.NO_RECEIPT);
        } catch (ParseException | JacksonException noReceipt) {
            return new Verdict.Rejected(Flaw.NO_RECEIPT);
        }
    }

    private Verdict verify(JWSObject receipt) {
        return keys.find(receipt.getHeader().getKeyID())
                .<Verdict>map(key -> isSignedWith(key, receipt)
                        ? new Verdict.Genuine(
                                json.readValue(receipt.getPayload().toBytes(), Submission.class))
                        : new Verdict.Rejected(Flaw.WRONG_SIGNATURE))
                .orElse(new Verdict.Rejected(Flaw.UNKNOWN_KEY));
    }

    private static boolean isSignedWith(ECKey key, JWSObject receipt) {
        try {
            return receipt.verify(new ECDSAVerifier(key));
        } catch (JOSEException unusable) {
            return false;
        }
    }

    /** The public keys of all receipts ever given out, as a JWK set (RFC 7517). */
    public Map<String, Object> publishedKeys() {
        return new JWKSet(List.copyOf(keys.published())).toJSONObject();
    }
}
