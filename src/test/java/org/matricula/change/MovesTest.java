package org.matricula.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.document.Documents;
import org.matricula.document.Issued;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.TestStudents;
import org.matricula.workflow.decide.Verdict;
import org.matricula.workflow.reverse.ReverseCase;
import org.springframework.beans.factory.annotation.Autowired;

/// 留级, 跳级, 转班, 延长年限: walked as their people, with what they are refused for and what is printed.
@ProgramTest
class MovesTest {

    @Autowired TestCases cases;
    @Autowired Documents documents;
    @Autowired ReverseCase reverseCase;

    TestUnits.School school;
    TestCases.Offices offices;
    UUID student;
    LocalDate today;

    @BeforeEach
    void aCollege() {
        school = cases.units().school("college");
        offices = cases.offices(school);
        today = cases.today();
        student =
                cases.students()
                        .enrolled(school.id(), school.firstClass(), LocalDate.of(2024, 9, 1));
    }

    @Test
    void a_year_is_repeated_once_in_a_class_of_the_year_below() throws Exception {
        var below = cases.classOf(school, 6);
        var wrong =
                cases.draft(
                        offices.counsellor(),
                        "repeat-year",
                        student,
                        cases.move(today, school.secondClass(), "22"));
        cases.evidence(offices.counsellor(), wrong, "guardian-consent");
        assertThat(cases.submit(offices.counsellor(), wrong))
                .contains("move.other-year", "case.evidence-missing");

        var applicant = cases.people().reaching("林一诺", "student", school.id(), student);
        var id =
                cases.submitted(
                        applicant,
                        "repeat-year",
                        student,
                        cases.move(today, below, "22"),
                        "score-report",
                        "guardian-consent");
        assertThat(cases.decide(offices.department(), id, Verdict.APPROVE)).isNotEmpty();
        approveAll(id);

        assertThat(cases.students().spells(student))
                .containsExactly(
                        "01 [2024-09-01,%s) %s 7".formatted(today, school.firstClass()),
                        "01 [%s,) %s 6".formatted(today, below));
        var issued = issued(id);
        assertThat(issued)
                .extracting(it -> it.kind().name())
                .containsExactly("REPEAT_YEAR_NOTICE", "REPEAT_YEAR_FORM");
        assertThat(text(issued.getLast()))
                .contains("留级审批表", "姓名林一诺", "成绩太差", "生效日期", "编入")
                .containsSubsequence("辅导员意见", "院系意见", "教务处意见", "学校意见")
                .containsOnlyOnce("签名：年月日");
        assertThat(text(issued.getFirst())).contains("留级通知书", "转入院系（班级）");

        var again =
                cases.draft(
                        applicant,
                        "repeat-year",
                        student,
                        cases.move(today.plusDays(1), cases.classOf(school, 5), "22"));
        cases.evidence(applicant, again, "score-report", "guardian-consent");
        assertThat(cases.submit(applicant, again)).containsExactly("year.times");
    }

    @Test
    void the_office_may_refuse_or_send_back_and_nothing_moves() {
        var above = cases.classOf(school, 8);
        var applicant = cases.people().reaching("林一诺", "student", school.id(), student);
        var id =
                cases.submitted(
                        applicant,
                        "skip-year",
                        student,
                        cases.move(today, above, "01"),
                        "maturity-assessment",
                        "guardian-consent");
        // a second one while the first is under way
        var second = cases.draft(applicant, "skip-year", student, cases.move(today, above, "01"));
        cases.evidence(applicant, second, "maturity-assessment", "guardian-consent");
        assertThat(cases.submit(applicant, second)).contains("case.under-way");

        assertThat(cases.decide(offices.counsellor(), id, Verdict.RETURN)).isEmpty();
        assertThat(cases.state(id)).isEqualTo("amending");
        assertThat(cases.submit(applicant, id)).isEmpty();
        assertThat(cases.decide(offices.counsellor(), id, Verdict.REFUSE)).isEmpty();
        assertThat(cases.state(id)).isEqualTo("refused");
        assertThat(cases.students().spells(student)).hasSize(1);
    }

