package org.matricula.enrolment.review;

import java.time.LocalDate;
import java.util.List;
import org.matricula.calendar.Duty;
import org.matricula.calendar.DutySource;
import org.matricula.enrolment.admission.Batches;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// 未报到核查: the day from which whoever has not come, and has no leave, counts as absent (普通高等学校学生管理规定
/// 第八条), in the work calendar with how many they are.
@Component
class AbsentDuties implements DutySource {

    private final Batches batches;
    private final Absences absences;
    private final MarkAbsent markAbsent;

    AbsentDuties(Batches batches, Absences absences, MarkAbsent markAbsent) {
        this.batches = batches;
        this.absences = absences;
        this.markAbsent = markAbsent;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Duty> duties(LocalDate from, LocalDate until) {
        return batches.all().stream()
                .filter(it ->
                        it.closesOn().isBefore(until) && !it.entryOn().isBefore(from.minusYears(1)))
                .map(it ->
                        new Duty(
                                markAbsent.from(it),
                                "admission-absent",
                                it.name(),
                                absences.unexcused(it.id(), markAbsent.from(it)),
                                "/admissions/" + it.id() + "/absent"))
                .filter(it -> !it.on().isBefore(from) && it.on().isBefore(until))
                .toList();
    }
}
