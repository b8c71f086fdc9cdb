package org.matricula.enrolment.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.enrolment.AdmissionState;
import org.matricula.enrolment.admission.AdmissionPolicies;
import org.matricula.enrolment.admission.Batches;
import org.matricula.enrolment.admission.Candidate;
import org.matricula.enrolment.admission.Candidates;
import org.matricula.enrolment.admission.Moves;
import org.matricula.enrolment.photo.NewcomerPhotos;
import org.matricula.enrolment.review.Reviewed;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.policy.Policies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 报到登记: the papers were looked at and the fees asked for. Whoever comes after the window needs
/// leave or a reason that counts (普通高等学校学生管理规定 第八条).
@Service
class ReportCandidate {

    private static final Set<String> FEES = Set.of("paid", "arrears", "deferred");

    /// @param seen the materials that were shown
    /// @param lateReason why they come outside the window
    record Report(
            Set<UUID> seen, String fee, @Nullable String boarding, @Nullable String lateReason) {}

    /// What else is done at the desk in the same breath.
    ///
    /// @param photo taken there and then; null for none
    /// @param vouched whether the desk sees that the face is good
    /// @param classId the class given by hand; null leaves it to the rule
    record Besides(byte @Nullable [] photo, boolean vouched, @Nullable UUID classId) {

        static final Besides NOTHING = new Besides(null, false, null);
    }

    private final Candidates candidates;
    private final Batches batches;
    private final Materials materials;
    private final NewcomerPhotos photos;
    private final PlaceInClasses classes;
    private final DeskRows rows;
    private final Moves moves;
    private final Reviewed reviewed;
    private final Policies policies;
    private final Ledger ledger;
    private final Clock clock;

    ReportCandidate(
            Candidates candidates,
            Batches batches,
            Materials materials,
            NewcomerPhotos photos,
            PlaceInClasses classes,
            DeskRows rows,
            Moves moves,
            Reviewed reviewed,
            Policies policies,
            Ledger ledger,
            Clock clock) {
        this.candidates = candidates;
        this.batches = batches;
        this.materials = materials;
        this.photos = photos;
        this.classes = classes;
        this.rows = rows;
        this.moves = moves;
        this.reviewed = reviewed;
        this.policies = policies;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Also later, when what was missing is brought: then only the papers and the fee change.
    @Transactional
    void report(UUID id, Report report) {
        report(id, report, Besides.NOTHING);
    }

    @Transactional
    void report(UUID id, Report report, Besides besides) {
        var candidate = candidates.lock(List.of(id)).getFirst();
        var batch = batches.get(candidate.batchId());
        var today = LocalDate.now(clock);
        var again = here(candidate);
        var late = report.lateReason() == null || report.lateReason().isBlank();
        var found =
                new ArrayList<>(
                        Refusal.all(
                                again ? null : moves.refusal(candidate, AdmissionState.REPORTED),
                                FEES.contains(report.fee())
                                        ? null
                                        : Refusal.input("fee", "candidate.fee"),
                                again || batch.openOn(today) || rows.excused(id, today) || !late
                                        ? null
                                        : Refusal.rule(
                                                        "candidate.window",
                                                        batch.opensOn().toString(),
                                                        batch.closesOn().toString())
                                                .at("lateReason")));
        if (besides.photo() != null) {
            photos.faults(candidate, besides.photo(), besides.vouched())
                    .forEach(it -> found.add(it.at("photo")));
        }
        Refused.unlessEmpty(found);
        if (besides.photo() != null) {
            photos.keep(candidate, besides.photo());
        }
        if (besides.classId() != null && !besides.classId().equals(candidate.classId())) {
            classes.byHand(id, besides.classId());
        }
        var due =
                today.plusDays(
                        policies.value(
                                AdmissionPolicies.MATERIAL_WITHIN, batch.institutionId(), today));
        materials.check(candidate, report.seen(), due, Acting.now().name(), clock.instant());
        rows.note(id, report.fee(), report.boarding());
        if (again) {
            ledger.record(
                    Act.of("admission.papers", Moves.subject(id))
                            .at(candidate.scopePos())
                            .to(Map.of("seen", report.seen().size(), "fee", report.fee())));
            return;
        }
        moves.move(candidate, AdmissionState.REPORTED, Moves.Why.because(report.lateReason()));
        reviewed.settle(id);
    }

    private static boolean here(Candidate candidate) {
        return switch (candidate.state()) {
            case REPORTED, REVIEWED, ENROLLED -> true;
            case ADMITTED, DEFERRED, GIVEN_UP, NOT_REPORTED, CANCELLED -> false;
        };
    }
}
