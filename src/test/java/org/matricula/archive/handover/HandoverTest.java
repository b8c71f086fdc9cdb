package org.matricula.archive.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.document.TestProof;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.Intake;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// Files go from hand to hand by a list whose counts agree, or are refused with the difference.
@ProgramTest
class HandoverTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired HandFilesOver handFilesOver;
    @Autowired ReadHandovers readHandovers;
    @Autowired Clock clock;

    WebSteps web;
    TestUnits.School school;
    Actor teacher;
    Actor keeper;
    UUID first;
    UUID second;

    @BeforeEach
    void a_class_of_two() {
        web = new WebSteps(mvc, sql);
        school = new TestUnits(sql, transaction).school("college");
        teacher = web.staff("class-teacher", school.firstClass());
        keeper = web.staff("archive-keeper", school.id());
        var students = new TestStudents(intake, transaction, sql);
        var since = LocalDate.now(clock).minusDays(30);
        first =
                students.enrolled(
                        TestStudents.newcomer("欧阳明", school.firstClass(), since), school.id());
        second =
                students.enrolled(
                        TestStudents.newcomer("司马亮", school.firstClass(), since), school.id());
    }

    @Test
    void counts_that_agree_are_signed_by_both_and_others_are_refused_with_the_difference()
            throws Exception {
        refused(
                "handover.nobody",
                teacher,
                () -> handFilesOver.toArchive(school.firstClass(), Map.of()));
        refused(
                "handover.pages",
                teacher,
                () -> handFilesOver.toArchive(school.firstClass(), Map.of(first, 0)));
        refused(
                "handover.students",
                teacher,
                () -> handFilesOver.toArchive(school.firstClass(), Map.of(UUID.randomUUID(), 2)));
        assertThat(
                        web.ask(
                                        teacher,
                                        get("/archives/handovers")
                                                .param("unit", school.firstClass().toString()))
                                .getContentAsString())
                .contains("欧阳明", "司马亮");
        var path = handed("12", "8");
        var id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        refused(
                "handover.open",
                teacher,
                () -> handFilesOver.toArchive(school.firstClass(), Map.of(first, 2)));
        refused("handover.keeper", teacher, () -> receive(id, true, 12, 8));
        var own =
                new Actor(
                        teacher.account(),
                        "王",
                        "archive-keeper",
                        school.id(),
                        keeper.scope(),
                        "test");
        refused("handover.own", own, () -> receive(id, true, 12, 8));
        refused("handover.differs", keeper, () -> receive(id, true, 12, 7));
        refused(
                "handover.note-long",
                keeper,
                () -> handFilesOver.receive(id, false, Map.of(first, 12), null, "由".repeat(201)));
        refused(
                "handover.note",
                keeper,
                () -> handFilesOver.receive(id, false, Map.of(first, 12), null, " "));
        assertThat(
                        web.ask(
                                        keeper,
                                        post(path + "/receipt")
                                                .param("taken", "false")
                                                .param("pages-" + first, "12")
                                                .param("note", "缺成绩单"))
                                .getStatus())
                .isEqualTo(302);
        assertThat(Acting.call(keeper, () -> readHandovers.open(id)).items())
                .filteredOn(HandedFile::differs)
                .as("what was not counted was not found")
                .extracting(it -> it.name() + " " + it.pages() + " " + it.counted())
                .containsExactly("司马亮 8 0");
        assertThat(web.ask(teacher, get(path)).getContentAsString()).contains("不接收", "缺成绩单");
        refused("handover.ended", keeper, () -> receive(id, true, 12, 8));

        var mistaken = handed("12", "9");
        var taken = UUID.fromString(mistaken.substring(mistaken.lastIndexOf('/') + 1));
        refused("handover.giver", keeper, () -> handFilesOver.withdraw(taken, "列错"));
        refused("handover.reason", teacher, () -> handFilesOver.withdraw(taken, " "));
        assertThat(web.ask(keeper, get(mistaken)).getContentAsString()).doesNotContain("撤回移交");
        assertThat(web.ask(teacher, get(mistaken)).getContentAsString()).contains("撤回移交");
        assertThat(
                        web.ask(teacher, post(mistaken + "/withdraw").param("reason", "页数列错"))
                                .getStatus())
                .isEqualTo(302);
        assertThat(web.ask(teacher, get(mistaken)).getContentAsString())
                .contains("已撤回", "页数列错")
                .doesNotContain("撤回移交");
        refused("handover.ended", teacher, () -> handFilesOver.withdraw(taken, "再撤"));
        refused("handover.ended", keeper, () -> receive(taken, true, 12, 9));

        var again = handed("12", "7");
        var next = UUID.fromString(again.substring(again.lastIndexOf('/') + 1));
        Acting.as(keeper, () -> receive(next, true, 12, 7));
        var pdf = web.ask(keeper, get(again + "/list.pdf")).getContentAsByteArray();
        assertThat(TestProof.of(mvc, pdf)).isEqualTo("genuine handover-list");
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", ""))
                    .contains("档案移交清单", "欧阳明", "司马亮", "合计2份19页", "移交人", "接收人");
        }
        var xlsx = web.ask(keeper, get(again + "/list.xlsx")).getContentAsByteArray();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
            var sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(1).getCell(4).getNumericCellValue())
                    .isEqualTo(sheet.getRow(1).getCell(5).getNumericCellValue());
            assertThat(sheet.getRow(3).getCell(4).getNumericCellValue()).isEqualTo(19);
        }
        var elsewhere = web.staff("class-teacher", school.secondClass());
        assertThat(web.ask(elsewhere, get(again)).getStatus()).isEqualTo(404);
    }

    @Test
    void what_was_handed_to_another_body_is_lent_no_more() throws Exception {
        refused("handover.none", keeper, () -> handFilesOver.toBody(school.firstClass(), "某市档案馆"));
        assertThat(
                        web.ask(
                                        keeper,
                                        post("/archives/file")
                                                .param("unit", school.firstClass().toString())
                                                .param("student", first.toString())
                                                .param("place", "一库")
                                                .param("why", "待补")
                                                .param("pages-admission-" + first, "4")
                                                .param("pages-health-" + first, "2"))
                                .getStatus())
                .isEqualTo(302);
        refused("handover.body", keeper, () -> handFilesOver.toBody(school.firstClass(), " "));
        refused("handover.keeper", teacher, () -> handFilesOver.toBody(school.firstClass(), "x"));
        hold("hold");
        refused("handover.held", keeper, () -> handFilesOver.toBody(school.firstClass(), "某市档案馆"));
        hold("lift");
        var id = Acting.call(keeper, () -> handFilesOver.toBody(school.firstClass(), "某市档案馆"));
        var list = Acting.call(keeper, () -> readHandovers.open(id));
        assertThat(list.handover().pages()).isEqualTo(6);
        var other = web.staff("registrar", school.id());
        refused(
                "handover.signer",
                other,
                () -> handFilesOver.receive(id, true, Map.of(first, 6), " ", null));
        hold("hold");
        refused(
                "handover.held",
                other,
                () -> handFilesOver.receive(id, true, Map.of(first, 6), "李", null));
        hold("lift");
        lent("out");
        refused(
                "handover.out",
                other,
                () -> handFilesOver.receive(id, true, Map.of(first, 6), "李", null));
        lent("returned");
        Acting.as(other, () -> handFilesOver.receive(id, true, Map.of(first, 6), "李", null));
        var volume = list.items().getFirst().volume();
        assertThat(
                        web.ask(
                                        keeper,
                                        post("/archives/loans")
                                                .param("volume", volume)
                                                .param("way", "on-site")
                                                .param("purpose", "核对"))
                                .getContentAsString())
                .contains("已经转出，不能借阅");
        assertThat(web.ask(keeper, get("/archives").param("q", volume)).getContentAsString())
                .contains("欧阳明");
    }

    private void lent(String state) {
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(it -> {
                            if (state.equals("returned")) {
                                sql.sql(
                                                "update archive.loan set state = 'returned', returned_at = now() where enrolment_id = ?")
                                        .param(first)
                                        .update();
                                return;
                            }
                            sql.sql(
                                            """
                                            insert into archive.loan (institution_id, volume_id, enrolment_id, scope_pos, person_id,
                                              way, purpose, borrower, state, asker, asked_at, decided_at, out_at)
                                            select institution_id, id, enrolment_id, scope_pos, person_id, 'on-site', 'x', 'x', 'out',
                                                   'x', now(), now(), now()
                                              from archive.volume where enrolment_id = ?
                                            """)
                                    .param(first)
                                    .update();
                        }));
    }

    /// Or lifts.
    private void hold(String act) throws Exception {
        var volume =
                Acting.call(
                        keeper,
                        () ->
                                transaction.execute(it ->
                                        sql.sql(
                                                        "select id from archive.volume where enrolment_id = ?")
                                                .param(first)
                                                .query(UUID.class)
                                                .single()));
        assertThat(
                        web.ask(
                                        keeper,
                                        post("/archives/" + volume + "/" + act)
                                                .param("reason", "诉讼"))
                                .getStatus())
                .isEqualTo(302);
    }

    private String handed(String one, String two) throws Exception {
        var answer =
                web.ask(
                        teacher,
                        post("/archives/handovers/to-archive")
                                .param("unit", school.firstClass().toString())
                                .param("pages-" + first, one)
                                .param("pages-" + second, two));
        assertThat(answer.getStatus()).isEqualTo(302);
        return answer.getRedirectedUrl();
    }

    private void receive(UUID id, boolean taken, int one, int two) {
        handFilesOver.receive(id, taken, Map.of(first, one, second, two), null, null);
    }

    private void refused(String code, Actor actor, Runnable act) {
        assertThatThrownBy(() -> Acting.as(actor, act))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(code);
    }
}
