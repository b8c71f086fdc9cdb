package org.matricula.coursework.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.change.TestCases;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.WebSteps;
import org.matricula.workflow.TestPeople;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/// 实习实训、社会实践: one by one with its proof, by sheet, in the file and on paper.
@ProgramTest
class PracticeTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TestCases cases;

    WebSteps web;
    TestUnits.School school;
    Actor counsellor;
    Actor registrar;
    UUID one;
    String number;
    String second;

    @BeforeEach
    void a_class_of_two() {
        web = new WebSteps(mvc, sql);
        school = cases.units().school("college");
        counsellor = cases.people().holding("辅导员", "counsellor", school.firstClass());
        registrar = cases.people().holding("学籍科", "registrar", school.id());
        one = enrolled();
        number = number(one);
        second = number(enrolled());
    }

    @Test
    void one_line_is_recorded_with_its_proof_shown_in_the_file_printed_and_struck()
            throws Exception {
        assertThat(add("X1", "internship").getStatus()).as("no such student").isEqualTo(400);
        assertThat(add(number, "holiday").getStatus()).isEqualTo(400);
        assertThat(add(number, "internship").getStatus()).isEqualTo(302);
        assertThat(add(number, "internship").getStatus()).as("the same again").isEqualTo(409);
        assertThat(web.ask(registrar, get("/students/" + number)).getContentAsString())
                .contains("实践记录", "顶岗实习", "临江机械厂", "优秀");
        assertThat(web.ask(counsellor, get("/practices")).getContentAsString())
                .contains("顶岗实习", "证明材料");
        var elsewhere = cases.units().school("college");
        var stranger = cases.people().holding("外校", "registrar", elsewhere.id());
        assertThat(web.ask(stranger, get("/practices")).getContentAsString())
                .doesNotContain("顶岗实习");

        var paper = web.ask(counsellor, post("/practices/of/" + one + "/paper"));
        assertThat(paper.getStatus()).isEqualTo(302);
        var pdf = web.ask(counsellor, get(paper.getRedirectedUrl())).getContentAsByteArray();
        try (var read = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(read).replaceAll("\\s", ""))
                    .contains("实践记录证明", "顶岗实习", "临江机械厂", "学时120", "李工", "优秀", number);
        }
        var id =
                cases.texts("select id::text from coursework.practice where enrolment_id = ?", one)
                        .getFirst();
        var strike = "/practices/" + id + "/strike";
        assertThat(web.ask(stranger, post(strike).param("reason", "x")).getStatus()).isEqualTo(404);
        assertThat(web.ask(counsellor, post(strike)).getStatus()).as("no reason").isEqualTo(400);
        assertThat(web.ask(counsellor, post(strike).param("reason", "登错人")).getStatus())
                .isEqualTo(302);
        assertThat(web.ask(registrar, get("/students/" + number)).getContentAsString())
                .doesNotContain("顶岗实习");
        assertThat(web.ask(counsellor, post("/practices/of/" + one + "/paper")).getStatus())
                .as("nothing to print")
                .isEqualTo(422);
    }

    @Test
    void a_sheet_is_brought_whole_or_not_at_all_and_once() throws Exception {
        var head = "学号,类别,名称,地点,开始日,结束日,学时,学分,指导教师,考核,评语\n";
        var good = number + ",社会实践,暑期三下乡,临江县,2026-07-01,2026/7/10,40,1,王老师,良好,认真\n";
        var wrong = second + ",旅游,出游,海边,2026-07-10,2026-07-01,0,,,一般,\n";
        var answer = bring(head + good + wrong);
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString()).contains("表中有误", ">3<", "旅游", "结束日不能早于开始日", "一般");
        assertThat(lines()).isZero();
        var other = second + ",labour,校园劳动,校园,20260901,20260905,16,,,合格,\n";
        assertThat(bring(head + good + other).getStatus()).isEqualTo(302);
        assertThat(lines()).isEqualTo(2);
        assertThat(bring(head + good + other).getStatus()).isEqualTo(302);
        assertThat(lines()).as("brought twice").isEqualTo(2);
    }

    private org.springframework.mock.web.MockHttpServletResponse add(String student, String sort)
            throws Exception {
        return web.ask(
                counsellor,
                multipart("/practices")
                        .file(
                                new MockMultipartFile(
                                        "file",
                                        "proof.png",
                                        null,
                                        TestPeople.scan().readAllBytes()))
                        .param("student", student)
                        .param("sort", sort)
                        .param("title", "顶岗实习")
                        .param("place", "临江机械厂")
                        .param("fromOn", cases.today().minusDays(20).toString())
                        .param("untilOn", cases.today().minusDays(2).toString())
                        .param("hours", "120")
                        .param("mentor", "李工")
                        .param("assessment", "excellent"));
    }

    private org.springframework.mock.web.MockHttpServletResponse bring(String table)
            throws Exception {
        return web.ask(
                counsellor,
                multipart("/practices/sheet")
                        .file(
                                new MockMultipartFile(
                                        "file",
                                        "a.csv",
                                        null,
                                        table.getBytes(StandardCharsets.UTF_8))));
    }

    private int lines() {
        return Integer.parseInt(
                cases.texts(
                                "select count(*)::text from coursework.practice p join registry.student s on s.enrolment_id = p.enrolment_id where s.institution_id = ?",
                                school.id())
                        .getFirst());
    }

    private UUID enrolled() {
        return cases.students()
                .enrolled(school.id(), school.firstClass(), cases.today().minusDays(90));
    }

    private String number(UUID student) {
        return cases.texts(
                        "select student_number from registry.student where enrolment_id = ?",
                        student)
                .getFirst();
    }
}
