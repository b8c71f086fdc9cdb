package org.matricula.document;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Signs JSON with an institution's key as a compact JWS (RFC 7515), as verifiable credentials have
/// it.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class JsonSignatures {

    private final SigningKeys keys;
    private final KnownKeys known;
    private final PublicKeys publicKeys;

    JsonSignatures(SigningKeys keys, KnownKeys known, PublicKeys publicKeys) {
        this.keys = keys;
        this.known = known;
        this.publicKeys = publicKeys;
    }

    /// @param as under which public name of the institution its key is named, as in
    ///   [PublicKeys#institution]
    /// @param type media type of the whole, without `application/`
    /// @param content media type of the payload, without `application/`
    public String sign(UUID institution, String as, String type, String content, String json) {
        var own = keys.ofCredentials(institution);
        var key = own.key();
        var published =
                known.known(institution).stream()
                        .filter(it -> it.id().equals(own.id()))
                        .findFirst()
                        .orElseThrow();
        try {
            JWSSigner signer;
            JWSAlgorithm algorithm;
            switch (key.profile()) {
                case RSA -> {
                    signer = new RSASSASigner(key.secret());
                    algorithm = JWSAlgorithm.RS256;
                }
                case ECDSA -> {
                    signer = new ECDSASigner(key.secret(), Curve.P_256);
                    algorithm = JWSAlgorithm.ES256;
                }
                default -> throw new IllegalStateException("JSON signed by " + key.profile());
            }
            var it =
                    new JWSObject(
                            new JWSHeader.Builder(algorithm)
                                    .type(new JOSEObjectType(type))
                                    .contentType(content)
                                    .keyID(publicKeys.kid(as, published))
                                    .build(),
                            new Payload(json));
            it.sign(signer);
            return it.serialize();
        } catch (JOSEException fault) {
            throw new IllegalStateException("signing JSON", fault);
        }
    }
}
