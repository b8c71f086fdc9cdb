package org.matricula.change.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.matricula.change.TestCases.refusals;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.change.TestCases;
import org.matricula.document.Documents;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.CorrectDetails;
import org.matricula.registry.Detail;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.matricula.workflow.apply.AddEvidence;
import org.matricula.workflow.decide.Decide;
import org.matricula.workflow.decide.Verdict;
import org.matricula.workflow.reverse.ReverseCase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/// Guardian, address and household registration corrected by each kind of institution's people, and
/// every value that ever stood shown afterwards.
@ProgramTest
class FamilyCorrectionTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TestCases cases;
    @Autowired CorrectionSheet sheet;
    @Autowired AddEvidence addEvidence;
    @Autowired Decide decide;
    @Autowired ReverseCase reverseCase;
    @Autowired CorrectDetails details;
    @Autowired Documents documents;

    WebSteps web;
    TestUnits.School school;
    Actor applicant;
    UUID student;
    LocalDate today;

    @BeforeEach
    void today() {
        web = new WebSteps(mvc, sql);
        today = cases.today();
    }

    @Test
    void a_pupils_guardian_asks_for_a_new_guardian_and_the_school_settles_it() {
        at("school", "guardian");
        var teacher = holding("class-teacher", school.firstClass());
        var registrar = holding("registrar", school.id());
        var id = drafted("information-change", today.minusDays(20));
        put(id, "guardian-name", "王秀英");
        put(id, "guardian-relation", "52");
        put(id, "guardian-phone", "13712345678");
        assertThat(cases.submit(applicant, id)).containsExactly("case.evidence-missing");
        evidence(id, "guardian-proof", 200, 200);
        assertThat(cases.submit(applicant, id)).isEmpty();

        assertThat(tick(applicant, id, InformationCorrection.TICKS))
                .containsExactly("correction.not-examiner");
        Acting.as(teacher, () -> decide.decide(cases.step(id), Verdict.RETURN, "请补户口簿"));
        put(id, "guardian-name", "王秀兰");
        assertThat(cases.submit(applicant, id)).isEmpty();
        tick(teacher, id, List.of("originals", "legible"));
        cases.approve(teacher, id);
        assertThat(cases.decide(registrar, id, Verdict.APPROVE))
                .as("nobody has seen both sides on one page")
                .containsExactly("correction.unchecked");
        tick(registrar, id, InformationCorrection.TICKS);
        cases.approve(registrar, id);
        assertThat(cases.steps(id))
                .containsExactly(
                        "class-teacher return", "class-teacher approve", "registrar approve");
        assertThat(told(Detail.GUARDIAN_NAME)).isEqualTo("王秀兰");
        assertThat(told(Detail.GUARDIAN_PHONE)).isEqualTo("13712345678");
        assertThat(
                        cases.texts(
                                "select string_agg(g.name || g.relation, ',' order by g.seq) from registry.guardian g join registry.enrolment e on e.person_id = g.person_id where e.id = ?",
                                student))
                .containsExactly("王秀兰52");
    }

    @Test
    void a_colleges_student_moves_house_and_changes_household_registration() {
        at("college", "student");
        var offices = cases.offices(school);
        var id = drafted("information-change", today.minusDays(20));
        put(id, "household-type", "1");
        put(id, "household-address", "浙江省衢州市柯城区府山街道1号");
        put(id, "home-address", "杭州市西湖区学院路2号3幢");
        assertThat(cases.submit(applicant, id)).containsExactly("case.evidence-missing");
        evidence(id, "household-page", 300, 200);
        assertThat(cases.submit(applicant, id)).isEmpty();
        assertThat(cases.decide(offices.counsellor(), id, Verdict.REFUSE)).isEmpty();
        assertThat(told(Detail.HOUSEHOLD_ADDRESS)).as("refused: as it was").isEmpty();

        var again = drafted("information-change", today.minusDays(20));
        put(again, "household-type", "1");
        put(again, "household-address", "浙江省衢州市柯城区府山街道1号");
        put(again, "home-address", "杭州市西湖区学院路2号3幢");
        evidence(again, "household-page", 300, 200);
        assertThat(cases.submit(applicant, again)).isEmpty();
        tick(offices.counsellor(), again, InformationCorrection.TICKS);
        cases.approve(offices.counsellor(), again);
        cases.approve(offices.department(), again);
        assertThat(cases.steps(again))
                .as("class A: settled at the unit")
                .containsExactly("counsellor approve", "department approve");
        assertThat(told(Detail.HOUSEHOLD_ADDRESS)).isEqualTo("浙江省衢州市柯城区府山街道1号");
        assertThat(told(Detail.HOUSEHOLD_TYPE)).isEqualTo("1");
        assertThat(told(Detail.HOME_ADDRESS)).isEqualTo("杭州市西湖区学院路2号3幢");
    }

    @Test
    void an_open_universitys_student_is_late_with_an_address_and_the_principal_decides() {
        at("open", "student");
        var point = holding("point-reviewer", school.id());
        var branch = holding("branch-reviewer", school.id());
        var principal = holding("vice-principal", school.id());
        var id = drafted("information-change", today.minusDays(200));
        put(id, "household-address", "成都市锦江区1号");
        evidence(id, "household-page", 300, 200);
        assertThat(cases.submit(applicant, id))
                .containsExactlyInAnyOrder("correction.late-reason", "case.evidence-missing");
        var late =
                cases.draft(
                        applicant,
                        "correction",
                        student,
                        Map.of(
                                "because", "information-change",
                                "since", today.minusDays(200).toString(),
                                "explanation", "户口迁入",
                                "lateReason", "长期在外务工"));
        put(late, "household-address", "成都市锦江区1号");
        evidence(late, "household-page", 300, 200);
        evidence(late, "late-report", 300, 200);
        assertThat(cases.submit(applicant, late)).isEmpty();
        tick(point, late, InformationCorrection.TICKS);
        cases.approve(point, late);
        cases.approve(branch, late);
        assertThat(told(Detail.HOUSEHOLD_ADDRESS)).as("the principal has not spoken").isEmpty();
        cases.approve(principal, late);
        cases.approve(holding("province-reviewer", school.id()), late);
        assertThat(cases.steps(late))
                .containsExactly(
                        "point approve", "branch approve", "principal approve", "province approve");
        assertThat(told(Detail.HOUSEHOLD_ADDRESS)).isEqualTo("成都市锦江区1号");
    }

    @Test
    void evidence_is_an_image_of_the_right_kind_and_size() throws Exception {
        at("college", "student");
        var id = drafted("information-change", today.minusDays(2));
        put(id, "guardian-name", "王秀英");
        assertThat(refusals(() -> given(id, "人物.gif", image("gif", 300, 300))))
                .containsExactly("file.type");
        assertThat(refusals(() -> given(id, "窄.png", image("png", 199, 900))))
                .containsExactly("file.small");
        assertThat(refusals(() -> given(id, "矮.png", image("png", 900, 199))))
                .containsExactly("file.small");
        assertThat(refusals(() -> given(id, "假.jpg", new ByteArrayInputStream("x".getBytes()))))
                .containsExactly("file.type");
        assertThat(refusals(() -> given(id, "照片.jpg", image("jpg", 200, 200)))).isEmpty();
        assertThat(
                        cases.texts(
                                "select f.media_type from workflow.evidence e join attachment.file f on f.id = e.file_id where e.case_id = ?",
                                id))
                .as("told by what is in it, not by its name")
                .containsExactly("image/jpeg");
    }

    @Test
    void every_value_that_ever_stood_is_shown_with_who_why_and_the_papers_of_its_time()
            throws Exception {
        at("school", "guardian");
        var teacher = holding("class-teacher", school.firstClass());
        var registrar = holding("registrar", school.id());
        var number =
                cases.texts("select student_number from registry.enrolment where id = ?", student)
                        .getFirst();
        var file = "/students/" + number;
        assertThat(web.ask(registrar, get(file + "/former-values")).getContentAsString())
                .contains("没有变更过的信息");

        var version =
                cases.texts(
                                "select '\"' || p.version || '.' || e.version || '\"' from registry.enrolment e join registry.person p on p.id = e.person_id where e.id = ?",
                                student)
                        .getFirst();
        assertThat(
                        web.ask(
                                        registrar,
                                        post(file + "/edit/contact")
                                                .param("version", version)
                                                .param("phone", "13788889999")
                                                .param("reason", "家长来电"))
                                .getStatus())
                .isEqualTo(302);
        var issued = certificate(registrar, number);
        var id = drafted("information-change", today.minusDays(20));
        put(id, "guardian-name", "王秀兰");
        put(id, "home-address", "杭州市西湖区学院路2号3幢");
        evidence(id, "guardian-proof", 300, 200);
        assertThat(cases.submit(applicant, id)).isEmpty();
        tick(teacher, id, InformationCorrection.TICKS);
        cases.approve(teacher, id);
        cases.approve(registrar, id);

        var page = web.ask(registrar, get(file + "/former-values")).getContentAsString();
        assertThat(page)
                .contains("林父", "王秀兰", "监护关系证明", today.minusDays(20).toString(), cases.number(id))
                .contains("家长来电", "137****9999", "一直如此")
                .contains(issued)
                .doesNotContain("13788889999", "学院路2号3幢");
        assertThat(
                        web.ask(
                                        registrar,
                                        post(file + "/former-values/unmask")
                                                .param("reason", "核对电话"))
                                .getContentAsString())
                .contains("13788889999", "学院路2号3幢");
        assertThat(
                        cases.texts(
                                "select action from audit.entry where subject = 'enrolment:' || cast(? as text) and action in ('student.read', 'student.unmask') order by id desc limit 2",
                                student))
                .as("looking into a minor's file is told")
                .containsExactly("student.unmask", "student.read");
        var api = web.ask(registrar, get("/api/v1" + file + "/former-values")).getContentAsString();
        assertThat(api)
                .contains("guardian-name", "林父", "王秀兰", id.toString(), "\"issuedBefore\":[{");
        var stranger = cases.people().holding("外班", "class-teacher", school.secondClass());
        assertThat(web.ask(stranger, get(file + "/former-values")).getStatus()).isEqualTo(404);

        var reversal = Acting.call(registrar, () -> reverseCase.open(id, "登记有误"));
        cases.approve(holding("vice-principal", school.id()), reversal);
        assertThat(told(Detail.GUARDIAN_NAME)).isEqualTo("林父");
        assertThat(details(registrar))
                .as("both stay on record")
                .containsExactly("guardian-name 王秀兰>林父", "guardian-name 林父>王秀兰", "phone 1390>1378");
        asBeforeActsWereKept();
        assertThat(details(registrar)).as("nothing tells of it").doesNotContain("email 1390>1378");
        migrated("registry/V20261126_3980__acts_before.sql");
        assertThat(details(registrar)).contains("email 1390>1378");
        assertThat(web.ask(registrar, get(file + "/former-values")).getContentAsString())
                .contains("经办人未留存");
        cases.people()
                .system(() ->
                        sql.sql(
                                        "update change.correction set act_id = (select id from registry.correction_act where actor = '' and person_id = change.correction.person_id) where case_id = ?")
                                .param(id)
                                .update());
        migrated("change/V20261126_3982__acts_of_cases.sql");
        assertThat(
                        cases.texts(
                                "select a.case_id || ' ' || a.actor || ' ' || a.role from registry.correction_act a join change.correction c on c.act_id = a.id where c.case_id = ?",
                                id))
                .as("the ledger says who")
                .containsExactly(id + " " + registrar.name() + " registrar");
    }

    /// The lines of the telephone once more, as of an e-mail address, and no act.
    private void asBeforeActsWereKept() {
        var act = UUID.randomUUID();
        cases.people()
                .system(() ->
                        sql.sql(
                                        """
                                        insert into registry.detail (person_id, field, salt, value, during, recorded, act_id, closed_by)
                                        select d.person_id, 'email', d.salt, d.value, d.during, d.recorded, :act,
                                               case when d.closed_by is not null then cast(:act as uuid) end
                                          from registry.detail d join registry.enrolment e on e.person_id = d.person_id
                                         where e.id = :student and d.field = 'phone'
                                        """)
                                .param("act", act)
                                .param("student", student)
                                .update());
    }

    private void migrated(String file) throws IOException {
        try (var in = getClass().getResourceAsStream("/db/migration/" + file)) {
            var text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            var statement =
                    text.replaceAll("(?m)^--.*$", "")
                            .replaceAll("(?s)(comment on|select set_config)[^;]*;", "");
            cases.people().system(() -> sql.sql(statement.replace(";", "")).update());
        }
    }

    private List<String> details(Actor by) {
        return Acting.call(
                by,
                () ->
                        new org.springframework.transaction.support.TransactionTemplate(manager)
                                .execute(it ->
                                        details.changes(student).stream()
                                                .filter(one -> one.detail() != Detail.HOME_ADDRESS)
                                                .map(one ->
                                                        one.detail().code()
                                                                + " "
                                                                + start(one.before())
                                                                + ">"
                                                                + start(one.after()))
                                                .toList()));
    }

    @Autowired org.springframework.transaction.PlatformTransactionManager manager;

    private static String start(String value) {
        return value.length() > 4 ? value.substring(0, 4) : value;
    }

    /// A paper made out while the old guardian stood in the file.
    private String certificate(Actor registrar, String number) throws Exception {
        assertThat(web.ask(registrar, post("/certificates").param("student", number)).getStatus())
                .isEqualTo(302);
        return Acting.call(registrar, () -> documents.of(student)).getFirst().number();
    }

    private void at(String education, String role) {
        school = cases.units().school(education);
        student =
                cases.students()
                        .enrolled(
                                TestStudents.newcomer(
                                        "林一诺", school.firstClass(), LocalDate.of(2024, 9, 1)),
                                school.id());
        applicant = cases.people().reaching("申请人", role, school.id(), student);
    }

    private Actor holding(String role, UUID unit) {
        return cases.people().holding(role, role, unit);
    }

    private UUID drafted(String because, LocalDate since) {
        return cases.draft(
                applicant,
                "correction",
                student,
                new HashMap<>(
                        Map.of(
                                "because",
                                because,
                                "since",
                                since.toString(),
                                "explanation",
                                "家庭情况变化")));
    }

    private void put(UUID id, String field, String value) {
        assertThat(refusals(() -> Acting.as(applicant, () -> sheet.put(id, field, value))))
                .isEmpty();
    }

    private List<String> tick(Actor by, UUID id, List<String> ticks) {
        return refusals(() -> Acting.as(by, () -> sheet.tick(id, ticks, "")));
    }

    private void evidence(UUID id, String kind, int width, int height) {
        Acting.as(
                applicant,
                () -> addEvidence.add(id, kind, "IMG_0001.png", image("png", width, height)));
    }

    private void given(UUID id, String name, InputStream content) {
        Acting.as(applicant, () -> addEvidence.add(id, "guardian-proof", name, content));
    }

    private String told(Detail it) {
        return cases.people().system(() -> details.now(student, List.of(it)).get(it));
    }

    private static InputStream image(String format, int width, int height) {
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(
                    new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
            return new ByteArrayInputStream(out.toByteArray());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
