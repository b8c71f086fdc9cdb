package org.matricula.change.automatic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.matricula.change.TestCases.refusals;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.change.Issuable;
import org.matricula.change.TestCases;
import org.matricula.document.DocumentKind;
import org.matricula.document.Documents;
import org.matricula.document.Heading;
import org.matricula.document.Issued;
import org.matricula.document.NewDocument;
import org.matricula.document.Notice;
import org.matricula.document.Paper;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refusal;
import org.matricula.organisation.TestUnits;
import org.matricula.workflow.decide.Verdict;
import org.matricula.workflow.reverse.ReverseCase;
import org.springframework.beans.factory.annotation.Autowired;

@ProgramTest
class AutomaticWithdrawalTest {

    @Autowired TestCases cases;
    @Autowired Issuable issuable;
    @Autowired Documents documents;
    @Autowired ReverseCase reverseCase;

    TestUnits.School school;
    TestCases.Offices offices;
    UUID student;

    @BeforeEach
    void aCollege() {
        school = cases.units().school("college");
        offices = cases.offices(school);
        student =
                cases.students()
                        .enrolled(school.id(), school.firstClass(), LocalDate.of(2024, 9, 1));
    }

    @Test
    void it_is_filed_by_the_counsellor_and_bars_the_three_papers_until_allowed_with_a_reason() {
        var principal = cases.people().holding("校领导", "vice-principal", school.id());
        var id =
                cases.submitted(
                        offices.counsellor(),
                        "automatic-withdrawal",
                        student,
                        cases.absence(cases.today()),
                        "contact-record");
        cases.approve(offices.department(), id);
        cases.approve(offices.department(), id);
        cases.approve(offices.registrar(), id);
        cases.approve(offices.head(), id);
        assertThat(barred(Issuable.TRANSCRIPT)).isEmpty();
        cases.approve(principal, id);

        assertThat(cases.students().spells(student)).last().asString().startsWith("03 ");
        assertThat(barred(Issuable.TRANSCRIPT)).containsExactly("automatic.barred");
        assertThat(barred(Issuable.WITHDRAWAL)).containsExactly("automatic.barred");
        assertThat(barred(Issuable.INCOMPLETE_STUDY)).containsExactly("automatic.barred");
        assertThat(barred("student-card")).isEmpty();
        for (var kind :
                List.of(
                        DocumentKind.TRANSCRIPT,
                        DocumentKind.WITHDRAWAL_CERTIFICATE,
                        DocumentKind.INCOMPLETE_STUDY_CERTIFICATE)) {
            assertThat(issue(kind)).as(kind.code()).containsExactly("automatic.barred");
        }
        assertThat(Acting.call(offices.head(), () -> documents.ofCase(id)))
                .extracting(Issued::kind)
                .containsExactly(
                        DocumentKind.AUTOMATIC_WITHDRAWAL_DECISION,
                        DocumentKind.AUTOMATIC_WITHDRAWAL_FORM);

        assertThat(relax(offices.registrar(), "升学需要")).containsExactly("automatic.relax");
        assertThat(relax(offices.head(), " ")).containsExactly("automatic.relax-reason");
        assertThat(relax(offices.head(), "升学需要")).isEmpty();
        assertThat(barred(Issuable.TRANSCRIPT)).isEmpty();
        assertThat(issue(DocumentKind.TRANSCRIPT)).isEmpty();
        assertThat(barred(Issuable.WITHDRAWAL)).containsExactly("automatic.barred");
        assertThat(issue(DocumentKind.WITHDRAWAL_CERTIFICATE)).containsExactly("automatic.barred");
    }

    @Test
    void too_few_contacts_too_short_a_notice_and_a_student_seen_lately_are_told_at_once() {
        var today = cases.today();
        var fields = cases.absence(today);
        fields.put("lostOn", today.minusDays(3).toString());
        fields.put("on", today.plusDays(5).toString());
        fields.put(
                "contacts",
                List.of(
                        Map.of(
                                "on",
                                today.toString(),
                                "channel",
                                "phone",
                                "person",
                                "家长",
                                "result",
                                "未接")));
        var id = cases.draft(offices.counsellor(), "automatic-withdrawal", student, fields);
        cases.evidence(offices.counsellor(), id, "contact-record");
        assertThat(cases.submit(offices.counsellor(), id))
                .containsExactlyInAnyOrder(
                        "automatic.absent",
                        "automatic.notice",
                        "automatic.attempts",
                        "automatic.channels");
    }

