package org.matricula.credential.certificate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.matricula.attachment.Files;
import org.matricula.attachment.NewFile;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.policy.Policies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 发放: a printed certificate reaches its owner, in person, by proxy or by post; it does so once.
@Service
public class HandOverCertificate {

    /// @param way `self`, `proxy` or `post`
    /// @param taker who takes it for its owner, or to whom it is posted; of the owner themselves
    ///   the certificate tells the name
    /// @param takerId ID number of a proxy
    /// @param signature strokes as the path of a drawing: `M x y L x y …`
    /// @param letter 委托书 as handed in, null for none
    public record Taken(
            String way,
            String taker,
            @Nullable String takerId,
            @Nullable String signature,
            byte @Nullable [] letter,
            @Nullable String carrier,
            @Nullable String tracking) {}

    private static final Set<String> WAYS = Set.of("self", "proxy", "post");
    private static final Pattern STROKES =
            Pattern.compile("(?:[ML] ?[0-9]{1,3} [0-9]{1,3} ?){3,4000}");
    private static final int LONGEST = 60;

    private final Diplomas certificates;
    private final DiplomaRows rows;
    private final Handings handings;
    private final Sealings sealings;
    private final Surrenders surrenders;
    private final ClearedFirst clearedFirst;
    private final Policies policies;
    private final Files files;
    private final Ledger ledger;
    private final Clock clock;

    HandOverCertificate(
            Diplomas certificates,
            DiplomaRows rows,
            Handings handings,
            Sealings sealings,
            Surrenders surrenders,
            ClearedFirst clearedFirst,
            Policies policies,
            Files files,
            Ledger ledger,
            Clock clock) {
        this.certificates = certificates;
        this.rows = rows;
        this.handings = handings;
        this.sealings = sealings;
        this.surrenders = surrenders;
        this.clearedFirst = clearedFirst;
        this.policies = policies;
        this.files = files;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @throws Refused if it does not wait to be handed over, if what proves the handing is
    ///   missing, or where the school wants it and an office has still something open (离校手续)
    @Transactional
    public void hand(UUID id, Taken it) {
        rows.lock(List.of(id));
        var certificate = certificates.get(id);
        var post = it.way().equals("post");
        var proxy = it.way().equals("proxy");
        var self = it.way().equals("self");
        var open = clearedFirst.open(certificate.institutionId(), certificate.enrolmentId());
        Refused.unlessEmpty(
                Refusal.all(
                        certificate.state().equals("printed")
                                ? null
                                : Refusal.conflict("certificate.not-waiting", certificate.number()),
                        unsealed(certificate)
                                ? Refusal.rule("certificate.unsealed", certificate.number())
                                : null,
                        wanting(certificate)
                                ? Refusal.rule(
                                        "certificate.original-wanting",
                                        certificate.number(),
                                        java.util.Objects.requireNonNullElse(
                                                certificate.replaces(), ""))
                                : null,
                        open.isEmpty()
                                ? null
                                : Refusal.rule("certificate.uncleared", certificate.name(), open),
                        WAYS.contains(it.way()) ? null : Refusal.input("way", "certificate.way"),
                        !self && !written(it.taker())
                                ? Refusal.input("taker", "certificate.taker")
                                : null,
                        !post && !STROKES.matcher(or(it.signature())).matches()
                                ? Refusal.input("signature", "certificate.signature")
                                : null,
                        proxy && !or(it.takerId()).matches("[0-9A-Za-z]{6,20}")
                                ? Refusal.input("takerId", "certificate.proxy-id")
                                : null,
                        proxy && (it.letter() == null || it.letter().length == 0)
                                ? Refusal.input("letter", "certificate.letter")
                                : null,
                        post && !(written(it.carrier()) && written(it.tracking()))
                                ? Refusal.input("tracking", "certificate.tracking")
                                : null));
        var letter =
                proxy
                        ? files.store(
                                        NewFile.of(
                                                certificate.scopePos(),
                                                certificate.personId(),
                                                "evidence",
                                                "letter",
                                                java.util.Objects.requireNonNull(it.letter())))
                                .id()
                        : null;
        handings.add(
                new Taken(
                        it.way(),
                        self ? certificate.name() : it.taker(),
                        proxy ? it.takerId() : null,
                        post ? null : it.signature(),
                        null,
                        post ? or(it.carrier()).strip() : null,
                        post ? or(it.tracking()).strip() : null),
                certificate,
                letter,
                LocalDate.now(clock));
        rows.handed(id);
        ledger.record(
                Act.of("certificate.hand", "certificate:" + id)
                        .at(certificate.scopePos())
                        .to(Map.of("number", certificate.number(), "way", it.way())));
    }

    /// 贴照片、盖钢印、盖公章 are yet to be written down.
    private boolean unsealed(Certificate it) {
        return (it.sort() == Kind.PROOF
                        || policies.value(
                                CertificatePolicies.SEALED_FIRST,
                                it.institutionId(),
                                LocalDate.now(clock)))
                && it.state().equals("printed")
                && sealings.of(it.id()).size() < Sealings.ACTS.size();
    }

    /// What it took the place of was not lost, and is still outside.
    private boolean wanting(Certificate it) {
        return it.replacesId() != null && surrenders.wanting(it.replacesId());
    }

    private static boolean written(@Nullable String words) {
        var said = or(words).strip();
        return !said.isEmpty() && said.length() <= LONGEST;
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}
