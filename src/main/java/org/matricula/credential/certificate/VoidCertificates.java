package org.matricula.credential.certificate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.attachment.Files;
import org.matricula.attachment.NewFile;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.registry.AccountLinks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 证书作废: of one in its owner's hands, upon a decision of the school (普通高等学校学生管理规定 第三十七条, 学位法
/// 第三十七条). One person proposes it with the decision, a second confirms it under their own account;
/// its owner is told, and its registration with the nation is cancelled.
@Service
public class VoidCertificates {

    /// @param documentNo number of the decision
    /// @param on day of the decision
    /// @param surrendered whether the original was taken back
    /// @param fileName what the scan of the decision is called
    record Proposed(
            String documentNo,
            @Nullable LocalDate on,
            String reason,
            boolean surrendered,
            String fileName,
            byte @Nullable [] file) {}

    private static final int LONGEST = 200;
    private static final int NUMBER = 60;

    private final Diplomas certificates;
    private final Voidings voidings;
    private final DiplomaRows rows;
    private final EndCertificates endCertificates;
    private final Files files;
    private final AccountLinks accounts;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    VoidCertificates(
            Diplomas certificates,
            Voidings voidings,
            DiplomaRows rows,
            EndCertificates endCertificates,
            Files files,
            AccountLinks accounts,
            Notices notices,
            Ledger ledger,
            Clock clock) {
        this.certificates = certificates;
        this.voidings = voidings;
        this.rows = rows;
        this.endCertificates = endCertificates;
        this.files = files;
        this.accounts = accounts;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// 提出作废.
    ///
    /// @throws Refused unless it was handed over, or where a proposal is open
    @Transactional
    UUID propose(UUID certificate, Proposed it) {
        rows.lock(List.of(certificate));
        var of = certificates.get(certificate);
        Refused.unlessEmpty(
                Refusal.all(
                        inHands(of),
                        voidings.lockOpen(certificate).isPresent()
                                ? Refusal.conflict("certificate.void-open", of.number())
                                : null,
                        it.documentNo().isBlank() || it.documentNo().strip().length() > NUMBER
                                ? Refusal.input("documentNo", "certificate.void-document", NUMBER)
                                : null,
                        it.on() == null || it.on().isAfter(LocalDate.now(clock))
                                ? Refusal.input("on", "certificate.void-on")
                                : null,
                        it.reason().isBlank() || it.reason().strip().length() > LONGEST
                                ? Refusal.input("reason", "certificate.void-reason", LONGEST)
                                : null,
                        it.file() == null || it.file().length == 0
                                ? Refusal.input("file", "certificate.void-file")
                                : null));
        var file =
                files.store(
                        NewFile.of(
                                of.scopePos(),
                                of.personId(),
                                "evidence",
                                it.fileName().isBlank() ? "decision" : it.fileName(),
                                Objects.requireNonNull(it.file())));
        var id = voidings.add(of, it, file.id(), clock.instant());
        ledger.record(
                Act.of("certificate.propose-void", "certificate:" + certificate)
                        .at(of.scopePos())
                        .because(it.reason().strip())
                        .to(
                                Map.of(
                                        "number", of.number(),
                                        "documentNo", it.documentNo().strip(),
                                        "surrendered", it.surrendered())));
        return id;
    }

    /// 确认作废, by a second person: from now on it proves nothing.
    ///
    /// @param voiding the proposal they saw
    /// @throws Refused for whoever proposed it
    @Transactional
    public void confirm(UUID certificate, @Nullable UUID voiding) {
        rows.lock(List.of(certificate));
        var of = certificates.get(certificate);
        var it = open(of, voiding);
        Refused.unlessEmpty(
                Refusal.all(
                        Objects.equals(it.proposerId(), Acting.now().account())
                                ? Refusal.forbidden("certificate.void-second")
                                : null,
                        inHands(of)));
        voidings.confirmed(it.id(), clock.instant());
        endCertificates.end(of, it.documentNo() + " " + it.reason(), it.surrendered(), null, null);
        notices.tell(
                accounts.parties(of.personId(), LocalDate.now(clock)),
                "certificate.notice.void",
                "/own-diplomas",
                of.number(),
                it.documentNo(),
                it.reason());
    }

    /// 撤回提议: it was proposed wrongly.
    @Transactional
    public void withdraw(UUID certificate, @Nullable UUID voiding) {
        rows.lock(List.of(certificate));
        var of = certificates.get(certificate);
        var it = open(of, voiding);
        voidings.withdrawn(it.id(), clock.instant());
        ledger.record(
                Act.of("certificate.withdraw-void", "certificate:" + certificate)
                        .at(of.scopePos())
                        .from(Map.of("number", of.number(), "documentNo", it.documentNo()))
                        .to(Map.of()));
    }

    /// 已报注销: the nation was told, or there was nothing to cancel there.
    ///
    /// @param note to whom and under which number
    @Transactional
    public void cancelled(UUID certificate, @Nullable LocalDate on, String note) {
        rows.lock(List.of(certificate));
        var of = certificates.get(certificate);
        Refused.unlessEmpty(
                Refusal.all(
                        voidings.uncancelled(certificate)
                                ? null
                                : Refusal.conflict("certificate.nothing-to-cancel", of.number()),
                        on == null || on.isAfter(LocalDate.now(clock))
                                ? Refusal.input("on", "certificate.cancelled-on")
                                : null,
                        note.isBlank() || note.strip().length() > LONGEST
                                ? Refusal.input("note", "certificate.cancellation", LONGEST)
                                : null));
        voidings.cancelled(certificate, Objects.requireNonNull(on), note.strip());
        ledger.record(
                Act.of("certificate.cancel-registration", "certificate:" + certificate)
                        .at(of.scopePos())
                        .because(note.strip())
                        .to(Map.of("number", of.number(), "on", on.toString())));
    }

    private Voidings.Voiding open(Certificate of, @Nullable UUID voiding) {
        var it =
                voidings.lockOpen(of.id())
                        .orElseThrow(() ->
                                new Refused(
                                        Refusal.conflict("certificate.void-none", of.number())));
        if (!it.id().equals(voiding)) {
            throw new Refused(Refusal.conflict("certificate.void-other", of.number()));
        }
        return it;
    }

    private static @Nullable Refusal inHands(Certificate it) {
        return switch (it.state()) {
            case "handed" -> null;
            case "void" -> Refusal.conflict("certificate.ended", it.number());
            default -> Refusal.conflict("certificate.not-in-hands", it.number());
        };
    }
}
