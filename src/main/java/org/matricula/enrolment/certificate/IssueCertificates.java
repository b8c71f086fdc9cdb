package org.matricula.enrolment.certificate;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.document.Issued;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 发放学籍证书: to one student, or to all of a class who have none. Only registered students who belong
/// to the school get one, and never a second while the first stands.
@Service
class IssueCertificates {

    /// What one transaction issues at most: a grade, but not a university.
    static final int MOST = 2000;

    /// @param numbers what was issued
    /// @param standing how many were passed over because they have one
    /// @param unregistered how many because their registration is not finished
    record Outcome(List<String> numbers, long standing, long unregistered) {}

    private final CertificateRows rows;
    private final CertificateSheets sheets;
    private final Units units;
    private final Ledger ledger;

    IssueCertificates(CertificateRows rows, CertificateSheets sheets, Units units, Ledger ledger) {
        this.rows = rows;
        this.sheets = sheets;
        this.units = units;
        this.ledger = ledger;
    }

    /// @throws Absent if the unit is not within reach
    @Transactional
    Outcome toUnit(@Nullable UUID unit) {
        if (unit == null) {
            throw new Refused(Refusal.input("unit", "certificate.whom"));
        }
        var scope = Acting.now().scope();
        var it =
                units.find(unit)
                        .filter(u -> scope.reaches(u.pos()) && scope.reaches(u.posEnd()))
                        .orElseThrow(() -> new Absent("unit"));
        var count = rows.count(it.pos(), it.posEnd());
        Refused.unlessEmpty(
                Refusal.all(
                        Refusal.when(
                                count.registered() > MOST,
                                "certificate.many",
                                String.valueOf(count.registered()),
                                String.valueOf(MOST))));
        var issued = sheets.issue(rows.claim(it.pos(), it.posEnd(), null, null), null);
        if (!issued.isEmpty()) {
            ledger.record(
                    Act.of("certificate.issue", "unit:" + unit)
                            .at(it.pos())
                            .to(
                                    Map.of(
                                            "issued", issued.size(),
                                            "first", issued.getFirst().number(),
                                            "last", issued.getLast().number())));
        }
        return new Outcome(
                issued.stream().map(Issued::number).toList(),
                Math.max(0, count.registered() - issued.size()),
                count.unregistered());
    }

    @Transactional
    Outcome toStudent(String number) {
        var found = rows.numbered(number.strip());
        if (found.size() != 1) {
            throw new Refused(Refusal.input("student", "certificate.student", number));
        }
        var enrolment = found.getFirst();
        var scope = Acting.now().scope();
        var claims = rows.claim(scope.lo(), scope.hi(), enrolment, null);
        if (claims.isEmpty()) {
            throw new Refused(Refusal.conflict("certificate.none-to-issue", number));
        }
        var issued = sheets.issue(claims, null);
        ledger.record(
                Act.of("certificate.issue", "enrolment:" + enrolment)
                        .at(claims.getFirst().scopePos())
                        .to(Map.of("number", issued.getFirst().number())));
        return new Outcome(issued.stream().map(Issued::number).toList(), 0, 0);
    }
}
