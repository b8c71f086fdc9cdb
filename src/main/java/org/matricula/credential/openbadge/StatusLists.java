package org.matricula.credential.openbadge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.matricula.document.JsonSignatures;
import org.matricula.document.PublicKeys;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// 状态列表: which credentials of a school were revoked, as one signed list (W3C Bitstring Status List
/// 1.0). Whoever checks one credential asks for 131,072 places at once, so nobody learns which.
@Service
class StatusLists {

    /// Places in a list, the least the standard allows.
    static final int LENGTH = 131_072;

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration GOOD = Duration.ofHours(1);

    /// A signed list, good as long as nothing more was revoked and it is fresh.
    private record Signed(List<Long> revoked, Instant at, String jwt) {}

    /// By address: as many as there are lists, for others are not signed.
    private final Map<String, Signed> fresh = new ConcurrentHashMap<>();

    private final BadgeRows rows;
    private final JsonSignatures signatures;
    private final PublicKeys keys;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StatusLists(
            BadgeRows rows,
            JsonSignatures signatures,
            PublicKeys keys,
            JsonMapper json,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.signatures = signatures;
        this.keys = keys;
        this.json = json;
        this.transaction = transaction;
        this.clock = clock;
    }

    String at(String school, long list) {
        return keys.address() + "/verify/schools/" + school + "/status/" + list;
    }

    /// @param school as in [PublicKeys#institution]
    /// @throws Absent if there is no such institution, or it has given no credential of this list
    String signed(String school, long list) {
        var signed =
                Acting.call(
                        Actor.system("verification"),
                        () -> transaction.execute(it -> list(school, list)));
        if (signed == null) {
            throw new Absent("unit");
        }
        return signed;
    }

    private String list(String school, long list) {
        var institution = keys.institution(school);
        var last = rows.last(institution);
        if (last < 0 || list < 0 || list > last / LENGTH) {
            throw new Absent("unit");
        }
        var at = at(school, list);
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var revoked = rows.revoked(institution, list * LENGTH, (list + 1) * LENGTH);
        var before = fresh.get(at);
        if (before != null
                && before.revoked().equals(revoked)
                && before.at().plus(FRESH).isAfter(now)) {
            return before.jwt();
        }
        var subject = new LinkedHashMap<String, Object>();
        subject.put("id", at + "#list");
        subject.put("type", "BitstringStatusList");
        subject.put("statusPurpose", "revocation");
        subject.put("encodedList", encoded(revoked, list * LENGTH));
        var credential = new LinkedHashMap<String, Object>();
        credential.put("@context", List.of("https://www.w3.org/ns/credentials/v2"));
        credential.put("id", at);
        credential.put("type", List.of("VerifiableCredential", "BitstringStatusListCredential"));
        credential.put("issuer", keys.did(school));
        credential.put("validFrom", now.toString());
        credential.put("validUntil", now.plus(GOOD).toString());
        credential.put("credentialSubject", subject);
        var jwt =
                signatures.sign(
                        institution, school, "vc+jwt", "vc", json.writeValueAsString(credential));
        fresh.put(at, new Signed(revoked, now, jwt));
        return jwt;
    }

    /// The first place is the leftmost bit; multibase base64url of the gzipped bits.
    private String encoded(List<Long> revoked, long from) {
        var bits = new byte[LENGTH / Byte.SIZE];
        for (var place : revoked) {
            var at = (int) (place - from);
            bits[at / Byte.SIZE] |= (byte) (0x80 >> at % Byte.SIZE);
        }
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bits);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return "u" + Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray());
    }
}
