package org.matricula.enrolment.desk;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.enrolment.AdmissionState;
import org.matricula.enrolment.Matter;
import org.matricula.enrolment.OpenToAdmission;
import org.matricula.enrolment.admission.Candidates;
import org.matricula.enrolment.review.GiveVerdict;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Reporting, verdicts and enrolment for other systems: the same acts by the same rules.
@RestController
@RequestMapping("/api/v1/candidates/{candidate}")
@OpenToAdmission
class EnrolApi {

    record Reported(
            @Nullable Set<UUID> seen,
            @Nullable String fee,
            @Nullable String boarding,
            @Nullable String lateReason) {}

    /// @param seen when what is known of the candidate was read; a colleague's verdict given since
    ///   is not written over
    record Judged(
            @Nullable String matter,
            boolean passed,
            @Nullable String reason,
            @Nullable Instant seen) {}

    record Standing(UUID id, AdmissionState state, @Nullable String studentNumber) {}

    private final ReportCandidate reportCandidate;
    private final GiveVerdict giveVerdict;
    private final EnrolCandidates enrolCandidates;
    private final Candidates candidates;

    EnrolApi(
            ReportCandidate reportCandidate,
            GiveVerdict giveVerdict,
            EnrolCandidates enrolCandidates,
            Candidates candidates) {
        this.reportCandidate = reportCandidate;
        this.giveVerdict = giveVerdict;
        this.enrolCandidates = enrolCandidates;
        this.candidates = candidates;
    }

    @PostMapping("/report")
    Standing report(@PathVariable UUID candidate, @RequestBody Reported reported) {
        reportCandidate.report(
                candidate,
                new ReportCandidate.Report(
                        reported.seen() == null ? Set.of() : reported.seen(),
                        reported.fee() == null ? "" : reported.fee(),
                        reported.boarding(),
                        reported.lateReason()));
        return standing(candidate);
    }

    @PostMapping("/verdicts")
    Standing judge(@PathVariable UUID candidate, @RequestBody Judged judged) {
        giveVerdict.give(
                List.of(candidate),
                judged.matter() == null ? null : Matter.of(judged.matter()).orElse(null),
                judged.passed(),
                judged.reason() == null ? "" : judged.reason(),
                judged.seen());
        return standing(candidate);
    }

    @PostMapping("/enrol")
    Standing enrol(@PathVariable UUID candidate) {
        enrolCandidates.enrol(List.of(candidate));
        return standing(candidate);
    }

    private Standing standing(UUID candidate) {
        var it = candidates.get(candidate);
        return new Standing(it.id(), it.state(), it.studentNumber());
    }
}
