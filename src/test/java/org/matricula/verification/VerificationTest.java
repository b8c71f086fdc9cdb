package org.matricula.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.document.TestProof;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.WebSteps;
import org.matricula.verification.check.TestVerification;
import org.matricula.workflow.AtOnce;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/// A campaign from its notice to its signed result, as its different people.
@ProgramTest
class VerificationTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TestVerification them;

    WebSteps web;
    TestUnits.School school;
    Actor registrar;
    Actor head;
    Actor teacher;
    Actor student;
    UUID one;
    UUID other;
    String campaign;

    @BeforeEach
    void a_class_of_two_of_whom_one_has_no_photo() throws Exception {
        web = new WebSteps(mvc, sql);
        school = them.units().school("school");
        registrar = web.staff("registrar", school.id());
        head = web.staff("academic-office-head", school.id());
        teacher = web.staff("class-teacher", school.firstClass());
        one = them.flawless(school, school.firstClass(), "school");
        other = them.flawless(school, school.firstClass(), "school");
        student = web.themselves("student", person(one));
        them.told(
                "update registry.person set photo_id = null where id = :p",
                Map.of("p", person(other)));
        campaign = open("秋季核查");
    }

    @Test
    void a_student_confirms_what_is_masked_once_and_a_fault_named_becomes_a_task()
            throws Exception {
        var own = "/own-verifications/" + campaign + "/" + one;
        var page = asked(student, get(own));
        var id = them.registered(one).substring(1);
        assertThat(page).contains("请在两周内确认", id.substring(0, 6), "****");
        assertThat(page).doesNotContain(id);
        assertThat(status(student, post(own).param("wrong", "shoe-size"))).isEqualTo(400);
        assertThat(status(student, post(own).param("wrong", "address", "guardian"))).isEqualTo(302);
        assertThat(them.open(campaign).get(one.toString())).containsExactly("student-objects");
        assertThat(asked(registrar, get("/verifications/" + campaign + "/findings")))
                .contains("住址、监护人");
        assertThat(status(student, post(own))).as("it was right after all").isEqualTo(302);
        assertThat(them.open(campaign)).doesNotContainKey(one.toString());
        assertThat(status(student, post(own))).as("once confirmed it stands").isEqualTo(409);
        var stranger = web.themselves("student", person(other));
        assertThat(status(stranger, get(own))).isEqualTo(404);
        assertThat(status(stranger, post(own))).isEqualTo(404);
    }

    @Test
    void a_guardian_confirms_for_their_child_once_between_them_and_for_no_other_child()
            throws Exception {
        var mother = web.themselves("guardian", person(one));
        var own = "/own-verifications/" + campaign + "/" + one;
        assertThat(asked(mother, get("/own-verifications"))).contains(own);
        assertThat(asked(mother, get(own))).contains("请在两周内确认");
        var another = web.themselves("guardian", person(other));
        assertThat(asked(another, get("/own-verifications"))).doesNotContain(own);
        assertThat(status(another, get(own))).isEqualTo(404);
        assertThat(status(another, post(own))).isEqualTo(404);
        assertThat(
                        them.texts(
                                "select coalesce(confirmed::text, 'open') from verification.line where enrolment_id = :e",
                                Map.of("e", one)))
                .containsExactly("open");
        assertThat(AtOnce.all(() -> status(mother, post(own)), () -> status(student, post(own))))
                .as("mother and child in the same moment")
                .containsExactlyInAnyOrder(302, 409);
        assertThat(
                        them.texts(
                                "select role from audit.entry where action = 'verification.confirm' and subject = :s",
                                Map.of("s", "enrolment:" + one)))
                .hasSize(1)
                .containsAnyOf("guardian", "student");
    }

    @Test
    void an_overfull_class_is_found_is_the_schools_task_and_is_mended_when_one_leaves()
            throws Exception {
        var most =
                "update verification.rule set parameters = cast(:p as jsonb) where code = 'class-size'";
        try {
            them.told(most, Map.of("p", "{\"most\": 2}"));
            campaign = open("两人不多", "class-size");
            assertThat(them.open(campaign)).doesNotContainKey(school.firstClass().toString());
            them.told(most, Map.of("p", "{\"most\": 1}"));
            campaign = open("两人超额", "class-size");
        } finally {
            them.told(most, Map.of("p", "{\"most\": 55}"));
        }
        assertThat(them.open(campaign).get(school.firstClass().toString()))
                .containsExactly("class-size");
        assertThat(asked(registrar, get("/verifications/" + campaign + "/findings")))
                .contains("班额");
        them.told(
                "update registry.student set unit_id = :u where enrolment_id = :e",
                Map.of("u", school.secondClass(), "e", other));
        again();
        assertThat(them.open(campaign)).doesNotContainKey(school.firstClass().toString());
    }

    @Test
    void a_teacher_compares_the_class_and_somebody_else_settles_what_was_told() throws Exception {
        var list = "/verifications/" + campaign + "/classes/" + school.firstClass();
        assertThat(asked(teacher, get(list))).contains("data-compare", "said-" + one);
        assertThat(status(teacher, post(list))).as("nobody was compared").isEqualTo(400);
        assertThat(
                        status(
                                teacher,
                                post(list)
                                        .param("said-" + one, "ok")
                                        .param("said-" + other, "unknown")))
                .isEqualTo(302);
        assertThat(them.open(campaign).get(other.toString()))
                .containsExactly("photo-missing", "teacher-objects");
        var told = finding("teacher-objects");
        assertThat(status(teacher, post(told + "/recheck"))).as("one's own word").isEqualTo(422);
        assertThat(status(registrar, post(told + "/recheck"))).isEqualTo(302);
        assertThat(them.open(campaign).get(other.toString())).containsExactly("photo-missing");
        var elsewhere = web.staff("class-teacher", school.secondClass());
        assertThat(status(elsewhere, get(list))).isEqualTo(404);
        assertThat(status(elsewhere, post(list).param("said-" + one, "ok"))).isEqualTo(404);
        assertThat(asked(registrar, get("/verifications/" + campaign))).contains("100 %");
    }

    @Test
    void what_is_mended_is_closed_by_looking_again_and_what_comes_back_is_open_anew()
            throws Exception {
        var task = finding("photo-missing");
        assertThat(status(teacher, post(task + "/take"))).isEqualTo(302);
        assertThat(status(teacher, post(task + "/recheck"))).isEqualTo(302);
        assertThat(them.open(campaign)).as("not mended yet").containsKey(other.toString());
        assertThat(score()).isEqualTo("97.5");
        them.told(
                "update registry.person set photo_id = (select photo_id from registry.person where id = :q) where id = :p",
                Map.of("p", person(other), "q", person(one)));
        assertThat(status(teacher, post(task + "/recheck"))).isEqualTo(302);
        assertThat(them.open(campaign)).doesNotContainKey(other.toString());
        assertThat(score()).isEqualTo("100.0");
        assertThat(status(teacher, post(task + "/waiver").param("reason", "已经改好了")))
                .as("nothing is left to waive")
                .isEqualTo(409);
        them.told(
                "update registry.person set photo_id = null where id in (:p, :q)",
                Map.of("p", person(other), "q", person(one)));
        again();
        assertThat(them.open(campaign)).containsKeys(one.toString(), other.toString());
        assertThat(due(one)).as("a fresh task has its working days").isGreaterThan(today());
    }

    @Test
    void a_waiver_is_decided_by_a_second_person_and_outlives_the_next_run() throws Exception {
        var task = finding("photo-missing");
        assertThat(status(registrar, post(task + "/waiver").param("reason", "无"))).isEqualTo(400);
        assertThat(status(registrar, post(task + "/waiver").param("reason", "因宗教习俗不拍照")))
                .isEqualTo(302);
        var decision = task + "/waiver/decision";
        assertThat(status(registrar, post(decision).param("decision", "waive"))).isEqualTo(422);
        assertThat(status(teacher, post(decision).param("decision", "waive"))).isEqualTo(403);
        assertThat(status(head, post("/verifications/" + campaign + "/result")))
                .as("not while a waiver is undecided")
                .isEqualTo(422);
        assertThat(status(head, post(decision).param("decision", "decline"))).isEqualTo(400);
        assertThat(status(head, post(decision).param("decision", "waive"))).isEqualTo(302);
        assertThat(status(head, post(decision).param("decision", "waive"))).isEqualTo(409);
        again();
        assertThat(them.open(campaign)).doesNotContainKey(other.toString());
        assertThat(score()).isEqualTo("100.0");
    }

    @Test
    void the_result_is_signed_by_somebody_else_once_and_held_against_the_last() throws Exception {
        var result = "/verifications/" + campaign + "/result";
        assertThat(status(registrar, post(result))).as("who opened it").isEqualTo(422);
        Callable<Integer> signing = () -> status(head, post(result));
        try (var pool = Executors.newFixedThreadPool(2)) {
            assertThat(pool.invokeAll(List.of(signing, signing)))
                    .extracting(it -> it.get())
                    .containsExactlyInAnyOrder(302, 409);
        }
        var pdf = web.ask(head, get(result + ".pdf"));
        assertThat(TestProof.of(mvc, pdf.getContentAsByteArray()))
                .isEqualTo("genuine verification-result");
        try (var document = Loader.loadPDF(pdf.getContentAsByteArray())) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("学籍核查结果", "97.5", "照片缺失", hash(campaign));
        }
        var list = "/verifications/" + campaign + "/classes/" + school.firstClass();
        assertThat(status(teacher, post(list).param("said-" + one, "ok")))
                .as("nothing changes under a signature")
                .isEqualTo(409);
        assertThat(status(student, post("/own-verifications/" + campaign + "/" + one)))
                .isEqualTo(422);
        var first = campaign;
        them.told(
                "update registry.person set photo_id = (select photo_id from registry.person where id = :q) where id = :p",
                Map.of("p", person(other), "q", person(one)));
        campaign = open("春季核查");
        assertThat(status(head, post("/verifications/" + campaign + "/result"))).isEqualTo(302);
        assertThat(asked(head, get("/verifications/" + campaign))).contains("100.0", "97.5");
        assertThat(hash(campaign)).isNotEqualTo(hash(first));
    }

    @Test
    void a_department_sees_its_part_and_neither_runs_nor_signs_the_whole() throws Exception {
        var department = web.staff("department-registrar", school.grade());
        assertThat(asked(department, get("/verifications/" + campaign))).contains("照片缺失");
        assertThat(status(department, post("/verifications/" + campaign + "/passes")))
                .isIn(403, 404);
        var strange = web.staff("registrar", them.units().school("school").id());
        for (var path : List.of("", "/findings", "/gaps.xlsx", "/classes/" + school.firstClass())) {
            assertThat(status(strange, get("/verifications/" + campaign + path)))
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(status(strange, post(finding("photo-missing") + "/take"))).isEqualTo(404);
        var gaps = web.ask(teacher, get("/verifications/" + campaign + "/gaps.xlsx"));
        assertThat(gaps.getContentAsByteArray()).startsWith('P', 'K');
    }

    @Test
    void a_run_called_off_ends_and_another_begins_and_dates_are_asked_for() throws Exception {
        var passes = "/verifications/" + campaign + "/passes";
        assertThat(status(registrar, post(passes + "/cancel"))).as("none is on").isEqualTo(409);
        them.told(
                """
                insert into verification.pass (campaign_id, state, begun_at, starter, starter_role)
                values (cast(:c as uuid), 'running', now(), 'x', 'registrar')
                """,
                Map.of("c", campaign));
        assertThat(status(registrar, post(passes))).as("one at a time").isEqualTo(409);
        assertThat(asked(registrar, get("/verifications/" + campaign))).contains("取消检查");
        assertThat(status(head, post("/verifications/" + campaign + "/result")))
                .as("not while the rules run")
                .isEqualTo(422);
        assertThat(status(registrar, post(passes + "/cancel"))).isEqualTo(302);
        again();
        var refused =
                web.ask(
                        registrar,
                        post("/verifications")
                                .param("unit", school.id().toString())
                                .param("name", "x")
                                .param("notice", "x")
                                .param("opensOn", them.today().toString())
                                .param("closesOn", them.today().plusDays(200).toString()));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("每学期核准一次");
    }

    private void again() throws Exception {
        assertThat(status(registrar, post("/verifications/" + campaign + "/passes")))
                .isEqualTo(302);
        them.ran();
    }

    private String open(String name) throws Exception {
        return open(name, "photo-missing", "guardian-missing", "document-sex");
    }

    private String open(String name, String... rules) throws Exception {
        var opened =
                web.ask(
                        registrar,
                        post("/verifications")
                                .param("unit", school.id().toString())
                                .param("name", name)
                                .param("notice", "请在两周内确认")
                                .param("rule", rules)
                                .param("opensOn", them.today().toString())
                                .param("closesOn", them.today().plusDays(14).toString()));
        assertThat(opened.getStatus()).as(opened.getContentAsString()).isEqualTo(302);
        them.ran();
        return opened.getRedirectedUrl().replace("/verifications/", "");
    }

    private String finding(String rule) {
        return "/verifications/findings/"
                + them.texts(
                                "select id::text from verification.finding where campaign_id = cast(:c as uuid) and rule = :r and state = 'open'",
                                Map.of("c", campaign, "r", rule))
                        .getFirst();
    }

    private String score() throws Exception {
        var page = web.ask(registrar, get("/api/v1/verifications/" + campaign));
        var text = page.getContentAsString();
        return text.replaceAll("(?s).*?\"depth\":0,.*?\"score\":([0-9.]+).*", "$1");
    }

    private String hash(String of) {
        return them.texts(
                        "select encode(figures_hash, 'hex') from verification.result where campaign_id = cast(:c as uuid)",
                        Map.of("c", of))
                .getFirst();
    }

    private String due(UUID enrolment) {
        return them.texts(
                        "select due_on::text from verification.finding where enrolment_id = :e",
                        Map.of("e", enrolment))
                .getFirst();
    }

    private String today() {
        return them.today().toString();
    }

    private UUID person(UUID enrolment) {
        return UUID.fromString(
                them.texts(
                                "select person_id::text from registry.enrolment where id = :e",
                                Map.of("e", enrolment))
                        .getFirst());
    }

    private String asked(Actor actor, MockHttpServletRequestBuilder request) throws Exception {
        MockHttpServletResponse answer = web.ask(actor, request);
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString();
    }

    private int status(Actor actor, MockHttpServletRequestBuilder request) throws Exception {
        return web.ask(actor, request).getStatus();
    }
}
