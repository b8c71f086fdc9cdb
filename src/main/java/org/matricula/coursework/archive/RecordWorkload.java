package org.matricula.coursework.archive;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.coursework.ExamDuties;
import org.matricula.coursework.ExamDuty;
import org.matricula.identity.Accounts;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 登记考试工作量 by hand: what no paper and no grade tells of, such as invigilation.
@Service
class RecordWorkload {

    static final List<String> DUTIES = List.of("invigilate", "inspect", "set", "mark");
    private static final Set<String> ROUNDS = Set.of("final", "make-up");
    private static final BigDecimal MOST = BigDecimal.valueOf(10_000);

    private final ExamDuties duties;
    private final HandIn handIn;
    private final Accounts accounts;
    private final Ledger ledger;

    RecordWorkload(ExamDuties duties, HandIn handIn, Accounts accounts, Ledger ledger) {
        this.duties = duties;
        this.handIn = handIn;
        this.accounts = accounts;
        this.ledger = ledger;
    }

    /// @param teacher the account's name
    @Transactional
    void add(
            UUID term,
            String teacher,
            String round,
            String duty,
            String subject,
            @Nullable BigDecimal quantity) {
        var unit = handIn.own();
        if (unit.institutionId() == null) {
            throw new Absent("unit");
        }
        handIn.term(unit.institutionId(), term);
        var account = accounts.byUsername(teacher.strip()).orElse(null);
        Refused.unlessEmpty(
                Refusal.all(
                        account == null ? Refusal.input("teacher", "task.teacher") : null,
                        ROUNDS.contains(round) ? null : Refusal.input("round", "archive.round"),
                        DUTIES.contains(duty) ? null : Refusal.input("duty", "archive.duty"),
                        subject.isBlank() ? Refusal.input("subject", "field.missing") : null,
                        quantity == null || quantity.signum() <= 0 || quantity.compareTo(MOST) > 0
                                ? Refusal.input("quantity", "archive.quantity")
                                : null));
        duties.record(
                List.of(
                        new ExamDuty(
                                unit.id(),
                                term,
                                account.id(),
                                round,
                                duty,
                                subject.strip(),
                                quantity,
                                ExamDuty.MANUAL)));
        ledger.record(
                Act.of("archive.record-workload", "account:" + account.id())
                        .at(unit.pos())
                        .to(
                                Map.of(
                                        "duty",
                                        duty,
                                        "round",
                                        round,
                                        "quantity",
                                        quantity.toPlainString())));
    }

    @Transactional
    void strike(UUID duty, String reason) {
        Refused.unlessEmpty(
                Refusal.all(reason.isBlank() ? Refusal.input("reason", "field.missing") : null));
        if (!duties.strike(duty, reason.strip())) {
            throw new Absent("exam duty");
        }
        ledger.record(
                Act.of("archive.strike-workload", "exam-duty:" + duty)
                        .at(handIn.own().pos())
                        .because(reason.strip()));
    }
}
