package org.matricula.change.programme;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.coursework.recognition.ProposeRecognition;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 组织转专业批次: dates and places are published, applicants sent to the receiving departments, and their
/// findings written down.
@Service
class HoldRound {

    static final int MOST_PLACES = 500;

    private final ProgrammeRounds rounds;
    private final ProgrammeCandidates candidates;
    private final ProgrammeLists lists;
    private final ProposeRecognition proposeRecognition;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    HoldRound(
            ProgrammeRounds rounds,
            ProgrammeCandidates candidates,
            ProgrammeLists lists,
            ProposeRecognition proposeRecognition,
            Units units,
            Ledger ledger,
            Clock clock) {
        this.rounds = rounds;
        this.candidates = candidates;
        this.lists = lists;
        this.proposeRecognition = proposeRecognition;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @throws Refused where the days are out of order or another round runs meanwhile
    @Transactional
    public UUID open(
            UUID institution, String name, LocalDate opensOn, LocalDate closesOn, LocalDate on) {
        var school = reached(institution);
        rounds.hold(institution);
        Refused.unlessEmpty(
                Refusal.all(
                        name.isBlank() || name.length() > 60
                                ? Refusal.input("name", "programme.round.name")
                                : null,
                        school.institution() ? null : Refusal.input("unit", "programme.round.unit"),
                        Refusal.when("school".equals(school.education()), "programme.none-here"),
                        closesOn.isBefore(opensOn) || !on.isAfter(closesOn)
                                ? Refusal.input("effectiveOn", "programme.round.days")
                                : null,
                        Refusal.when(
                                rounds.taking(institution, opensOn).isPresent()
                                        || rounds.taking(institution, closesOn).isPresent(),
                                "programme.round.other")));
        var id =
                rounds.add(
                        institution,
                        new ProgrammeRound(
                                institution,
                                institution,
                                name.strip(),
                                opensOn,
                                closesOn,
                                on,
                                null,
                                null,
                                null),
                        Acting.now().name(),
                        clock.instant());
        record("programme.round", id, school, Map.of("name", name.strip()));
        return id;
    }

    /// 下达指标.
    @Transactional
    public void places(UUID round, UUID major, int places) {
        var it = rounds.lock(round);
        var school = reached(it.institutionId());
        var programme = units.find(major).orElse(null);
        Refused.unlessEmpty(
                Refusal.all(
                        programme == null
                                        || !programme.kind().equals("major")
                                        || !it.institutionId().equals(programme.institutionId())
                                ? Refusal.input("major", "programme.not-one")
                                : null,
                        places < 0 || places > MOST_PLACES
                                ? Refusal.input("places", "programme.round.places", MOST_PLACES)
                                : null,
                        Refusal.when(it.noticeFrom() != null, "programme.round.noticed")));
        rounds.places(round, major, places);
        record(
                "programme.places",
                round,
                school,
                Map.of("major", major.toString(), "places", places));
    }

    /// @return how many went to a receiving department now
    @Transactional
    public int send(UUID round) {
        var it = rounds.lock(round);
        var school = reached(it.institutionId());
        var sent = candidates.send(round, clock.instant());
        Refused.unlessEmpty(Refusal.all(Refusal.when(sent == 0, "programme.nobody-to-send")));
        proposeRecognition.hand(candidates.places(round));
        record("programme.send", round, school, Map.of("sent", sent));
        return sent;
    }

    /// @throws Absent if the applicant asked for a programme beyond the actor's reach
    @Transactional
    public void assess(UUID caseId, ProgrammeCandidates.Assessment found) {
        var round = candidates.round(caseId).orElseThrow(() -> new Absent("candidate"));
        var held = rounds.lock(round);
        var candidate = candidates.find(caseId).orElseThrow(() -> new Absent("candidate"));
        var major = units.get(candidate.majorId());
        Refused.unlessEmpty(
                Refusal.all(
                        Refusal.when(
                                held.noticeFrom() != null && !lists.reopened(caseId),
                                "programme.round.noticed"),
                        found.method().isBlank()
                                ? Refusal.input("method", "programme.method")
                                : null,
                        found.score().signum() < 0
                                        || found.score()
                                                        .compareTo(
                                                                java.math.BigDecimal.valueOf(1000))
                                                > 0
                                ? Refusal.input("score", "programme.score")
                                : null,
                        found.opinion().isBlank()
                                ? Refusal.input("opinion", "programme.opinion")
                                : null,
                        found.accepted() && !covers(major, found.classId())
                                ? Refusal.input("classId", "programme.class")
                                : null));
        candidates.assess(caseId, found, clock.instant());
        Refused.unlessEmpty(
                Refusal.all(
                        held.noticeFrom() != null && candidates.pushedOut(round)
                                ? Refusal.input("score", "programme.score-listed")
                                : null));
        ledger.record(
                Act.of("programme.assess", "case:" + caseId)
                        .at(major.pos())
                        .inCase(caseId)
                        .because(found.opinion())
                        .to(
                                Map.of(
                                        "score", found.score().toPlainString(),
                                        "accepted", String.valueOf(found.accepted()))));
    }

    private Unit reached(UUID institution) {
        return units.find(institution)
                .filter(it -> Acting.now().scope().reaches(it.pos()))
                .orElseThrow(() -> new Absent("unit"));
    }

    private static boolean within(Unit major, @Nullable Unit unit) {
        return unit != null && unit.kind().equals("class") && major.covers(unit);
    }

    private boolean covers(Unit major, @Nullable UUID unit) {
        return unit != null && within(major, units.find(unit).orElse(null));
    }

    private void record(String act, UUID round, Unit school, Map<String, ?> after) {
        ledger.record(Act.of(act, "programme-round:" + round).at(school.pos()).to(after));
    }
}
