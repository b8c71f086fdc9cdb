package org.matricula.workflow.turnaround;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.calendar.WorkingDays;
import org.matricula.change.TestCases;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.workflow.turnaround.Turnaround.Figures;
import org.springframework.beans.factory.annotation.Autowired;

/// The figures agree with the turns one by one, counted in working days by the calendar.
@ProgramTest
class TurnaroundTest {

    @Autowired TestCases cases;
    @Autowired CountTurnaround turnaround;
    @Autowired WorkingDays workingDays;

    @Test
    void each_office_is_counted_within_reach_in_working_days() {
        var school = cases.units().school("college");
        var other = cases.units().school("college");
        var offices = cases.offices(school);
        // over the spring festival of 2026, where weekdays are free and a weekend is worked
        var came = LocalDate.of(2026, 2, 10);
        var gone = List.of("2026-02-11", "2026-02-24", "2026-03-02", "2026-03-20");
        for (var day : gone) {
            decided(school.id(), school.firstClass(), offices, came, LocalDate.parse(day));
        }
        var waiting = leave(school.id(), school.firstClass(), offices);
        cases.people()
                .system(() ->
                        cases.sql()
                                .sql(
                                        "update workflow.step set due_on = '2026-01-05' where case_id = ?")
                                .param(waiting)
                                .update());

        var all = count(offices.registrar(), null);
        var counsellor = of(all, "counsellor", null);
        var days =
                gone.stream()
                        .mapToInt(it -> workingDays.between(came, LocalDate.parse(it)))
                        .sorted()
                        .toArray();
        assertThat(counsellor.decided()).isEqualTo(4);
        assertThat(counsellor.open()).isEqualTo(1);
        assertThat(counsellor.overdue()).isEqualTo(1);
        assertThat(counsellor.median()).isEqualTo((days[1] + days[2]) / 2.0);
        assertThat(counsellor.ninetieth())
                .isCloseTo(days[2] + 0.7 * (days[3] - days[2]), within(1e-9));
        assertThat(counsellor.inTime()).isEqualTo(2);
        assertThat(counsellor.share()).isEqualTo(50.0);
        assertThat(of(all, "counsellor", "leave-of-absence")).isEqualTo(counsellor);
        assertThat(all.all().decided()).isEqualTo(4);
        // what came back to the desk by the approval: the department's turns are open
        assertThat(of(all, "department-registrar", null).open()).isEqualTo(4);

        var stranger = cases.people().holding("外校", "registrar", other.id());
        assertThat(count(stranger, null).offices()).isEmpty();
        assertThat(
                        org.assertj.core.api.Assertions.catchThrowable(
                                () -> count(stranger, school.id())))
                .isInstanceOf(Absent.class);
        assertThat(count(offices.registrar(), school.secondClass()).offices()).isEmpty();
        assertThat(
                        TestCases.refusals(() ->
                                Acting.call(
                                        offices.registrar(),
                                        () ->
                                                turnaround.count(
                                                        null,
                                                        LocalDate.of(2026, 5, 1),
                                                        LocalDate.of(2026, 4, 1),
                                                        Locale.ENGLISH))))
                .containsExactly("turnaround.period");
    }

    Turnaround count(Actor who, UUID unit) {
        return Acting.call(
                who,
                () ->
                        turnaround.count(
                                unit,
                                LocalDate.of(2026, 2, 1),
                                LocalDate.of(2026, 3, 31),
                                Locale.ENGLISH));
    }

    static Figures of(Turnaround counted, String role, String kind) {
        return counted.offices().stream()
                .filter(it -> it.role().equals(role))
                .filter(it -> kind == null ? it.kind() == null : kind.equals(it.kind()))
                .findFirst()
                .orElseThrow()
                .figures();
    }

    UUID leave(UUID institution, UUID unit, TestCases.Offices offices) {
        var one = cases.students().enrolled(institution, unit, LocalDate.of(2024, 9, 1));
        return cases.submitted(
                cases.people().holding("代办人", "class-teacher", unit),
                "leave-of-absence",
                one,
                cases.leave(cases.today(), 6),
                "medical-certificate",
                "guardian-consent");
    }

    void decided(
            UUID institution, UUID unit, TestCases.Offices offices, LocalDate came, LocalDate on) {
        var id = leave(institution, unit, offices);
        cases.approve(offices.counsellor(), id);
        cases.people()
                .system(() ->
                        cases.sql()
                                .sql(
                                        """
                                        update workflow.step
                                           set clock_from = :came, due_on = '2026-02-27',
                                               decided_at = cast(:on as date) + time '10:00' at time zone 'Asia/Shanghai'
                                         where case_id = :id and decision is not null
                                        """)
                                .param("came", came)
                                .param("on", on)
                                .param("id", id)
                                .update());
    }
}