    @Test
    void graduation_is_put_off_within_the_longest_time_of_study_alone() throws Exception {
        var applicant = cases.people().reaching("林一诺", "student", school.id(), student);
        var beyond =
                cases.draft(
                        applicant,
                        "study-extension",
                        student,
                        cases.extension(today, LocalDate.of(2030, 9, 2)));
        cases.evidence(applicant, beyond, "guardian-consent");
        assertThat(cases.submit(applicant, beyond)).containsExactly("study-extension.beyond");

        student =
                cases.students()
                        .enrolled(school.id(), school.firstClass(), LocalDate.of(2024, 9, 1));
        var another = cases.people().reaching("陈嘉禾", "student", school.id(), student);
        var until = LocalDate.of(2029, 6, 30);
        var id =
                cases.submitted(
                        another,
                        "study-extension",
                        student,
                        cases.extension(today, until),
                        "guardian-consent");
        approveAll(id);
        assertThat(
                        cases.texts(
                                "select graduation_on::text from registry.enrolment where id = ?",
                                student))
                .containsExactly(until.toString());
        assertThat(text(issued(id).getLast())).contains("延长学习年限审批表", "2029年6月30日");
    }

    @Test
    void another_class_is_of_the_same_year_of_the_same_programme_and_not_full() throws Exception {
        var major =
                cases.people()
                        .system(() ->
                                cases.units()
                                        .unit("major", school.grade(), school.id(), "college"));
        var majors =
                cases.people()
                        .system(() -> cases.units().unit("class", major, school.id(), "college"));
        var other =
                cases.people()
                        .system(() ->
                                cases.units()
                                        .unit("major", school.grade(), school.id(), "college"));
        var others =
                cases.people()
                        .system(() -> cases.units().unit("class", other, school.id(), "college"));
        student = cases.students().enrolled(school.id(), majors, LocalDate.of(2024, 9, 1));
        var counsellor = cases.people().holding("辅导员", "counsellor", majors);
        assertThat(refused(counsellor, others)).containsExactly("class.other-programme");
        assertThat(refused(counsellor, majors)).containsExactly("class.same");
        assertThat(refused(counsellor, cases.units().school("college").firstClass()))
                .containsExactly("move.elsewhere");

        var id =
                cases.submitted(
                        counsellor,
                        "change-of-class",
                        student,
                        cases.move(today, school.secondClass(), null),
                        "guardian-consent");
        var colleague = cases.people().holding("另一辅导员", "counsellor", majors);
        cases.approve(colleague, id);
        approveAll(id);
        assertThat(cases.students().spells(student))
                .last()
                .isEqualTo("01 [%s,) %s 7".formatted(today, school.secondClass()));
        assertThat(text(issued(id).getFirst())).contains("转班通知书");
    }

