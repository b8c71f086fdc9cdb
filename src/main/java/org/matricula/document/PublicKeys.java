package org.matricula.document;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.URI;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// 公开的签名密钥: what anybody needs to check our signatures without asking us about the document: the
/// certificates, and a DID document (W3C did:web) for verifiable credentials.
@Service
public class PublicKeys {

    private static final int ID = 16;
    private static final int LINE = 64;

    private final KnownKeys keys;
    private final DocumentSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PublicKeys(
            KnownKeys keys,
            DocumentSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.keys = keys;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Every key, the revoked ones included, by institution and the newest first.
    List<KeyView> all() {
        return known(null).stream().map(this::view).toList();
    }

    /// The certificate and those above it, as PEM.
    ///
    /// @throws Absent if no key has this fingerprint
    String pem(String sha256) {
        var it =
                known(null).stream()
                        .filter(key -> SigningKey.fingerprint(key.certificate()).equals(sha256))
                        .findFirst()
                        .orElseThrow(() -> new Absent("document.key"));
        return pem(it.certificate()) + (it.authority() == null ? "" : pem(it.authority()));
    }

    /// The institution of a public address.
    ///
    /// @param name its id, or its code, by which earlier credentials name it: of several with one
    ///   code that which signed first
    /// @throws Absent if no such institution has a key
    public UUID institution(String name) {
        return known(null).stream()
                .filter(it -> it.institutionId().toString().equals(name) || it.code().equals(name))
                .min(Comparator.comparing(KnownKeys.Known::madeAt))
                .map(KnownKeys.Known::institutionId)
                .orElseThrow(() -> new Absent("document.key"));
    }

    /// The DID document of an institution: its keys that were not revoked, the old ones too, for
    /// what they signed stays good.
    ///
    /// @param name as in [#institution]
    /// @throws Absent if no such institution has a key
    Map<String, Object> didDocument(String name) {
        var did = did(name);
        var methods = new ArrayList<Map<String, Object>>();
        for (var it : known(institution(name))) {
            var jwk = it.revokedAt() == null ? jwk(it) : null;
            if (jwk != null) {
                var method = new LinkedHashMap<String, Object>();
                method.put("id", kid(name, it));
                method.put("type", "JsonWebKey");
                method.put("controller", did);
                method.put("publicKeyJwk", jwk.toJSONObject());
                methods.add(method);
            }
        }
        if (methods.isEmpty()) {
            throw new Absent("document.key");
        }
        var document = new LinkedHashMap<String, Object>();
        document.put(
                "@context",
                List.of("https://www.w3.org/ns/did/v1", "https://w3id.org/security/jwk/v1"));
        document.put("id", did);
        document.put("verificationMethod", methods);
        document.put("assertionMethod", methods.stream().map(it -> it.get("id")).toList());
        return document;
    }

    /// The decentralized identifier of an institution.
    ///
    /// @param name as in [#institution]; its id in what is signed from now on, for two schools may
    ///   bear one code
    public String did(String name) {
        var at = URI.create(settings.base());
        var path = at.getRawPath() == null ? "" : at.getRawPath().replace('/', ':');
        var port = at.getPort() < 0 ? "" : "%3A" + at.getPort();
        return "did:web:" + at.getHost() + port + path + ":verify:schools:" + name;
    }

    /// How anybody reaches the program, without a slash at its end.
    public String address() {
        return settings.base();
    }

    /// @param name as in [#institution]
    String kid(String name, KnownKeys.Known it) {
        return did(name) + "#" + SigningKey.fingerprint(it.certificate()).substring(0, ID);
    }

    /// @return null for a key of the national algorithms, which JOSE does not know
    static @Nullable JWK jwk(KnownKeys.Known it) {
        var key = SigningKey.certificate(it.certificate()).getPublicKey();
        return switch (it.profile()) {
            case RSA -> new RSAKey.Builder((RSAPublicKey) key).build();
            case ECDSA -> new ECKey.Builder(Curve.P_256, (ECPublicKey) key).build();
            case SM2 -> null;
        };
    }

    private List<KnownKeys.Known> known(@Nullable UUID institution) {
        return Optional.ofNullable(
                        Acting.call(
                                Actor.system("verification"),
                                () -> transaction.execute(it -> keys.known(institution))))
                .orElse(List.of());
    }

    private KeyView view(KnownKeys.Known it) {
        var certificate = SigningKey.certificate(it.certificate());
        return new KeyView(
                it.id(),
                it.institutionId(),
                it.institution(),
                it.code(),
                it.algorithm(),
                it.revokedAt() != null ? "revoked" : it.endedAt() != null ? "old" : "current",
                SigningKey.fingerprint(it.certificate()),
                it.authority() == null ? null : SigningKey.fingerprint(it.authority()),
                day(it.madeAt()),
                LocalDate.ofInstant(certificate.getNotAfter().toInstant(), clock.getZone()),
                it.endedAt() == null ? null : day(it.endedAt()),
                it.revokedAt() == null ? null : day(it.revokedAt()),
                did(it.institutionId().toString()),
                it.papers());
    }

    private LocalDate day(OffsetDateTime at) {
        return at.atZoneSameInstant(clock.getZone()).toLocalDate();
    }

    private static String pem(byte[] certificate) {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(certificate)
                + "\n-----END CERTIFICATE-----\n";
    }
}
