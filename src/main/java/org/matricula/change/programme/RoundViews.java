package org.matricula.change.programme;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.matricula.coursework.recognition.GrantRecognition;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.page.Choice;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 转专业批次 as somebody of a unit sees them: the rounds of their school, the applicants they reach.
@Service
@Transactional(readOnly = true)
public class RoundViews {

    /// @param holder whether the reader organises the round, not one programme of it
    /// @param majors programmes of the school, for the places
    /// @param classes the classes of a programme, by its id
    /// @param lists every one the round has had
    /// @param reopened who may be assessed, all of them before the first list is shown
    /// @param recognised how many courses may be recognised, of each case that has a sheet
    public record View(
            ProgrammeRound round,
            boolean holder,
            List<ProgrammeRounds.Quota> quotas,
            List<ProgrammeCandidates.Candidate> candidates,
            List<Choice> majors,
            Map<UUID, List<Choice>> classes,
            Map<UUID, Integer> recognised,
            int toBeShown,
            List<ProgrammeLists.ProgrammeList> lists,
            Set<UUID> reopened) {}

    private final ProgrammeRounds rounds;
    private final ProgrammeCandidates candidates;
    private final ProgrammeLists lists;
    private final GrantRecognition recognition;
    private final Units units;

    RoundViews(
            ProgrammeRounds rounds,
            ProgrammeCandidates candidates,
            ProgrammeLists lists,
            GrantRecognition recognition,
            Units units) {
        this.rounds = rounds;
        this.candidates = candidates;
        this.lists = lists;
        this.recognition = recognition;
        this.units = units;
    }

    List<ProgrammeRound> all() {
        return rounds.of(
                units.institutions().stream().filter(this::touches).map(Unit::id).toList());
    }

    /// The institutions within the reader's reach, for which a round may be opened.
    List<Unit> schools() {
        var scope = Acting.now().scope();
        return units.institutions().stream().filter(it -> scope.reaches(it.pos())).toList();
    }

    /// @throws Absent if there is none the reader's unit has to do with
    View get(UUID id) {
        var round = rounds.get(id);
        var school = units.get(round.institutionId());
        if (!touches(school)) {
            throw new Absent("programme-round");
        }
        var majors = units.below(school.id(), "major");
        var shown = candidates.of(id);
        var asked =
                shown.stream()
                        .map(ProgrammeCandidates.Candidate::majorId)
                        .distinct()
                        .collect(
                                Collectors.toMap(
                                        Function.identity(),
                                        it -> RoundsPage.choices(units.below(it, "class"))));
        return new View(
                round,
                Acting.now().scope().reaches(school.pos())
                        && Acting.now().holds("registrar", "academic-office-head"),
                rounds.quotas(id),
                shown,
                RoundsPage.choices(majors),
                asked,
                recognition.counts(
                        shown.stream().map(ProgrammeCandidates.Candidate::caseId).toList()),
                candidates.toBeShown(id),
                lists.of(id),
                shown.stream()
                        .map(ProgrammeCandidates.Candidate::caseId)
                        .filter(it -> round.noticeFrom() == null || lists.reopened(it))
                        .collect(Collectors.toSet()));
    }

    private boolean touches(Unit school) {
        var scope = Acting.now().scope();
        return scope.lo() <= school.posEnd() && school.pos() <= scope.hi();
    }
}
