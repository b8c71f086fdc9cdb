package org.matricula.credential.openbadge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
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

    /// @param school code of the institution
    /// @throws Absent if there is no such institution
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
        var institution = rows.institution(school).orElseThrow(() -> new Absent("unit"));
        var at = at(school, list);
        var subject = new LinkedHashMap<String, Object>();
        subject.put("id", at + "#list");
        subject.put("type", "BitstringStatusList");
        subject.put("statusPurpose", "revocation");
        subject.put("encodedList", encoded(institution, list));
        var credential = new LinkedHashMap<String, Object>();
        credential.put("@context", List.of("https://www.w3.org/ns/credentials/v2"));
        credential.put("id", at);
        credential.put("type", List.of("VerifiableCredential", "BitstringStatusListCredential"));
        credential.put("issuer", keys.did(school));
        credential.put("validFrom", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        credential.put("credentialSubject", subject);
        return signatures.sign(institution, "vc+jwt", "vc", json.writeValueAsString(credential));
    }

    /// The first place is the leftmost bit; multibase base64url of the gzipped bits.
    private String encoded(UUID institution, long list) {
        var from = list * LENGTH;
        var bits = new byte[LENGTH / Byte.SIZE];
        for (var place : rows.revoked(institution, from, from + LENGTH)) {
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
