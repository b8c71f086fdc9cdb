package org.matricula.change.chase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.matricula.change.TestCases.refusals;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.calendar.WorkingDays;
import org.matricula.change.TestCases;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.workflow.AtOnce;
import org.matricula.workflow.Forgotten;
import org.matricula.workflow.decide.Verdict;
import org.matricula.workflow.reverse.ReverseCase;
import org.springframework.beans.factory.annotation.Autowired;

/// A pupil who stays away is chased in two ways, reported in time, entered as dropped out, and
/// brought back.
@ProgramTest
class ChaseTest {

    @Autowired TestCases cases;
    @Autowired Chasing chasing;
    @Autowired ForgottenChases forgotten;
    @Autowired WorkingDays workingDays;
    @Autowired ReverseCase reverseCase;

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
        var moving =
                cases.draft(
                        registrar,
                        "transfer-out",
                        pupil,
                        Map.of(
                                "channel", "by-letter",
                                "to", "远方小学",
                                "on", today.toString(),
                                "reason", "30",
                                "explanation", "随父母迁居外地",
                                "consent", "signed"));
        assertThat(cases.submit(registrar, moving))
                .as("nobody is let go while they are looked for")
                .contains("transfer.chased");

        Acting.as(teacher, () -> chasing.contact(id, today, "visit", "父亲", "拒绝返校"));
        Acting.as(registrar, () -> chasing.report(id, today, "报1号"));
        assertThat(as(registrar, () -> chasing.report(id, today, "报2号")))
                .containsExactly("chase.reported");
        assertThat(what(registrar, due.plusDays(1), id)).isEmpty();
        Acting.as(registrar, () -> chasing.close(id, "dropped-out", "多次劝返未果"));
        assertThat(as(registrar, () -> chasing.close(id, "returned", "返校")))
                .containsExactly("chase.closed");
        assertThat(cases.submit(registrar, moving)).doesNotContain("transfer.chased");

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

