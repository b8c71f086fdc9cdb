package org.matricula.coursework.attendance;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.matricula.calendar.Terms;
import org.matricula.calendar.WorkingDays;
import org.matricula.organisation.Unit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 未请假连续未参加教学活动 (普通高等学校学生管理规定 第三十条第一款第四项), as the rolls of the running term show it. Only what was
/// recorded counts: where no roll was taken, nobody is taken for absent.
@Service
@Transactional(readOnly = true)
public class LongAbsences {

    private final LongAbsenceRows rows;
    private final Terms terms;
    private final WorkingDays workingDays;

    LongAbsences(LongAbsenceRows rows, Terms terms, WorkingDays workingDays) {
        this.rows = rows;
        this.terms = terms;
        this.workingDays = workingDays;
    }

    /// Those within reach who have been away for so many days, the longest first; nobody in the
    /// holidays between terms.
    public List<LongAbsence> of(Unit institution, LocalDate today, int days) {
        return terms.on(institution.id(), today).stream()
                .flatMap(it -> rows.found(institution, it.from(), today.plusDays(1), days).stream())
                .map(this::withoutHolidays)
                .filter(it -> it.days() >= days && !it.lostOn().plusDays(days).isAfter(today))
                .toList();
    }

    /// What shows it: each lesson missed.
    public List<MissedLesson> evidence(LongAbsence it) {
        return rows.lessons(it.enrolment(), it.lostOn(), it.lastOn());
    }

    /// A week without lessons is no week of absence; ordinary weekends lie within any fortnight.
    private LongAbsence withoutHolidays(LongAbsence it) {
        var off =
                it.lostOn()
                        .datesUntil(it.lastOn().plusDays(1))
                        .filter(day -> !workingDays.isWorking(day))
                        .filter(day ->
                                day.getDayOfWeek() != DayOfWeek.SATURDAY
                                        && day.getDayOfWeek() != DayOfWeek.SUNDAY)
                        .count();
        return new LongAbsence(
                it.enrolment(),
                it.person(),
                it.scopePos(),
                it.unit(),
                it.className(),
                it.name(),
                it.studentNumber(),
                it.lostOn(),
                it.lastOn(),
                it.lessons(),
                it.days() - (int) off,
                it.caseId(),
                it.caseNumber());
    }
}
