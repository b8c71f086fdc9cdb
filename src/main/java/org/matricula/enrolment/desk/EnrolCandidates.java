package org.matricula.enrolment.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.matricula.attachment.Files;
import org.matricula.enrolment.AdmissionState;
import org.matricula.enrolment.admission.AdmissionPolicies;
import org.matricula.enrolment.admission.Batch;
import org.matricula.enrolment.admission.Batches;
import org.matricula.enrolment.admission.Candidate;
import org.matricula.enrolment.admission.CandidatePlaces;
import org.matricula.enrolment.admission.Candidates;
import org.matricula.enrolment.admission.Moves;
import org.matricula.enrolment.photo.NewcomerPhotos;
import org.matricula.enrolment.review.Reviewed;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.policy.Policies;
import org.matricula.registry.Intake;
import org.matricula.registry.NewStudent;
import org.matricula.registry.StudentNumbers;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 入学注册: makes registered students of those whose review is passed, through the registry's own
/// door: class, first standing, student number, registry number, in one act. Nobody before the
/// review is passed.
@Service
class EnrolCandidates {

    private static final int SHOWN = 50;

    private final Candidates candidates;
    private final Batches batches;
    private final Materials materials;
    private final PlaceInClasses classes;
    private final DeskRows rows;
    private final CandidatePlaces places;
    private final ToldNewcomer newcomer;
    private final Files files;
    private final NewcomerPhotos photos;
    private final Intake intake;
    private final StudentNumbers numbers;
    private final Moves moves;
    private final Reviewed reviewed;
    private final Policies policies;
    private final Clock clock;

    EnrolCandidates(
            Candidates candidates,
            Batches batches,
            Materials materials,
            PlaceInClasses classes,
            DeskRows rows,
            CandidatePlaces places,
            ToldNewcomer newcomer,
            Files files,
            NewcomerPhotos photos,
            Intake intake,
            StudentNumbers numbers,
            Moves moves,
            Reviewed reviewed,
            Policies policies,
            Clock clock) {
        this.candidates = candidates;
        this.batches = batches;
        this.materials = materials;
        this.classes = classes;
        this.rows = rows;
        this.places = places;
        this.newcomer = newcomer;
        this.files = files;
        this.photos = photos;
        this.intake = intake;
        this.numbers = numbers;
        this.moves = moves;
        this.reviewed = reviewed;
        this.policies = policies;
        this.clock = clock;
    }

    /// @param ids of one batch
    /// @return the student number of each
    /// @throws Refused with every reason of every one; then nobody is enrolled
    @Transactional
    Map<UUID, String> enrol(List<UUID> ids) {
        var some = candidates.lock(ids);
        var batch = batches.get(some.getFirst().batchId());
        Refused.unlessEmpty(refusals(some, batch).stream().limit(SHOWN).toList());
        classes.place(batch, some);
        var placed = candidates.lock(ids);
        var temporary =
                policies.value(
                        AdmissionPolicies.TEMPORARY_NUMBER,
                        batch.institutionId(),
                        LocalDate.now(clock));
        var students = new ArrayList<NewStudent>();
        for (var it : placed) {
            students.add(newcomer.of(students.size(), it, batch, temporary));
        }
        var taken = intake.enrolEach(batch.institutionId(), "registered", students);
        var enrolments = new LinkedHashMap<UUID, UUID>();
        for (var i = 0; i < placed.size(); i++) {
            enrolments.put(placed.get(i).id(), taken.get(i));
        }
        var given = numbers.give(List.copyOf(enrolments.values()));
        rows.enrolled(enrolments);
        for (var it : placed) {
            moves.move(it, AdmissionState.ENROLLED, Moves.Why.NOTHING);
        }
        places.settle(List.copyOf(enrolments.keySet()));
        keepPapers(placed);
        photos.settle(placed);
        var result = new LinkedHashMap<UUID, String>();
        enrolments.forEach((candidate, enrolment) -> result.put(candidate, given.get(enrolment)));
        return result;
    }

    /// What they sent in before they came belongs to their files from now on.
    private void keepPapers(List<Candidate> before) {
        var places = before.stream().collect(Collectors.toMap(Candidate::id, Candidate::scopePos));
        var papers = rows.papers(before.stream().map(Candidate::id).toList());
        papers.forEach(it -> files.hand(List.of(it.fileId()), it.personId()));
        files.place(
                papers.stream()
                        .map(it ->
                                new Files.Move(
                                        it.personId(), places.get(it.candidateId()), it.scopePos()))
                        .toList());
    }

    private List<Refusal> refusals(List<Candidate> some, Batch batch) {
        var found = new ArrayList<Refusal>();
        var fees =
                policies.value(
                        AdmissionPolicies.FEES_FIRST, batch.institutionId(), LocalDate.now(clock));
        for (var it : some) {
            if (!it.batchId().equals(batch.id())) {
                found.add(Refusal.rule("candidate.one-batch"));
            }
            found.addAll(
                    Refusal.all(
                            it.state() == AdmissionState.REPORTED
                                    ? Refusal.rule(
                                            "candidate.unreviewed",
                                            it.name(),
                                            reviewed.open(it.id()))
                                    : moves.refusal(it, AdmissionState.ENROLLED),
                            fees && (it.fee().equals("arrears") || it.fee().equals("unknown"))
                                    ? Refusal.rule("candidate.arrears", it.name())
                                    : null));
        }
        materials
                .lacking(some.stream().map(Candidate::id).toList())
                .forEach(name -> found.add(Refusal.rule("candidate.material", name)));
        return found;
    }
}
