package org.matricula.change.chase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.matricula.change.TestCases.refusals;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.matricula.calendar.WorkingDays;
import org.matricula.change.TestCases;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.workflow.Forgotten;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/// A pupil who stays away is chased in two ways, reported in time, entered as dropped out, and
/// brought back.
@SpringBootTest
class ChaseTest {

    @Autowired TestCases cases;
    @Autowired Chasing chasing;
    @Autowired ForgottenChases forgotten;
    @Autowired WorkingDays workingDays;

    @Test
    void a_pupil_is_chased_reported_entered_and_brought_back() {
        var school = cases.units().school("school");
        var pupil =
                cases.students()
                        .enrolled(school.id(), school.firstClass(), LocalDate.of(2024, 9, 1));
        var number =
                cases.texts(
                                "select student_number from registry.student where enrolment_id = ?",
                                pupil)
                        .getFirst();
        var teacher = cases.people().holding("班主任", "class-teacher", school.firstClass());
        var registrar = cases.people().holding("学籍管理员", "registrar", school.id());
        var principal = cases.people().holding("校长", "vice-principal", school.id());
        var stranger = cases.people().holding("外班班主任", "class-teacher", school.secondClass());
        var today = cases.today();
        var lost = today.minusDays(8);

        assertThat(as(teacher, () -> chasing.open(" ", today.plusDays(1), "")))
                .containsExactlyInAnyOrder("chase.nobody", "chase.lost-day", "chase.circumstances");
        assertThat(as(stranger, () -> chasing.open(number, lost, "不到校")))
                .containsExactly("chase.nobody");
        var id = Acting.call(teacher, () -> chasing.open(number, lost, "外出打工"));
        assertThat(as(registrar, () -> chasing.open(number, lost, "不到校")))
                .containsExactly("chase.under-way");
        var due = workingDays.plus(today, 10);
        assertThat(Acting.call(registrar, () -> chasing.get(id)).dueOn()).isEqualTo(due);
        assertThat(what(registrar, due.minusDays(10), id)).isEmpty();
        assertThat(what(registrar, due, id)).containsExactly("chase-report false");
        assertThat(what(registrar, due.plusDays(1), id)).containsExactly("chase-report true");

        assertThat(as(teacher, () -> chasing.contact(id, today.plusDays(1), "smoke", "", " ")))
                .containsExactlyInAnyOrder(
                        "chase.contact-day", "chase.channel", "chase.person", "chase.result");
        Acting.as(teacher, () -> chasing.contact(id, today, "phone", "父亲", "答应返校"));
        Acting.as(teacher, () -> chasing.contact(id, today, "phone", "母亲", "不接"));
        assertThat(as(registrar, () -> chasing.report(id, today, "报1号")))
                .containsExactly("chase.channels");
        assertThat(as(registrar, () -> chasing.close(id, "dropped-out", "未返校")))
                .containsExactly("chase.unreported");
        var early = cases.draft(registrar, "drop-out", pupil, gone(lost, today));
        cases.evidence(registrar, early, "county-report", "contact-record");
        assertThat(cases.submit(registrar, early)).containsExactly("chase.none");

        Acting.as(teacher, () -> chasing.contact(id, today, "visit", "父亲", "拒绝返校"));
        Acting.as(registrar, () -> chasing.report(id, today, "报1号"));
        assertThat(as(registrar, () -> chasing.report(id, today, "报2号")))
                .containsExactly("chase.reported");
        assertThat(what(registrar, due.plusDays(1), id)).isEmpty();
        Acting.as(registrar, () -> chasing.close(id, "dropped-out", "多次劝返未果"));
        assertThat(as(registrar, () -> chasing.close(id, "returned", "返校")))
                .containsExactly("chase.closed");

        assertThat(cases.submit(registrar, early)).isEmpty();
        approve(early, registrar2(school.id()), principal);
        assertThat(cases.students().spells(pupil)).last().asString().startsWith("06 ");
        var back =
                cases.submitted(
                        registrar,
                        "back-to-school",
                        pupil,
                        Map.of("on", today.toString(), "explanation", "劝返成功"));
        approve(back, registrar2(school.id()), principal);
        assertThat(cases.students().spells(pupil)).last().asString().startsWith("01 ");
        assertThat(
                        cases.texts(
                                "select action from audit.entry where subject = 'enrolment:' || ?::text and action like 'chase.%' order by id",
                                pupil))
                .containsExactly(
                        "chase.open",
                        "chase.contact",
                        "chase.contact",
                        "chase.contact",
                        "chase.report",
                        "chase.close");
    }

    Actor registrar2(UUID school) {
        return cases.people().holding("学籍管理员乙", "registrar", school);
    }

    void approve(UUID id, Actor registrar, Actor principal) {
        cases.approve(registrar, id);
        cases.approve(principal, id);
    }

    static List<String> as(Actor who, Runnable work) {
        return refusals(() -> Acting.as(who, work));
    }

    List<String> what(Actor who, LocalDate on, UUID id) {
        return Acting.call(who, () -> forgotten.find(on, 200)).stream()
                .filter(it -> String.valueOf(it.href()).endsWith(id.toString()))
                .map((Forgotten it) -> it.what() + " " + it.late())
                .toList();
    }

    static Map<String, Object> gone(LocalDate lost, LocalDate today) {
        return Map.of(
                "lostOn", lost.toString(),
                "reportedOn", today.toString(),
                "reportNo", "报1号",
                "on", today.toString(),
                "explanation", "多次劝返未果");
    }
}