    @Test
    void a_pupil_repeats_or_skips_a_year_by_guardian_teacher_school_and_county() throws Exception {
        school = cases.units().school("school");
        var pupil =
                cases.students()
                        .enrolled(school.id(), school.firstClass(), LocalDate.of(2024, 9, 1));
        student = pupil;
        var before = cases.students().spells(pupil);
        var guardian = cases.people().reaching("家长", "guardian", school.id(), pupil);
        var teacher = cases.people().holding("班主任", "class-teacher", school.firstClass());
        var registrar = cases.people().holding("学籍管理员", "registrar", school.id());
        var principal = cases.people().holding("校长", "vice-principal", school.id());
        var below = year(6);
        var above = year(8);
        // no authority on the register: its paper is asked for, and the principal speaks last
        var id = cases.draft(guardian, "repeat-year", pupil, cases.move(today, below, "22"));
        cases.evidence(guardian, id, "score-report", "guardian-consent");
        assertThat(cases.submit(guardian, id)).containsExactly("case.evidence-missing");
        cases.evidence(guardian, id, "superior-approval");
        assertThat(cases.submit(guardian, id)).isEmpty();
        for (var it : List.of(teacher, registrar, principal)) {
            cases.approve(it, id);
        }
        assertThat(cases.steps(id))
                .containsExactly("class-teacher approve", "registrar approve", "principal approve");
        assertThat(cases.students().spells(pupil))
                .last()
                .isEqualTo("01 [%s,) %s 6".formatted(today, below));
        var undone = Acting.call(registrar, () -> reverseCase.open(id, "误办"));
        cases.approve(principal, undone);
        assertThat(cases.students().spells(pupil)).isEqualTo(before);

        // the county is on the register: it sends back, refuses, and agrees
        var county = cases.people().holding("县教育局", "branch-reviewer", school.id());
        var skip =
                cases.submitted(
                        guardian,
                        "skip-year",
                        pupil,
                        cases.move(today, above, "01"),
                        "maturity-assessment",
                        "guardian-consent");
        for (var it : List.of(teacher, registrar, principal)) {
            cases.approve(it, skip);
        }
        assertThat(cases.state(skip)).as("not without the county").isEqualTo("in-progress");
        assertThat(cases.decide(principal, skip, Verdict.APPROVE)).isNotEmpty();
        assertThat(cases.decide(county, skip, Verdict.RETURN)).isEmpty();
        assertThat(cases.state(skip)).isEqualTo("amending");
        assertThat(cases.submit(guardian, skip)).isEmpty();
        cases.approve(county, skip);
        assertThat(cases.students().spells(pupil))
                .last()
                .isEqualTo("01 [%s,) %s 8".formatted(today, above));
        var issued =
                Acting.call(registrar, () -> documents.ofCase(skip)).stream()
                        .map(it -> it.kind().name())
                        .toList();
        assertThat(issued).containsExactly("SKIP_YEAR_NOTICE", "SKIP_YEAR_FORM");
        offices = new TestCases.Offices(teacher, teacher, registrar, principal);
        assertThat(text(issued(skip).getLast()))
                .contains("跳级审批表", "教育主管部门意见")
                .containsSubsequence("班主任意见", "学校意见", "教育主管部门意见");
        assertThat(text(issued(skip).getFirst())).contains("跳级通知书");
        var again = cases.draft(guardian, "skip-year", pupil, cases.move(today, year(9), "01"));
        cases.evidence(guardian, again, "maturity-assessment", "guardian-consent");
        assertThat(cases.submit(guardian, again)).containsExactly("year.times");
        var back = Acting.call(registrar, () -> reverseCase.open(skip, "误办"));
        cases.approve(principal, back);
        assertThat(cases.students().spells(pupil)).isEqualTo(before);
        var other =
                cases.submitted(
                        guardian,
                        "skip-year",
                        pupil,
                        cases.move(today, above, "01"),
                        "maturity-assessment",
                        "guardian-consent");
        for (var it : List.of(teacher, registrar, principal)) {
            cases.approve(it, other);
        }
        assertThat(cases.decide(county, other, Verdict.REFUSE)).isEmpty();
        assertThat(cases.state(other)).isEqualTo("refused");
        assertThat(cases.students().spells(pupil)).isEqualTo(before);
    }

    @Test
    void no_year_is_repeated_where_there_is_none_below_or_the_province_lets_nobody() {
        school = cases.units().school("school");
        var registrar = cases.people().holding("学籍管理员", "registrar", school.id());
        cases.people().holding("县教育局", "branch-reviewer", school.id());
        var lowest = year(1);
        assertThat(said(registrar, "repeat-year", at(1, lowest), lowest, "score-report"))
                .contains("year.first");
        assertThat(said(registrar, "repeat-year", at(null, lowest), lowest, "score-report"))
                .contains("year.none");
        var first = at(7, year(7));
        for (var kind : List.of("repeat-year", "skip-year")) {
            var policy = kind.replace("-year", ".allowed");
            cases.people()
                    .system(() ->
                            cases.sql()
                                    .sql(
                                            """
                                            insert into policy.version (policy_key, unit_id, value, from_on, reason, recorder)
                                            values (?, ?, 'false', date '2020-01-01', '本省义务教育阶段不办', '测试')
                                            """)
                                    .params(policy, school.id())
                                    .update());
            assertThat(
                            said(
                                    registrar,
                                    kind,
                                    first,
                                    year(kind.equals("repeat-year") ? 6 : 8),
                                    kind.equals("repeat-year")
                                            ? "score-report"
                                            : "maturity-assessment"))
                    .as(kind)
                    .containsExactly("year.not-allowed");
        }
    }

    /// What is said to an application by the school's office.
    private List<String> said(Actor by, String kind, UUID pupil, UUID unit, String evidence) {
        var reason = kind.equals("repeat-year") ? "22" : "01";
        var id = cases.draft(by, kind, pupil, cases.move(today, unit, reason));
        cases.evidence(by, id, evidence, "guardian-consent");
        return cases.submit(by, id);
    }

