package org.matricula.credential.openbadge;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.credential.CertificateEnded;
import org.matricula.credential.CertificateFacts;
import org.matricula.credential.LatinName;
import org.matricula.document.JsonSignatures;
import org.matricula.document.PublicKeys;
import org.matricula.document.StudentFacts;
import org.matricula.graduation.Conclusion;
import org.matricula.graduation.Conclusions;
import org.matricula.graduation.ConclusionsReversed;
import org.matricula.graduation.DegreesRevoked;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.matricula.registry.Particulars;
import org.matricula.registry.Registry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// 数字证书: a conclusion of study as a verifiable credential the graduate keeps and shows without the
/// school. It says name, what was concluded and when, and nothing else.
@Service
class GiveCredential {

    private final BadgeRows rows;
    private final Conclusions conclusions;
    private final Registry registry;
    private final Particulars particulars;
    private final ObjectProvider<CertificateFacts> certificates;
    private final StatusLists statusLists;
    private final JsonSignatures signatures;
    private final PublicKeys keys;
    private final Units units;
    private final MessageSource messages;
    private final JsonMapper json;
    private final Ledger ledger;
    private final Clock clock;

    GiveCredential(
            BadgeRows rows,
            Conclusions conclusions,
            Registry registry,
            Particulars particulars,
            ObjectProvider<CertificateFacts> certificates,
            StatusLists statusLists,
            JsonSignatures signatures,
            PublicKeys keys,
            Units units,
            MessageSource messages,
            JsonMapper json,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.conclusions = conclusions;
        this.registry = registry;
        this.particulars = particulars;
        this.certificates = certificates;
        this.statusLists = statusLists;
        this.signatures = signatures;
        this.keys = keys;
        this.units = units;
        this.messages = messages;
        this.json = json;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// The credential as a compact JWS of type `vc+jwt` (Securing Verifiable Credentials using JOSE
    /// and COSE), of what stands today.
    ///
    /// @throws Absent if no such conclusion stands within reach, or a graduation has followed it
    /// @throws Refused for a postponement, if the certificate ended and none took its place, if it
    ///   was not handed over yet, or would not be while an office has something open
    @Transactional
    String give(UUID conclusion) {
        var it =
                conclusions.hold(List.of(conclusion)).stream()
                        .findFirst()
                        .orElseThrow(() -> new Absent("conclusion"));
        var standing = certificate(it);
        var open =
                standing.isPresent()
                        ? ""
                        : certificates.stream()
                                .map(one -> one.heldUpBy(it.institution(), it.enrolment()))
                                .collect(Collectors.joining());
        Refused.unlessEmpty(
                Refusal.all(
                        standing.map(one -> one.handed() ? null : one.number())
                                .map(number -> Refusal.conflict("openbadge.not-handed", number))
                                .orElse(null),
                        open.isEmpty() ? null : Refusal.rule("openbadge.uncleared", open),
                        it.outcome().ends() ? null : Refusal.rule("openbadge.postponed"),
                        rows.revokedBefore(conclusion)
                                        && certificates.stream().findAny().isPresent()
                                        && standing.isEmpty()
                                ? Refusal.rule("openbadge.revoked")
                                : null));
        var first = rows.of(conclusion).isEmpty();
        var badge = rows.take(conclusion, clock.instant());
        var student = registry.get(it.enrolment());
        if (first) {
            ledger.record(
                    Act.of("openbadge.give", "enrolment:" + it.enrolment())
                            .at(student.scopePos())
                            .to(Map.of("conclusion", conclusion.toString())));
        }
        var person =
                particulars.on(
                        it.enrolment(),
                        it.concludedOn().isBefore(student.entryOn())
                                ? student.entryOn()
                                : it.concludedOn());
        return signatures.sign(
                it.institution(),
                it.institution().toString(),
                "vc+jwt",
                "vc",
                json.writeValueAsString(credential(it, badge, person)));
    }

    /// What was reversed no longer proves anything.
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ConclusionsReversed reversed) {
        var revoked =
                rows.revoke(
                        reversed.conclusions(),
                        messages.getMessage("openbadge.reversed", null, Locale.SIMPLIFIED_CHINESE),
                        clock.instant());
        if (!revoked.isEmpty()) {
            ledger.record(
                    Act.of("openbadge.revoke", "unit:" + reversed.institution())
                            .at(units.get(reversed.institution()).pos())
                            .to(Map.of("credentials", revoked.size())));
        }
    }

    /// What told of a degree is no longer true; without the degree another may be had.
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(DegreesRevoked revoked) {
        on(new ConclusionsReversed(revoked.institution(), revoked.conclusions()));
    }

