package org.matricula.exam.day;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.exam.round.ExamStep;
import org.matricula.exam.round.Round;
import org.matricula.exam.round.Rounds;
import org.matricula.exam.round.WalkSteps;
import org.matricula.identity.Holders;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.organisation.Units;
import org.matricula.teaching.TeachingOffices;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 补考通知: the timetable to classes and students, make-ups of assessed courses to students through
/// their class teacher; each with its receipt.
@Service
public class TellExams {

    private final WalkSteps walk;
    private final Rounds rounds;
    private final SummonsRows rows;
    private final Holders holders;
    private final Units units;
    private final TeachingOffices offices;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    TellExams(
            WalkSteps walk,
            Rounds rounds,
            SummonsRows rows,
            Holders holders,
            Units units,
            TeachingOffices offices,
            Notices notices,
            Ledger ledger,
            Clock clock) {
        this.walk = walk;
        this.rounds = rounds;
        this.rows = rows;
        this.holders = holders;
        this.units = units;
        this.offices = offices;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// 下发补考安排表: the step is done.
    @Transactional
    public void timetable(UUID round) {
        var it = walk.enter(round, ExamStep.NOTICE);
        rows.tell(it.id(), "timetable", "examined", clock.instant());
        tellClasses(it, "timetable");
        notices.tell(
                rows.accounts(it.id(), List.of("timetable")),
                "exam.told.timetable",
                "/own-exams",
                it.term());
        record("exam.tell-timetable", it);
        walk.done(it, ExamStep.NOTICE);
    }

    /// 考查课: the teaching-research offices have the list, the class teachers are told; they tell
    /// their students.
    @Transactional
    public void assessed(UUID round) {
        var it = walk.enter(round, ExamStep.ASSESSED);
        if (rows.tell(it.id(), "assessed", "assessed", clock.instant()) > 0) {
            tellClasses(it, "assessed");
            notices.tell(
                    rows.teachers(it.id()),
                    "exam.told.teacher-assessed",
                    "/exam-duties",
                    it.term());
            var answers = offices.ofCourses(rows.assessed(it.id()));
            notices.tell(
                    offices.accounts(
                            answers.values().stream()
                                    .map(TeachingOffices.Answers::officeId)
                                    .distinct()
                                    .toList()),
                    "exam.told.office-assessed",
                    "/exam-duties",
                    it.term());
        }
        record("exam.tell-assessed", it);
    }

    /// A class teacher has told these students of theirs.
    @Transactional
    public int passOn(UUID round, UUID unit, List<UUID> summons) {
        var it = rounds.inSight(round);
        reach(unit);
        var told = rows.passOn(it.id(), unit, summons, clock.instant());
        if (!told.isEmpty()) {
            notices.tell(rows.accountsOf(told), "exam.told.assessed", "/own-exams", it.term());
            ledger.record(
                    Act.of("exam.pass-on", "exam-round:" + it.id())
                            .at(units.get(unit).pos())
                            .to(Map.of("students", told.size())));
        }
        return told.size();
    }

    /// The class's teacher has the page before them.
    @Transactional
    public void readByClass(UUID round, UUID unit) {
        reach(unit);
        rows.readByClass(round, unit, clock.instant());
    }

    /// 阅知: by the student, or by a guardian for them. A second time changes nothing.
    @Transactional
    public void confirm(UUID summons) {
        var own = rows.own();
        if (own.stream().noneMatch(it -> it.id().equals(summons))) {
            throw new Absent("summons");
        }
        rows.read(summons, clock.instant());
    }

    private void reach(UUID unit) {
        if (units.find(unit).filter(it -> Acting.now().scope().reaches(it.pos())).isEmpty()) {
            throw new Absent("unit " + unit);
        }
        Refused.unlessEmpty(
                Refusal.all(
                        Acting.now().holds("class-teacher")
                                ? null
                                : Refusal.forbidden("exam.class-teacher")));
    }

    /// All classes in one statement, each teacher with the words of their own class.
    private void tellClasses(Round it, String kind) {
        var holding =
                holders.holding("class-teacher", rows.classes(it.id(), kind), LocalDate.now(clock));
        notices.tell(
                "exam.told.class-" + kind,
                holding.stream()
                        .map(one ->
                                new Notices.Told(
                                        one.account(),
                                        "/exam-classes/" + it.id() + "/" + one.of(),
                                        one.name()))
                        .toList());
    }

    private void record(String action, Round it) {
        ledger.record(
                Act.of(action, "exam-round:" + it.id()).at(it.pos()).to(Map.of("term", it.term())));
    }
}
