package org.matricula.change.correction;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.TreeKeepers;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.registry.Detail;
import org.matricula.registry.DirectEdits;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 证据矩阵: what may be corrected when, by whom, with which evidence. What is to be approved above,
/// the file itself does not change.
@Service
class EvidenceMatrix implements DirectEdits {

    /// @param since the first day it holds
    record Setting(
            UUID institution,
            String field,
            String reason,
            String moment,
            String verdict,
            String tier,
            String evidence,
            LocalDate since,
            String source,
            String why) {}

    private static final int TELLING = 2;

    private final EvidenceRuleRows rows;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    EvidenceMatrix(EvidenceRuleRows rows, Units units, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<EvidenceRule> of(UUID institution, LocalDate day) {
        return rows.on(institution, education(units.get(institution)), day);
    }

    @Transactional(readOnly = true)
    public List<EvidenceRule> changes(UUID institution) {
        return rows.changes(institution);
    }

    Optional<EvidenceRule> rule(
            UUID institution,
            Detail detail,
            CorrectionReason reason,
            StudentMoment moment,
            LocalDate day) {
        return of(institution, day).stream()
                .filter(it ->
                        it.field().equals(detail.code())
                                && it.reason().equals(reason.code())
                                && it.moment().equals(moment.code()))
                .findFirst();
    }

    @Override
    @Transactional(readOnly = true)
    public Set<Detail> closed(UUID institution, Set<Detail> details) {
        var closed = EnumSet.noneOf(Detail.class);
        if (details.isEmpty()) {
            return closed;
        }
        for (var it : of(institution, LocalDate.now(clock))) {
            var detail = it.detail();
            if (details.contains(detail)
                    && it.moment().equals(StudentMoment.ENROLLED.code())
                    && it.reason().equals(CorrectionReason.CHANGE.code())
                    && (it.above() || !it.verdict().equals("open"))) {
                closed.add(detail);
            }
        }
        return closed;
    }

    /// Every kind of evidence that any line names.
    @Transactional(readOnly = true)
    public List<String> papers() {
        var all = new TreeSet<String>();
        for (var education : List.of("school", "college", "open")) {
            rows.on(null, education, LocalDate.now(clock)).forEach(it -> all.addAll(it.papers()));
        }
        all.add("late-report");
        return List.copyOf(all);
    }

    /// A new line from a day on; those before it stay, for what was asked for before.
    ///
    /// @throws Refused if the acting person does not keep this school's rules, or it is unreadable
    @Transactional
    public UUID set(Setting it) {
        var unit = units.find(it.institution()).orElseThrow(() -> new Absent("unit"));
        if (!Acting.now().scope().reaches(unit.pos())) {
            throw new Absent("unit");
        }
        Refused.unlessEmpty(
                Refusal.all(
                        TreeKeepers.unlessMay(unit),
                        unreadable(it) ? Refusal.input("evidence", "correction.rule") : null,
                        it.since().isBefore(LocalDate.now(clock))
                                ? Refusal.input("since", "correction.rule-past")
                                : null,
                        it.why().strip().length() < TELLING
                                ? Refusal.input("why", "correction.rule-why")
                                : null));
        var before =
                rows.on(it.institution(), education(unit), it.since()).stream()
                        .filter(old ->
                                old.field().equals(it.field())
                                        && old.reason().equals(it.reason())
                                        && old.moment().equals(it.moment()))
                        .findFirst()
                        .orElseThrow(() -> new Absent("rule"));
        var source = it.source().isBlank() ? before.source() : it.source().strip();
        var id =
                rows.add(
                        new EvidenceRule(
                                before.id(),
                                it.institution(),
                                null,
                                it.field(),
                                it.reason(),
                                it.moment(),
                                it.verdict(),
                                it.tier(),
                                it.evidence().strip(),
                                source,
                                it.since(),
                                it.why().strip(),
                                Acting.now().name(),
                                clock.instant()));
        ledger.record(
                Act.of("correction.rule", "correction-rule:" + id)
                        .at(unit.pos())
                        .because(it.why().strip())
                        .from(told(before.verdict(), before.tier(), before.evidence()))
                        .to(told(it.verdict(), it.tier(), it.evidence().strip())));
        return id;
    }

    private static Map<String, Object> told(String verdict, String tier, String evidence) {
        return Map.of("verdict", verdict, "tier", tier, "evidence", evidence);
    }

    private boolean unreadable(Setting it) {
        return !Set.of("open", "late", "closed").contains(it.verdict())
                || !Set.of("unit", "above").contains(it.tier())
                || !EvidenceRule.readable(it.evidence().strip())
                || !papers().containsAll(papersOf(it.evidence()));
    }

    private static List<String> papersOf(String evidence) {
        return List.of(evidence.strip().split("[ /]")).stream()
                .map(it -> it.substring(it.indexOf(':') + 1))
                .filter(it -> !it.isEmpty())
                .toList();
    }

    private static String education(Unit unit) {
        return unit.education() == null ? "college" : unit.education();
    }
}
