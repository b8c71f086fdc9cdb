package org.matricula.appraisal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.calendar.Terms;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.organisation.Units;
import org.matricula.policy.Policies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 考核批次 on its way: opened for a term, reckoned from its notes as often as needed, adjusted with a
/// reason, confirmed by another than who opened or adjusted it.
@Service
class HoldAppraisal {

    private final Appraisals rounds;
    private final AppraisalScores scores;
    private final Units units;
    private final Terms terms;
    private final Policies policies;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    HoldAppraisal(
            Appraisals rounds,
            AppraisalScores scores,
            Units units,
            Terms terms,
            Policies policies,
            Notices notices,
            Ledger ledger,
            Clock clock) {
        this.rounds = rounds;
        this.scores = scores;
        this.units = units;
        this.terms = terms;
        this.policies = policies;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    UUID open(UUID institution, UUID term) {
        var unit =
                units.find(institution)
                        .filter(it -> it.institution() && Acting.now().scope().reaches(it.pos()))
                        .orElseThrow(() -> new Absent("institution"));
        var today = LocalDate.now(clock);
        if (terms.of(institution).stream().noneMatch(it -> it.id().equals(term))) {
            throw new Refused(Refusal.input("term", "appraisal.term"));
        }
        var id =
                rounds.open(
                                unit,
                                term,
                                new Appraisals.Measures(
                                        policies.value(AppraisalPolicies.BASE, institution, today),
                                        policies.value(AppraisalPolicies.BONUS, institution, today),
                                        policies.value(AppraisalPolicies.MALUS, institution, today),
                                        policies.value(
                                                AppraisalPolicies.STUDENTS, institution, today),
                                        policies.value(
                                                AppraisalPolicies.UNITS, institution, today)),
                                clock.instant())
                        .orElseThrow(() -> new Refused(Refusal.conflict("appraisal.twice")));
        ledger.record(
                Act.of("appraisal.open", "round:" + id)
                        .at(unit.pos())
                        .to(Map.of("term", term.toString())));
        return id;
    }

    /// 计算: what was adjusted before is reckoned anew.
    @Transactional
    int reckon(UUID id) {
        var it = held(id);
        if (it.confirmed()) {
            throw new Refused(Refusal.conflict("appraisal.confirmed"));
        }
        var unit = units.get(it.institutionId());
        scores.forget(id);
        var many = scores.reckon(it, unit.pos(), unit.posEnd());
        scores.reckonUnits(it);
        rounds.reckoned(id, clock.instant());
        ledger.record(
                Act.of("appraisal.reckon", "round:" + id)
                        .at(it.scopePos())
                        .to(Map.of("students", many)));
        return many;
    }

    /// 调整: somebody out or in against the figures, with the reason.
    @Transactional
    void change(UUID id, UUID subject, boolean proposed, @Nullable String why) {
        var it = held(id);
        Refused.unlessEmpty(
                Refusal.all(
                        it.reckoned() ? null : Refusal.conflict("appraisal.not-reckoned"),
                        why == null || why.isBlank()
                                ? Refusal.input("reason", "field.missing")
                                : null));
        if (!scores.change(id, subject, proposed, why.strip())) {
            throw new Absent("subject");
        }
        ledger.record(
                Act.of("appraisal.change", "round:" + id)
                        .at(it.scopePos())
                        .because(why.strip())
                        .to(Map.of("subject", subject.toString(), "proposed", proposed)));
    }

    /// 审定并表彰.
    @Transactional
    int confirm(UUID id) {
        var it = held(id);
        var account = Acting.now().account();
        Refused.unlessEmpty(
                Refusal.all(
                        it.reckoned() ? null : Refusal.conflict("appraisal.not-reckoned"),
                        account != null
                                        && (account.equals(it.openerId())
                                                || scores.changedBy(id, account))
                                ? Refusal.forbidden("appraisal.own")
                                : null));
        var many = rounds.commend(it, LocalDate.now(clock));
        rounds.confirmed(id, clock.instant());
        notices.tell(rounds.accounts(id), "notice.appraisal.commended", "/own-files", it.term());
        ledger.record(
                Act.of("appraisal.confirm", "round:" + id)
                        .at(it.scopePos())
                        .to(Map.of("commendations", many)));
        return many;
    }

    /// 撤销表彰: it stays readable with its reason, and no longer stands in the file.
    @Transactional
    void revoke(UUID id, UUID subject, @Nullable String why) {
        var it = held(id);
        Refused.unlessEmpty(
                Refusal.all(
                        why == null || why.isBlank()
                                ? Refusal.input("reason", "field.missing")
                                : null));
        if (!rounds.revoke(id, subject, why.strip(), LocalDate.now(clock))) {
            throw new Absent("commendation");
        }
        ledger.record(
                Act.of("appraisal.revoke", "round:" + id)
                        .at(it.scopePos())
                        .because(why.strip())
                        .to(Map.of("subject", subject.toString())));
    }

    private Round held(UUID id) {
        rounds.hold(id);
        var it = rounds.get(id);
        if (!Acting.now().scope().reaches(it.scopePos())) {
            throw new Absent("round");
        }
        return it;
    }
}