    private UUID at(@Nullable Integer level, UUID unit) {
        var it = TestStudents.newcomer("周小满", unit, LocalDate.of(2024, 9, 1));
        return cases.students().enrolled(TestStudents.inYear(it, level), school.id());
    }

    private UUID year(int level) {
        var unit =
                cases.people()
                        .system(() ->
                                cases.units().unit("class", school.grade(), school.id(), "school"));
        cases.people()
                .system(() ->
                        cases.sql()
                                .sql("update organisation.unit set grade_level = ? where id = ?")
                                .params(level, unit)
                                .update());
        return unit;
    }

    /// 转学 within an open university: to another point, in the same programme, among the same type.
    @Test
    void to_another_teaching_point_branch_and_province_decide_too() {
        school = cases.units().school("open");
        var point = under("teaching-point", school.id());
        var other = under("teaching-point", school.id());
        var major = named("行政管理", under("major", point));
        var own = under("class", major);
        var beside = under("class", major);
        var there = under("class", named("行政管理", under("major", other)));
        var law = under("class", named("法学", under("major", other)));
        student = typed(own, "1");
        var villager = typed(there, "2");
        var counsellor = cases.people().holding("辅导员", "counsellor", point);
        assertThat(refused(counsellor, law)).contains("class.other-programme");
        assertThat(refused(counsellor, there)).containsExactly("class.other-type");
        type(villager, "1");

        var id =
                cases.submitted(
                        counsellor,
                        "change-of-class",
                        student,
                        cases.move(today, there, null),
                        "guardian-consent");
        cases.approve(cases.people().holding("教学点", "point-reviewer", point), id);
        assertThat(cases.state(id)).as("no point gives away alone").isEqualTo("in-progress");
        cases.approve(cases.people().holding("分校", "branch-reviewer", school.id()), id);
        cases.approve(cases.people().holding("省校", "province-reviewer", school.id()), id);
        assertThat(cases.steps(id))
                .containsExactly("point approve", "branch approve", "province approve");
        assertThat(cases.students().spells(student)).last().asString().contains(there.toString());

        student = typed(own, "1");
        var within =
                cases.submitted(
                        counsellor,
                        "change-of-class",
                        student,
                        cases.move(today, beside, null),
                        "guardian-consent");
        cases.approve(cases.people().holding("教学点", "point-reviewer", point), within);
        assertThat(cases.steps(within)).containsExactly("point approve");
        assertThat(cases.students().spells(student)).last().asString().contains(beside.toString());
    }

    UUID under(String kind, UUID parent) {
        return cases.people().system(() -> cases.units().unit(kind, parent, school.id(), "open"));
    }

    UUID named(String name, UUID unit) {
        cases.people()
                .system(() ->
                        cases.sql()
                                .sql("update organisation.unit set name = ? where id = ?")
                                .params(name, unit)
                                .update());
        return unit;
    }

    UUID typed(UUID unit, String type) {
        return type(cases.students().enrolled(school.id(), unit, LocalDate.of(2025, 9, 1)), type);
    }

    UUID type(UUID enrolment, String type) {
        cases.people()
                .system(() ->
                        cases.sql()
                                .sql("update registry.enrolment set student_type = ? where id = ?")
                                .params(type, enrolment)
                                .update());
        return enrolment;
    }

    List<String> refused(Actor by, UUID unit) {
        var id = cases.draft(by, "change-of-class", student, cases.move(today, unit, null));
        cases.evidence(by, id, "guardian-consent");
        return cases.submit(by, id);
    }

    void approveAll(UUID id) {
        while (List.of("submitted", "in-progress").contains(cases.state(id))) {
            cases.approve(holder(cases.roles(id)), id);
        }
    }

    Actor holder(String role) {
        return switch (role) {
            case "counsellor" -> offices.counsellor();
            case "department-registrar" -> offices.department();
            case "registrar" -> offices.registrar();
            case "academic-office-head" -> offices.head();
            default -> cases.people().holding("校领导", role, school.id());
        };
    }

    List<Issued> issued(UUID id) {
        return Acting.call(offices.registrar(), () -> documents.ofCase(id));
    }

    /// All text without the white space, which depends on where lines break.
    String text(Issued it) throws IOException {
        var bytes = Acting.call(offices.registrar(), () -> documents.open(it.id())).bytes();
        try (var document = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(document).replaceAll("[\\h\\v]+", "");
        }
    }
}
