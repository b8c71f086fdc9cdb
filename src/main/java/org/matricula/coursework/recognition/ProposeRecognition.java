package org.matricula.coursework.recognition;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.curriculum.Equivalences;
import org.matricula.curriculum.Programme;
import org.matricula.curriculum.Programmes;
import org.matricula.organisation.Units;
import org.matricula.policy.Policies;
import org.matricula.registry.Registry;
import org.matricula.registry.StudentRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 自动提出课程认定: what a student has passed, against the programme they follow from now on.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class ProposeRecognition {

    private final RecognitionRows rows;
    private final Recognitions recognitions;
    private final ForceRows force;
    private final Agreements agreements;
    private final Equivalences equivalences;
    private final Programmes programmes;
    private final Registry registry;
    private final Units units;
    private final Policies policies;
    private final Ledger ledger;
    private final Clock clock;

    ProposeRecognition(
            RecognitionRows rows,
            Recognitions recognitions,
            ForceRows force,
            Agreements agreements,
            Equivalences equivalences,
            Programmes programmes,
            Registry registry,
            Units units,
            Policies policies,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.recognitions = recognitions;
        this.force = force;
        this.agreements = agreements;
        this.equivalences = equivalences;
        this.programmes = programmes;
        this.registry = registry;
        this.units = units;
        this.policies = policies;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// For a student who is to move into another unit: nothing where the programme stays the same,
    /// or there is none.
    ///
    /// @param caseId of the move; asked again it proposes anew, as long as nothing is granted
    /// @param unit the major or class moved into
    /// @param kind `programme` or `return`
    /// @return whether there is a sheet now
    public boolean forMove(UUID caseId, UUID enrolment, UUID unit, String kind) {
        var student = registry.get(enrolment);
        var target = followed(unit, student).orElse(null);
        var own = followed(student.unit(), student).orElse(null);
        if (target == null || own != null && own.id().equals(target.id())) {
            var before = recognitions.find(caseId).filter(it -> !it.lines().isEmpty());
            rows.clear(caseId);
            before.ifPresent(agreements::changed);
            return false;
        }
        open(caseId, enrolment, kind, target, own == null ? null : own.id());
        return true;
    }

    /// To the departments that are asked to take the students in, each case to its position.
    public int hand(Map<UUID, Long> places) {
        var cases = List.copyOf(places.keySet());
        return force.hand(cases, cases.stream().map(places::get).toList());
    }

    /// For a student who stays in their programme and brings results along.
    void open(UUID caseId, UUID enrolment, String kind, Programme programme, @Nullable UUID from) {
        if (!rows.open(caseId, enrolment, kind, programme.id(), from, clock.instant())) {
            rows.lock(caseId);
            rows.follow(caseId, programme.id(), from);
        }
        // what lies at a receiving department is not in the student's own reach
        var before = recognitions.find(caseId).orElse(null);
        if (before != null) {
            renew(before);
            if (!asked(before).equals(asked(recognitions.find(caseId).orElse(before)))) {
                agreements.changed(before);
            }
        }
    }

    /// Which courses are asked for from which results, whoever put them on the sheet.
    private static Set<Asked> asked(Recognition it) {
        return it.wanted().stream()
                .map(line ->
                        new Asked(
                                line.courseId(),
                                line.credits() == null ? null : line.credits().stripTrailingZeros(),
                                line.keepsMark(),
                                line.sources().stream()
                                        .map(one ->
                                                one.gradeId() == null
                                                        ? one.broughtId()
                                                        : one.gradeId())
                                        .collect(Collectors.toSet())))
                .collect(Collectors.toSet());
    }

    private record Asked(
            UUID course, @Nullable BigDecimal credits, boolean keepsMark, Set<UUID> sources) {}

    /// Everything proposed anew; what was added by hand goes.
    void renew(Recognition it) {
        var today = LocalDate.now(clock);
        var matching =
                new Matching(
                        programmes.planned(it.programmeId()),
                        equivalences.inForce(it.institutionId(), it.programmeId(), today),
                        rows.had(it.enrolmentId(), it.programmeId()),
                        policies.value(RecognitionPolicies.KEEP_MARK, it.institutionId(), today),
                        it.kind().equals("exemption"));
        var used = rows.used(it.enrolmentId(), it.caseId());
        var leastMark = policies.value(RecognitionPolicies.LEAST_MARK, it.institutionId(), today);
        var proposals =
                matching.of(
                        rows.available(it.enrolmentId()).stream()
                                .filter(one -> !used.contains(one.gradeId()))
                                .filter(one -> !used.contains(one.broughtId()))
                                .filter(one -> one.total() == null || one.total() >= leastMark)
                                .toList());
        rows.clear(it.caseId());
        rows.put(it.caseId(), proposals);
        rows.touched(it.caseId());
        ledger.record(
                Act.of("recognition.propose", "case:" + it.caseId())
                        .at(it.scopePos())
                        .inCase(it.caseId())
                        .to(Map.of("lines", proposals.size())));
    }

    /// The programme a unit's students follow: of a class its own entry grade's, of a major that of
    /// the student's.
    Optional<Programme> followed(UUID unit, StudentRecord student) {
        var there = units.get(unit);
        var own = units.get(student.unit());
        var year =
                there.entryYear() != null
                        ? there.entryYear()
                        : own.entryYear() != null
                                ? own.entryYear()
                                : (Integer) student.entryOn().getYear();
        return programmes.followed(there.id(), there.stage(), year);
    }
}
