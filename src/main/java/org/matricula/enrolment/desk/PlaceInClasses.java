package org.matricula.enrolment.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.enrolment.AdmissionState;
import org.matricula.enrolment.admission.Batch;
import org.matricula.enrolment.admission.Batches;
import org.matricula.enrolment.admission.Candidate;
import org.matricula.enrolment.admission.Candidates;
import org.matricula.enrolment.admission.Moves;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.matricula.registry.ClassDeal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 分班: by rule for everyone who has no class yet, or by hand for one.
@Service
class PlaceInClasses {

    private static final int MOST = 5000;
    private static final String BOARDER = "2";

    private final Candidates candidates;
    private final Batches batches;
    private final Units units;
    private final DeskRows rows;
    private final Ledger ledger;
    private final Clock clock;

    PlaceInClasses(
            Candidates candidates,
            Batches batches,
            Units units,
            DeskRows rows,
            Ledger ledger,
            Clock clock) {
        this.candidates = candidates;
        this.batches = batches;
        this.units = units;
        this.rows = rows;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Everyone of a batch who is still expected or has come.
    ///
    /// @return how many got a class
    @Transactional
    int deal(UUID batchId) {
        var batch = batches.get(batchId);
        var ids = new ArrayList<UUID>();
        for (var state :
                List.of(
                        AdmissionState.ADMITTED,
                        AdmissionState.REPORTED,
                        AdmissionState.REVIEWED)) {
            ids.addAll(candidates.standing(batchId, state, null, MOST - ids.size()));
        }
        if (ids.isEmpty()) {
            return 0;
        }
        var placed = place(batch, candidates.lock(ids));
        ledger.record(
                Act.of("admission.deal-classes", "batch:" + batchId)
                        .to(Map.of("count", placed.size())));
        return placed.size();
    }

    @Transactional
    void byHand(UUID id, UUID classId) {
        var candidate = candidates.lock(List.of(id)).getFirst();
        var batch = batches.get(candidate.batchId());
        var unit = units.find(classId).orElseThrow(() -> new Absent("unit"));
        var open =
                candidate.state() != AdmissionState.ENROLLED
                        && !candidate.state().following().isEmpty();
        Refused.unlessEmpty(
                Refusal.all(
                        open ? null : Refusal.conflict("candidate.placed", candidate.name()),
                        unit.kind().equals("class")
                                        && batch.institutionId().equals(unit.institutionId())
                                        && Acting.now().scope().reaches(unit.pos())
                                ? null
                                : Refusal.input("class", "candidate.class")));
        rows.place(Map.of(id, classId));
        ledger.record(
                Act.of("admission.place", Moves.subject(id))
                        .at(candidate.scopePos())
                        .to(Map.of("class", unit.name())));
    }

    /// Those among them who have no class yet, unit by unit.
    Map<UUID, UUID> place(Batch batch, List<Candidate> some) {
        var placed = new LinkedHashMap<UUID, UUID>();
        some.stream()
                .filter(it -> it.classId() == null)
                .collect(
                        Collectors.groupingBy(
                                Candidate::unitId, java.util.TreeMap::new, Collectors.toList()))
                .forEach((unit, waiting) -> {
                    rows.queueAt(unit);
                    placed.putAll(
                            ClassDeal.deal(
                                    waiting.stream().map(PlaceInClasses::newcomer).toList(),
                                    seats(unit, batch)));
                });
        if (!placed.isEmpty()) {
            rows.place(placed);
        }
        return placed;
    }

    private List<ClassDeal.Seats> seats(UUID unit, Batch batch) {
        var living = rows.living(unit, batch.id());
        return rows.classes(unit, batch.year(), batch.id(), LocalDate.now(clock)).stream()
                .map(it ->
                        new ClassDeal.Seats(
                                it.id(),
                                it.men(),
                                it.women(),
                                it.boarders(),
                                it.all(),
                                living.getOrDefault(it.id(), List.of())))
                .toList();
    }

    private static ClassDeal.Newcomer newcomer(Candidate it) {
        return new ClassDeal.Newcomer(
                it.id(), it.sex(), BOARDER.equals(it.boarding()), it.dormitory(), it.score());
    }
}