    @Test
    void what_the_county_gives_back_or_the_school_got_wrong_is_mended_and_stays_on_record()
            throws Exception {
        var school = cases.units().school("school");
        var pupil =
                cases.students()
                        .enrolled(school.id(), school.firstClass(), LocalDate.of(2024, 9, 1));
        var number = number(pupil);
        var registrar = cases.people().holding("学籍管理员", "registrar", school.id());
        var colleague = registrar2(school.id());
        var principal = cases.people().holding("校长", "vice-principal", school.id());
        var teacher = cases.people().holding("班主任", "class-teacher", school.firstClass());
        var stranger = cases.people().holding("外班班主任", "class-teacher", school.secondClass());
        var today = cases.today();
        var lost = today.minusDays(8);
        // opened by two at once: one chase
        assertThat(
                        AtOnce.all(
                                () -> as(registrar, () -> chasing.open(number, lost, "不到校")),
                                () -> as(teacher, () -> chasing.open(number, lost, "不到校"))))
                .containsExactlyInAnyOrder(List.of(), List.of("chase.under-way"));
        var id = UUID.fromString(cases.texts(THE_CHASE, pupil).getFirst());
        for (var way : List.of("phone", "message", "visit")) {
            Acting.as(teacher, () -> chasing.contact(id, today, way, "父亲", "拒绝返校"));
        }
        assertThat(as(registrar, () -> chasing.returned(id, "无")))
                .containsExactly("chase.not-reported");
        // reported by two at once: once
        assertThat(
                        AtOnce.all(
                                () -> as(registrar, () -> chasing.report(id, today, "报1号")),
                                () -> as(colleague, () -> chasing.report(id, today, "报2号"))))
                .containsExactlyInAnyOrder(List.of(), List.of("chase.reported"));
        var due = Acting.call(registrar, () -> chasing.get(id)).dueOn();
        assertThat(as(registrar, () -> chasing.returned(id, " ")))
                .containsExactly("reason.missing");
        Acting.as(registrar, () -> chasing.returned(id, "请附家访照片"));
        assertThat(what(registrar, due.plusDays(1), id))
                .as("to be told anew, by the same day")
                .containsExactly("chase-report true");
        assertThat(as(registrar, () -> chasing.close(id, "dropped-out", "未返校")))
                .containsExactly("chase.unreported");
        Acting.as(registrar, () -> chasing.report(id, today, "报3号"));
        assertThat(as(registrar, () -> chasing.reopen(id, "误结"))).contains("chase.open-still");
        // ended by two at once: one outcome
        assertThat(
                        AtOnce.all(
                                () -> as(registrar, () -> chasing.close(id, "dropped-out", "未返校")),
                                () -> as(colleague, () -> chasing.close(id, "returned", "返校"))))
                .containsExactlyInAnyOrder(List.of(), List.of("chase.closed"));
        assertThat(catchThrowable(() -> Acting.as(stranger, () -> chasing.reopen(id, "误结"))))
                .isInstanceOf(Absent.class);
        assertThat(as(registrar, () -> chasing.reopen(id, " "))).containsExactly("reason.missing");
        Acting.as(registrar, () -> chasing.reopen(id, "误结"));
        Acting.as(registrar, () -> chasing.close(id, "dropped-out", "多次劝返未果"));

        // the principal sends the entry back, refuses it, and takes the next one
        var gone =
                cases.submitted(
                        registrar,
                        "drop-out",
                        pupil,
                        gone(lost, today),
                        "county-report",
                        "contact-record");
        cases.approve(colleague, gone);
        assertThat(cases.decide(principal, gone, Verdict.RETURN)).isEmpty();
        assertThat(cases.state(gone)).isEqualTo("amending");
        assertThat(cases.submit(registrar, gone)).isEmpty();
        assertThat(cases.decide(principal, gone, Verdict.REFUSE)).isEmpty();
        assertThat(cases.students().spells(pupil)).as("nothing was entered").hasSize(1);
        var before = cases.students().spells(pupil);
        var entered =
                cases.submitted(
                        registrar,
                        "drop-out",
                        pupil,
                        gone(lost, today),
                        "county-report",
                        "contact-record");
        approve(entered, colleague, principal);
        assertThat(as(registrar, () -> chasing.reopen(id, "学生返校")))
                .containsExactly("chase.entered");
        var undone = Acting.call(registrar, () -> reverseCase.open(entered, "登记有误"));
        cases.approve(principal, undone);
        assertThat(cases.students().spells(pupil)).isEqualTo(before);
        Acting.as(registrar, () -> chasing.reopen(id, "登记有误"));
        Acting.as(registrar, () -> chasing.close(id, "returned", "劝返成功"));
        assertThat(
                        cases.submit(
                                registrar,
                                cases.draft(registrar, "drop-out", pupil, gone(lost, today))))
                .as("whoever came back is not entered as gone")
                .contains("chase.none");
        assertThat(cases.texts(ACTS, pupil))
                .endsWith(
                        "chase.report",
                        "chase.report-returned",
                        "chase.report",
                        "chase.close",
                        "chase.reopen",
                        "chase.close",
                        "chase.reopen",
                        "chase.close");
        // and gone again, a second chase begins
        assertThat(as(teacher, () -> chasing.open(number, today, "又不到校"))).isEmpty();
        assertThat(as(registrar, () -> chasing.reopen(id, "误结")))
                .containsExactly("chase.under-way");
    }

    private static final String THE_CHASE =
            "select id::text from change.chase where enrolment_id = ?";

    private static final String ACTS =
            "select action from audit.entry where subject = 'enrolment:' || ?::text and action like 'chase.%' order by id";

    private String number(UUID pupil) {
        return cases.texts(
                        "select student_number from registry.student where enrolment_id = ?", pupil)
                .getFirst();
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