    @Test
    void it_is_sent_back_refused_and_taken_back_and_whoever_came_again_stays() {
        var principal = cases.people().holding("校领导", "vice-principal", school.id());
        var before = cases.students().spells(student);
        var id =
                cases.submitted(
                        offices.counsellor(),
                        "automatic-withdrawal",
                        student,
                        cases.absence(cases.today()),
                        "contact-record");
        cases.approve(offices.department(), id);
        cases.approve(offices.department(), id);
        assertThat(cases.decide(offices.registrar(), id, Verdict.RETURN)).isEmpty();
        assertThat(cases.state(id)).isEqualTo("amending");
        assertThat(cases.submit(offices.counsellor(), id)).isEmpty();
        cases.approve(offices.registrar(), id);
        cases.approve(offices.head(), id);
        assertThat(cases.decide(principal, id, Verdict.REFUSE)).isEmpty();
        assertThat(cases.state(id)).isEqualTo("refused");
        assertThat(cases.students().spells(student)).isEqualTo(before);
        assertThat(barred(Issuable.TRANSCRIPT)).isEmpty();
        assertThat(Acting.call(offices.head(), () -> documents.ofCase(id)))
                .as("no decision stands")
                .noneMatch(Issued::stands);

        var again =
                cases.submitted(
                        offices.counsellor(),
                        "automatic-withdrawal",
                        student,
                        cases.absence(cases.today()),
                        "contact-record");
        for (var by :
                List.of(
                        offices.department(),
                        offices.department(),
                        offices.registrar(),
                        offices.head(),
                        principal)) {
            cases.approve(by, again);
        }
        assertThat(barred(Issuable.TRANSCRIPT)).containsExactly("automatic.barred");
        var undone = Acting.call(offices.registrar(), () -> reverseCase.open(again, "学生已返校"));
        cases.approve(offices.head(), undone);
        assertThat(cases.students().spells(student)).isEqualTo(before);
        assertThat(barred(Issuable.TRANSCRIPT)).as("nothing is barred any more").isEmpty();
    }

    @Test
    void the_student_does_not_file_it_and_compulsory_schooling_knows_neither_withdrawal() {
        var applicant = cases.people().reaching("林一诺", "student", school.id(), student);
        assertThat(
                        refusals(() ->
                                cases.draft(applicant, "automatic-withdrawal", student, Map.of())))
                .containsExactly("case.not-applicant");

        var pupils = cases.units().school("school");
        var pupil =
                cases.students()
                        .enrolled(pupils.id(), pupils.firstClass(), LocalDate.of(2024, 9, 1));
        var teacher = cases.people().holding("班主任", "class-teacher", pupils.firstClass());
        var id = cases.draft(teacher, "automatic-withdrawal", pupil, cases.absence(cases.today()));
        cases.evidence(teacher, id, "contact-record");
        assertThat(cases.submit(teacher, id)).containsExactly("change.compulsory");
    }

    List<String> barred(String paper) {
        return Acting.call(offices.head(), () -> issuable.refusals(student, paper)).stream()
                .map(Refusal::code)
                .toList();
    }

    /// At the door through which every document goes.
    List<String> issue(DocumentKind kind) {
        var asked =
                new NewDocument(
                        kind,
                        school.id(),
                        offices.head().scope().lo(),
                        student,
                        person(),
                        "林一诺",
                        null);
        return refusals(() ->
                Acting.as(
                        offices.head(),
                        () ->
                                cases.people()
                                        .transaction()
                                        .execute(it -> documents.issue(asked, this::letter))));
    }

    Paper letter(Heading heading) {
        return new Notice(
                "document.kind.transcript",
                Notice.Kind.LETTER,
                heading,
                null,
                List.of(),
                List.of(),
                "学校",
                cases.today(),
                List.of(),
                false);
    }

    UUID person() {
        return UUID.fromString(
                cases.texts("select person_id::text from registry.enrolment where id = ?", student)
                        .getFirst());
    }

    List<String> relax(Actor by, String reason) {
        return refusals(
                () -> Acting.as(by, () -> issuable.relax(student, Issuable.TRANSCRIPT, reason)));
    }
}