    /// What tells of a certificate ends with it: of the one in its place another may be had.
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CertificateEnded ended) {
        // whoever gives one at this moment has committed, or waits and reads what stands then
        conclusions.hold(List.of(ended.conclusion()));
        var revoked = rows.revoke(List.of(ended.conclusion()), ended.reason(), clock.instant());
        if (!revoked.isEmpty()) {
            ledger.record(
                    Act.of("openbadge.revoke", "unit:" + ended.institution())
                            .at(ended.scopePos())
                            .because(ended.reason())
                            .to(Map.of("credentials", revoked.size())));
        }
    }

    private Optional<CertificateFacts.Certificate> certificate(Conclusion it) {
        return certificates.stream().flatMap(register -> register.of(it.id()).stream()).findFirst();
    }

    private Map<String, Object> credential(
            Conclusion it, BadgeRows.Badge badge, StudentFacts person) {
        var school = units.get(it.institution());
        var issuer = new LinkedHashMap<String, Object>();
        issuer.put("id", keys.did(school.id().toString()));
        issuer.put("type", List.of("Profile"));
        issuer.put("name", school.name());
        issuer.put("url", keys.address() + "/verify/keys");
        var list = badge.place() / StatusLists.LENGTH;
        var index = badge.place() % StatusLists.LENGTH;
        var status = new LinkedHashMap<String, Object>();
        status.put("id", statusLists.at(school.id().toString(), list) + "#" + index);
        status.put("type", "BitstringStatusListEntry");
        status.put("statusPurpose", "revocation");
        status.put("statusListIndex", String.valueOf(index));
        status.put("statusListCredential", statusLists.at(school.id().toString(), list));
        var all = new LinkedHashMap<String, Object>();
        all.put(
                "@context",
                List.of(
                        "https://www.w3.org/ns/credentials/v2",
                        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"));
        all.put("id", "urn:uuid:" + badge.id());
        all.put("type", List.of("VerifiableCredential", "OpenBadgeCredential"));
        all.put("issuer", issuer);
        all.put("validFrom", it.concludedOn().atStartOfDay(clock.getZone()).toInstant().toString());
        all.put("name", words(it));
        all.put("credentialSubject", subject(it, person));
        all.put("credentialStatus", status);
        all.put("iss", keys.did(school.id().toString()));
        all.put("jti", "urn:uuid:" + badge.id());
        all.put("iat", clock.instant().truncatedTo(ChronoUnit.SECONDS).getEpochSecond());
        all.put("nbf", it.concludedOn().atStartOfDay(ZoneOffset.UTC).minusDays(1).toEpochSecond());
        return all;
    }

    private Map<String, Object> subject(Conclusion it, StudentFacts person) {
        var names = new ArrayList<Map<String, Object>>();
        names.add(identity(person.name()));
        var latin = new LatinName(person.name()).spelt();
        if (!latin.isEmpty()) {
            names.add(identity(latin));
        }
        var achievement = new LinkedHashMap<String, Object>();
        achievement.put("id", "urn:uuid:" + it.id());
        achievement.put("type", List.of("Achievement"));
        achievement.put("achievementType", it.degree() ? "Degree" : type(it));
        achievement.put("name", words(it));
        achievement.put("description", described(it, person));
        achievement.put(
                "criteria", Map.of("narrative", say("openbadge.criteria", it.decisionNo())));
        if (person.major() != null) {
            achievement.put("fieldOfStudy", person.major());
        }
        certificate(it)
                .ifPresent(certificate ->
                        achievement.put(
                                "otherIdentifier",
                                List.of(
                                        Map.of(
                                                "type", "IdentifierEntry",
                                                "identifier", certificate.number(),
                                                "identifierType", "identifier"))));
        var subject = new LinkedHashMap<String, Object>();
        subject.put("type", List.of("AchievementSubject"));
        subject.put("identifier", names);
        subject.put("achievement", achievement);
        subject.put(
                "activityEndDate",
                it.concludedOn().atStartOfDay(clock.getZone()).toInstant().toString());
        return subject;
    }

    private static Map<String, Object> identity(String name) {
        var it = new LinkedHashMap<String, Object>();
        it.put("type", "IdentityObject");
        it.put("identityHash", name);
        it.put("identityType", "name");
        it.put("hashed", false);
        return it;
    }

    private static String type(Conclusion it) {
        return switch (it.outcome()) {
            case GRADUATE -> "Diploma";
            case COMPLETION, INCOMPLETE, POSTPONED -> "Certificate";
        };
    }

    private String words(Conclusion it) {
        return it.degreeName() == null
                ? say("openbadge.name." + it.outcome().code())
                : say("openbadge.name.degree", it.degreeName());
    }

    private String described(Conclusion it, StudentFacts person) {
        return say(
                "openbadge.description",
                person.major() == null ? "" : person.major(),
                say("openbadge.name." + it.outcome().code()),
                it.concludedOn().toString());
    }

    private String say(String key, Object... args) {
        return messages.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }
}
