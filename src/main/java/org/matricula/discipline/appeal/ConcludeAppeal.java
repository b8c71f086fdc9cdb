package org.matricula.discipline.appeal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.discipline.DisciplinePapers;
import org.matricula.discipline.DisciplinePapers.Upload;
import org.matricula.discipline.DisciplinePolicies;
import org.matricula.discipline.Measure;
import org.matricula.discipline.appeal.Appeals.Appeal;
import org.matricula.discipline.appeal.Appeals.Conclusion;
import org.matricula.discipline.delivery.DecidedCases;
import org.matricula.discipline.sanction.Sanctions;
import org.matricula.identity.Holder;
import org.matricula.identity.Holders;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 复查结论 (普通高等学校学生管理规定 第六十一条): uphold, revoke, or a lighter measure; by members none of whom
/// proposed, heard, reviewed or decided what is appealed against.
@Service
class ConcludeAppeal {

    static final List<String> CONCLUSIONS = List.of("uphold", "revoke", "change");
    private static final int MOST = 4000;

    private final Appeals appeals;
    private final AppealKind kind;
    private final AppealClocks clocks;
    private final DecidedCases cases;
    private final Sanctions sanctions;
    private final DisciplinePapers papers;
    private final Holders holders;
    private final Ledger ledger;

    ConcludeAppeal(
            Appeals appeals,
            AppealKind kind,
            AppealClocks clocks,
            DecidedCases cases,
            Sanctions sanctions,
            DisciplinePapers papers,
            Holders holders,
            Ledger ledger) {
        this.appeals = appeals;
        this.kind = kind;
        this.clocks = clocks;
        this.cases = cases;
        this.sanctions = sanctions;
        this.papers = papers;
        this.holders = holders;
        this.ledger = ledger;
    }

    /// Who may sit: the committee's members of the school.
    List<Holder> committee(Appeal it) {
        return holders.holding("appeals-committee", it.unitId(), clocks.today());
    }

    /// @param members the accounts of those who took part
    @Transactional
    void conclude(UUID caseId, Conclusion given, List<UUID> members, @Nullable Upload minutes) {
        var it = appeals.lock(caseId);
        var sat = committee(it).stream().filter(one -> members.contains(one.account())).toList();
        Refused.unlessEmpty(refusals(it, given, sat, minutes));
        var measured = given.conclusion().equals("change");
        appeals.conclude(
                caseId,
                new Conclusion(
                        given.conclusion(),
                        measured ? given.measure() : null,
                        measured ? given.months() : null,
                        given.grounds().strip(),
                        given.minutesNumber().strip()),
                clocks.today());
        appeals.members(it, sat);
        papers.addToCase(caseId, it.personId(), it.scopePos(), "appeal", minutes);
        ledger.record(
                Act.of("appeal.conclude", "case:" + caseId)
                        .at(it.scopePos())
                        .inCase(caseId)
                        .to(
                                Map.of(
                                        "conclusion", given.conclusion(),
                                        "members", sat.size(),
                                        "minutes", given.minutesNumber().strip())));
    }

    private List<Refusal> refusals(
            Appeal it, Conclusion given, List<Holder> sat, @Nullable Upload minutes) {
        if (!CONCLUSIONS.contains(given.conclusion())) {
            return List.of(Refusal.input("conclusion", "appeal.conclusion"));
        }
        var parts = cases.parts(it.decidedId());
        var least = clocks.value(DisciplinePolicies.LEAST_MEMBERS, it.institutionId());
        var partial =
                sat.stream()
                        .filter(one -> parts.contains(one.account()))
                        .map(Holder::name)
                        .findFirst();
        return Refusal.all(
                cases.waitsFor(it.caseId(), "review") ? null : Refusal.conflict("appeal.not-now"),
                it.conclusion() == null ? null : Refusal.conflict("appeal.concluded"),
                kind.tookPart(it),
                partial.map(name -> Refusal.rule("appeal.member-took-part", name).at("members"))
                        .orElse(null),
                sat.size() < least ? Refusal.rule("appeal.members", least).at("members") : null,
                given.conclusion().equals("change")
                        ? lighter(it, given.measure(), given.months())
                        : null,
                given.grounds().isBlank() || given.grounds().length() > MOST
                        ? Refusal.input("grounds", "discipline.text", MOST)
                        : null,
                given.minutesNumber().isBlank() || given.minutesNumber().length() > 100
                        ? Refusal.input("minutesNumber", "sanction.minutes-number")
                        : null,
                minutes == null ? Refusal.input("file", "sanction.minutes") : null);
    }

    /// 申诉不加重: only a lighter measure, with a term as the rules know it.
    @Nullable Refusal lighter(Appeal it, @Nullable String measure, @Nullable Integer months) {
        var sanction = sanctions.standing(it.decidedId());
        if (sanction.isEmpty()) {
            return Refusal.rule("appeal.no-sanction").at("conclusion");
        }
        var to = Measure.find(Objects.requireNonNullElse(measure, ""));
        if (to.isEmpty()
                || !to.get().termed()
                || to.get().ordinal() >= Measure.of(sanction.get().measure()).ordinal()) {
            return Refusal.rule("appeal.lighter").at("measure");
        }
        var least = clocks.value(DisciplinePolicies.LEAST_MONTHS, it.institutionId());
        var most = clocks.value(DisciplinePolicies.MOST_MONTHS, it.institutionId());
        return months == null || months < least || months > most
                ? Refusal.rule("sanction.months", least, most).at("months")
                : null;
    }
}
