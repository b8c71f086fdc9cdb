package org.matricula.credential.certificate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.policy.Policies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 作废与换发: a certificate ends and another takes its place, in the transaction of whoever decides.
/// Two never stand.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class ExchangeCertificates {

    private final Diplomas certificates;
    private final DiplomaRows rows;
    private final EndCertificates endCertificates;
    private final CertifiedConclusions certified;
    private final WithdrawnCertificates withdrawn;
    private final PrintCertificates print;
    private final Voidings voidings;
    private final Surrenders surrenders;
    private final ReplacedPhotos photos;
    private final CertificateNumbers numbers;
    private final CertificateText text;
    private final Graduates graduates;
    private final SerialNumbers serials;
    private final Policies policies;
    private final Ledger ledger;
    private final Clock clock;

    ExchangeCertificates(
            Diplomas certificates,
            DiplomaRows rows,
            EndCertificates endCertificates,
            CertifiedConclusions certified,
            WithdrawnCertificates withdrawn,
            PrintCertificates print,
            Voidings voidings,
            Surrenders surrenders,
            ReplacedPhotos photos,
            CertificateNumbers numbers,
            CertificateText text,
            Graduates graduates,
            SerialNumbers serials,
            Policies policies,
            Ledger ledger,
            Clock clock) {
        this.certificates = certificates;
        this.rows = rows;
        this.endCertificates = endCertificates;
        this.certified = certified;
        this.withdrawn = withdrawn;
        this.print = print;
        this.voidings = voidings;
        this.surrenders = surrenders;
        this.photos = photos;
        this.numbers = numbers;
        this.text = text;
        this.graduates = graduates;
        this.serials = serials;
        this.policies = policies;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// 作废, for another that takes its place.
    ///
    /// @param surrendered whether the original was handed in
    /// @throws Refused if it does not stand, or it is proposed to void it upon a decision
    public void end(UUID id, String reason, boolean surrendered, @Nullable UUID caseId) {
        serials.alone(certificates.get(id).institutionId(), "certificates");
        rows.lock(List.of(id));
        // what is about to be revoked is not exchanged for one that is not
        if (voidings.lockOpen(id).isPresent()) {
            throw new Refused(
                    Refusal.conflict("certificate.void-open", certificates.get(id).number()));
        }
        endCertificates.end(
                certificates.get(id), reason, surrendered, EndCertificates.REPLACED, caseId);
    }

    /// 作废换证: another takes its place, and its owner brings the original back before they get that
    /// one.
    public void giveUp(UUID id, String reason, UUID caseId) {
        end(id, reason, false, caseId);
        surrenders.due(id, true);
    }

    /// 照片错误: what was made out anew because its photograph was wrong bears the one of today.
    public void rephotograph(UUID made) {
        photos.renew(made);
    }

    /// Whether the photograph a certificate would bear today is another than it bears.
    @Transactional(readOnly = true, propagation = Propagation.REQUIRED)
    public boolean otherPhotograph(Certificate it) {
        return photos.another(it.id());
    }

    /// What the record says of them today differs from what the certificate says.
    @Transactional(readOnly = true, propagation = Propagation.REQUIRED)
    public boolean differs(Certificate it) {
        return graduates.of(List.of(it.conclusionId())).stream()
                .anyMatch(now ->
                        !now.name().equals(it.name())
                                || !it.bornOn().equals(now.birthOn())
                                || !text.of(now, it.sort()).sex().equals(it.sex())
                                || !it.fromOn().equals(now.entryOn())
                                || !java.util.Objects.equals(
                                        text.of(now, it.sort()).level(), it.level())
                                || !java.util.Objects.equals(
                                        text.of(now, it.sort()).duration(), it.duration()));
    }

    /// The same, with what a school may have named anew since: programme, form of study, degree. A
    /// misprint does not become an error of data because a programme is called otherwise today.
    @Transactional(readOnly = true, propagation = Propagation.REQUIRED)
    public boolean differsInAnything(Certificate it) {
        return differs(it)
                || graduates.of(List.of(it.conclusionId())).stream()
                        .anyMatch(now ->
                                otherwise(it.major(), now.major())
                                        || otherwise(it.studyForm(), text.of(now, it.sort()).form())
                                        || it.sort() == Kind.DEGREE
                                                && otherwise(it.degreeName(), now.degreeName()));
    }

    private static boolean otherwise(@Nullable String printed, @Nullable String now) {
        return now != null && !now.equals(printed);
    }

    /// 错证换证: the old one void and handed in, a new one from the record as it is today, under the
    /// same number where the school says so.
    public UUID anew(UUID id, String reason, UUID caseId) {
        giveUp(id, reason, caseId);
        var old = certificates.get(id);
        var kind = old.sort();
        var now = graduates.of(List.of(old.conclusionId())).getFirst();
        var today = LocalDate.now(clock);
        var words = text.of(now, kind);
        var number =
                policies.value(CertificatePolicies.FAULTY_SAME_NUMBER, old.institutionId(), today)
                                && !serials.doubled(id)
                        ? old.number()
                        : next(old.institutionId(), kind, now.level(), old.datedOn());
        return add(
                new Fresh(
                        old.conclusionId(),
                        kind,
                        number,
                        old.datedOn(),
                        now.name(),
                        words.sex(),
                        now.birthOn() == null ? old.bornOn() : now.birthOn(),
                        now.entryOn(),
                        old.toOn(),
                        now.major() == null ? old.major() : now.major(),
                        words.level(),
                        words.duration(),
                        words.form(),
                        kind == Kind.DEGREE ? now.degreeName() : null,
                        old.school(),
                        old.principal(),
                        kind == Kind.PROOF
                                ? text.proofAnew(now, old, certificates.proved(old))
                                : words.body(),
                        old.id(),
                        caseId,
                        null),
                old.scopePos());
    }

    /// 毕业证明书 in place of a diploma that is lost: the diploma is void for ever.
    ///
    /// @param ground why, `diploma-lost`, `diploma-damaged` or `diploma-other`
    /// @throws Refused for any other certificate than a diploma
    public UUID proof(UUID id, String ground, String reason, UUID caseId) {
        end(id, reason, false, caseId);
        surrenders.due(id, !ground.equals("diploma-lost"));
        var old = certificates.get(id);
        if (!old.sort().graduates()) {
            throw new Refused(Refusal.rule("proof.only-diploma", old.number()));
        }
        var today = LocalDate.now(clock);
        return add(
                Fresh.copy(
                                old,
                                Kind.PROOF,
                                next(old.institutionId(), Kind.PROOF, null, today),
                                today,
                                text.proof(old, ground))
                        .within(caseId),
                old.scopePos());
    }

    /// Takes an exchange back: what it made is void, what it replaced stands again. What was made
    /// and withdrawn before anybody had it is followed to what was drawn in its place; what two
    /// persons have voided is void already.
    ///
    /// @throws Refused if the new one is in its owner's hands, if another took its place since, or
    ///   if what stood before rests on a conclusion or a degree that is gone
    public void undo(UUID made, String reason, UUID caseId) {
        serials.alone(certificates.get(made).institutionId(), "certificates");
        var last = withdrawn.last(made);
        rows.lock(List.of(last));
        var it = certificates.get(last);
        if (it.state().equals("handed")) {
            throw new Refused(Refusal.conflict("certificate.in-hands", it.number()));
        }
        if (it.stands()) {
            print.takeOff(it, reason);
            endCertificates.end(it, reason, false, EndCertificates.UNDONE, caseId);
        } else if (it.freed() == null || it.freed().equals(EndCertificates.WITHDRAWN)) {
            rows.undone(last);
        } else {
            throw new Refused(Refusal.conflict("certificate.ended", it.number()));
        }
        certificates
                .standing(it.enrolmentId(), it.slot())
                .ifPresent(other -> {
                    throw new Refused(
                            Refusal.conflict("certificate.replaced", it.number(), other.number()));
                });
        if (it.replacesId() != null) {
            rows.lock(List.of(it.replacesId()));
            var before = certificates.get(it.replacesId());
            if (!certified.carry(before)) {
                throw new Refused(Refusal.conflict("certificate.baseless", before.number()));
            }
            rows.revived(before.id());
        }
    }

    private String next(UUID institution, Kind kind, @Nullable String level, LocalDate on) {
        serials.alone(institution, "certificates");
        var prefix = numbers.prefix(institution, kind, level, on);
        return CertificateNumbers.number(prefix, numbers.take(prefix, 1));
    }

    private UUID add(Fresh fresh, long pos) {
        var id = rows.add(List.of(fresh), clock.instant()).getFirst();
        ledger.record(
                Act.of("certificate.exchange", "certificate:" + id)
                        .at(pos)
                        .inCase(fresh.caseId())
                        .from(Map.of("certificate", String.valueOf(fresh.replaces())))
                        .to(Map.of("kind", fresh.kind().code(), "number", fresh.number())));
        return id;
    }
}
