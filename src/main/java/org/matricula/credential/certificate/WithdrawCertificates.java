package org.matricula.credential.certificate;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 发放前撤回: a certificate found wrong, or whose conclusion is to be taken back, before anybody has
/// it. One person does it, for nothing has left the school; where the conclusion stands, it waits
/// to be drawn anew.
@Service
public class WithdrawCertificates {

    /// @param left of the decision that still wait to be withdrawn
    /// @param handed of the decision that are in their owners' hands, which two persons void
    record Withdrawn(int withdrawn, int left, int handed) {}

    static final int MOST = 500;
    static final int LONGEST = 200;

    private final Diplomas certificates;
    private final WithdrawnCertificates withdrawn;
    private final DiplomaRows rows;
    private final PrintCertificates print;
    private final EndCertificates endCertificates;
    private final Units units;
    private final Ledger ledger;

    WithdrawCertificates(
            Diplomas certificates,
            WithdrawnCertificates withdrawn,
            DiplomaRows rows,
            PrintCertificates print,
            EndCertificates endCertificates,
            Units units,
            Ledger ledger) {
        this.certificates = certificates;
        this.withdrawn = withdrawn;
        this.rows = rows;
        this.print = print;
        this.endCertificates = endCertificates;
        this.units = units;
        this.ledger = ledger;
    }

    /// @throws Refused if it is in its owner's hands, or void
    @Transactional
    public void withdraw(UUID id, String reason) {
        needed(reason);
        rows.lock(List.of(id));
        withdraw(certificates.get(id), reason.strip());
    }

    /// All of a decision that nobody has yet, so many at a time.
    ///
    /// @throws Refused if there are none
    @Transactional
    Withdrawn ofDecision(UUID institution, String decisionNo, String reason) {
        needed(reason);
        var ids = withdrawn.lock(institution, decisionNo, MOST);
        var handed = withdrawn.count(institution, decisionNo, List.of("handed"));
        if (ids.isEmpty()) {
            throw new Refused(Refusal.conflict("certificate.none-to-withdraw", decisionNo, handed));
        }
        certificates.all(ids).forEach(it -> withdraw(it, reason.strip()));
        ledger.record(
                Act.of("certificate.withdraw", "unit:" + institution)
                        .at(units.get(institution).pos())
                        .because(reason.strip())
                        .to(Map.of("decisionNo", decisionNo, "certificates", ids.size())));
        return new Withdrawn(
                ids.size(),
                withdrawn.count(institution, decisionNo, List.of("drawn", "printed")),
                handed);
    }

    private void withdraw(Certificate it, String reason) {
        if (it.state().equals("handed")) {
            throw new Refused(Refusal.conflict("certificate.handed-out", it.number()));
        }
        print.takeOff(it, reason);
        endCertificates.end(it, reason, false, EndCertificates.WITHDRAWN, null);
    }

    private static void needed(String reason) {
        if (reason.isBlank() || reason.strip().length() > LONGEST) {
            throw new Refused(Refusal.input("reason", "certificate.void-reason", LONGEST));
        }
    }
}
