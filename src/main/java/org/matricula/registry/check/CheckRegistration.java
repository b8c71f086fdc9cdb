package org.matricula.registry.check;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.registry.Registry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 双人复核: nobody checks what they have entered themselves.
@Service
class CheckRegistration {

    private final UncheckedRows rows;
    private final Registry registry;
    private final Ledger ledger;
    private final Clock clock;

    CheckRegistration(UncheckedRows rows, Registry registry, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.registry = registry;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    void approve(UUID enrolment) {
        decide(enrolment, "registered", null);
    }

    /// @param note what is to be put right
    @Transactional
    void sendBack(UUID enrolment, String note) {
        if (note.isBlank()) {
            throw new Refused(Refusal.input("note", "check.note"));
        }
        decide(enrolment, "returned", note.strip());
    }

    /// The maker has put right what was returned.
    @Transactional
    void enterAgain(UUID enrolment) {
        var row = rows.lock(enrolment).orElseThrow(() -> new Absent("enrolment"));
        Refused.unlessEmpty(
                Refusal.all(
                        row.registration().equals("returned")
                                ? null
                                : Refusal.conflict("check.done", row.name())));
        rows.enterAgain(enrolment, account());
        written(row, "student.enter-again", null, "entered");
    }

    private void decide(UUID enrolment, String registration, @Nullable String note) {
        var row = rows.lock(enrolment).orElseThrow(() -> new Absent("enrolment"));
        var checker = account();
        Refused.unlessEmpty(
                Refusal.all(
                        row.registration().equals("entered")
                                ? null
                                : Refusal.conflict("check.done", row.name()),
                        row.isOf(checker) ? Refusal.rule("check.own", row.name()) : null));
        rows.decide(enrolment, registration, checker, clock.instant(), note);
        written(row, "student.check", note, registration);
    }

    private void written(
            UncheckedRows.Row row, String action, @Nullable String note, String registration) {
        registry.listChanged(List.of(row.enrolment()));
        ledger.record(
                Act.of(action, "enrolment:" + row.enrolment())
                        .at(row.scopePos())
                        .because(note)
                        .from(Map.of("registration", row.registration()))
                        .to(Map.of("registration", registration)));
    }

    private static UUID account() {
        var account = Acting.now().account();
        if (account == null) {
            throw new Refused(Refusal.forbidden("check.person"));
        }
        return account;
    }
}
