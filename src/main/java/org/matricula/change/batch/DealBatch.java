package org.matricula.change.batch;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.change.batch.BatchPopulation.Standing;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.registry.ClassDeal;
import org.matricula.registry.StudentScores;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 按规则分班: deals the students of a batch to its classes, balanced by sex, boarding, dormitory and
/// score.
@Service
class DealBatch {

    private static final String MAN = "1";

    private final BatchRows rows;
    private final BatchPlans plans;
    private final BatchPopulation population;
    private final ObjectProvider<StudentScores> scores;
    private final Ledger ledger;

    DealBatch(
            BatchRows rows,
            BatchPlans plans,
            BatchPopulation population,
            ObjectProvider<StudentScores> scores,
            Ledger ledger) {
        this.rows = rows;
        this.plans = plans;
        this.population = population;
        this.scores = scores;
        this.ledger = ledger;
    }

    /// Everyone anew, whatever was arranged by hand.
    @Transactional
    public void all(UUID id) {
        var it = plans.lock(id);
        Refused.unlessEmpty(PrepareBatch.unlessPrepared(it));
        Refused.unlessEmpty(
                Refusal.all(
                        it.kind() == BatchKind.SPLIT ? null : Refusal.conflict("batch.not-split")));
        deal(it, plans.standing(it), plans.standing(it));
        rows.changed(id);
        ledger.record(Act.of("batch-change.deal", it.subject()).at(it.scopePos()));
    }

    /// Those who have no class yet.
    void rest(BatchChange it, List<Standing> standing) {
        var placed =
                rows.kept(it.id()).stream()
                        .filter(line -> line.toUnitId() != null || line.mark().equals("except"))
                        .map(BatchRows.Kept::enrolmentId)
                        .collect(Collectors.toSet());
        deal(
                it,
                standing,
                standing.stream().filter(who -> !placed.contains(who.enrolmentId())).toList());
    }

    private void deal(BatchChange it, List<Standing> standing, List<Standing> waiting) {
        var dealt = ClassDeal.deal(newcomers(waiting), seats(it, standing, waiting));
        rows.mark(
                it.id(),
                dealt.entrySet().stream()
                        .map(e -> new BatchMark(e.getKey(), "move", e.getValue(), null))
                        .toList());
    }

    private List<ClassDeal.Newcomer> newcomers(List<Standing> waiting) {
        var ids = waiting.stream().map(Standing::enrolmentId).toList();
        Map<UUID, BigDecimal> means = new HashMap<>();
        scores.forEach(it -> means.putAll(it.means(ids)));
        return waiting.stream()
                .map(it ->
                        new ClassDeal.Newcomer(
                                it.enrolmentId(),
                                it.sex(),
                                it.boarder(),
                                it.dormitory(),
                                means.get(it.enrolmentId())))
                .toList();
    }

    /// Who is in the classes already: their own students, and those of the batch dealt before.
    private List<ClassDeal.Seats> seats(
            BatchChange it, List<Standing> standing, List<Standing> waiting) {
        var targets = plans.of(it.id(), "target");
        var dealing = waiting.stream().map(Standing::enrolmentId).collect(Collectors.toSet());
        var ours = new HashSet<UUID>();
        standing.forEach(who -> ours.add(who.enrolmentId()));
        var to = new HashMap<UUID, UUID>();
        rows.kept(it.id()).stream()
                .filter(line -> line.toUnitId() != null && !dealing.contains(line.enrolmentId()))
                .forEach(line -> to.put(line.enrolmentId(), line.toUnitId()));
        var seated = new HashMap<UUID, List<Standing>>();
        population.in(targets, it.effectiveOn()).stream()
                .filter(who -> !ours.contains(who.enrolmentId()))
                .forEach(who -> add(seated, who.unitId(), who));
        standing.stream()
                .filter(who -> to.containsKey(who.enrolmentId()))
                .forEach(who -> add(seated, to.get(who.enrolmentId()), who));
        return targets.stream().map(unit -> seats(unit, seated)).toList();
    }

    private static void add(Map<UUID, List<Standing>> seated, UUID unit, Standing who) {
        seated.computeIfAbsent(unit, key -> new java.util.ArrayList<>()).add(who);
    }

    private static ClassDeal.Seats seats(UUID unit, Map<UUID, List<Standing>> seated) {
        var in = seated.getOrDefault(unit, List.of());
        var men = (int) in.stream().filter(it -> MAN.equals(it.sex())).count();
        var boarders = (int) in.stream().filter(Standing::boarder).count();
        return new ClassDeal.Seats(
                unit,
                men,
                in.size() - men,
                boarders,
                in.size(),
                in.stream().map(Standing::dormitory).filter(Objects::nonNull).toList());
    }
}
