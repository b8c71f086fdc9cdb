package org.matricula.registry.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.personal.ResidentId;
import org.matricula.registry.Intake;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// Lists that are taken away.
@ProgramTest
class ExportTest {

    static final LocalDate ENTRY = LocalDate.of(2024, 9, 1);

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired org.matricula.registry.TestNumbers numbers;

    WebSteps web;
    TestUnits.School school;
    Actor registrar;
    String document;

    @BeforeEach
    void aStudentWithADocument() {
        web = new WebSteps(mvc, sql);
        school = new TestUnits(sql, transaction).school("college");
        registrar = web.staff("registrar", school.id());
        var seventeen =
                "110105201003" + "%05d".formatted(Math.floorMod(school.id().hashCode(), 100000));
        document = seventeen + ResidentId.checkDigit(seventeen);
        var one =
                new TestStudents(intake, transaction, sql)
                        .enrolled(
                                TestStudents.documented(
                                        TestStudents.newcomer("=林一诺", school.firstClass(), ENTRY),
                                        "1",
                                        document),
                                school.id());
        numbers.put(one, "G" + document);
    }

    /// 学籍号 with the identity number in it: opened for the one who gives a reason, else masked.
    @Test
    void a_registry_number_is_as_clear_as_the_identity_number_within() throws Exception {
        var masked = web.ask(registrar, form().param("column", "REGISTRY_NUMBER"));
        try (var book =
                new XSSFWorkbook(new ByteArrayInputStream(masked.getContentAsByteArray()))) {
            assertThat(book.getSheetAt(0).getRow(1).getCell(2).getStringCellValue())
                    .startsWith("G110105************");
        }
        var clear =
                web.ask(
                        registrar,
                        form("clear", "true", "reason", "上报学籍").param("column", "REGISTRY_NUMBER"));
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(clear.getContentAsByteArray()))) {
            assertThat(book.getSheetAt(0).getRow(1).getCell(2).getStringCellValue())
                    .isEqualTo("G" + document);
        }
    }

    @Test
    void eighteen_digits_stay_text_and_the_foot_says_who_took_it() throws Exception {
        var taken = take("clear", "true", "reason", "上报学籍");
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(taken.getContentAsByteArray()))) {
            var sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(0).getCell(1).getStringCellValue()).isEqualTo("证件号码");
            assertThat(sheet.getRow(1).getCell(0).getCellType())
                    .as("never a formula")
                    .isEqualTo(CellType.STRING);
            assertThat(sheet.getRow(1).getCell(1).getCellType()).isEqualTo(CellType.STRING);
            assertThat(sheet.getRow(1).getCell(1).getStringCellValue()).isEqualTo(document);
            assertThat(text(book)).contains("王 于", "上报学籍", "共 1 人");
        }
        assertThat(noted("上报学籍")).isEqualTo(1);
    }

    @Test
    void private_values_are_masked_unless_a_reason_is_given() throws Exception {
        try (var book =
                new XSSFWorkbook(new ByteArrayInputStream(take().getContentAsByteArray()))) {
            assertThat(book.getSheetAt(0).getRow(1).getCell(1).getStringCellValue())
                    .isEqualTo("110105************")
                    .isNotEqualTo(document);
        }
        var refused = take("clear", "true");
        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentAsString()).contains("显示敏感个人信息全文须写明理由");
        var teacher = web.staff("teacher", school.firstClass());
        assertThat(web.ask(teacher, form("clear", "true", "reason", "好奇")).getStatus())
                .isEqualTo(403);
    }

    @Test
    void more_than_five_hundred_need_a_reason() throws Exception {
        var crowd =
                IntStream.range(0, 500)
                        .mapToObj(i -> TestStudents.newcomer("林一诺", school.secondClass(), ENTRY))
                        .toList();
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(it ->
                                intake.enrol(school.id(), null, "registered", crowd.iterator())));
        assertThat(take().getStatus()).isEqualTo(422);
        var taken = take("reason", "年度造册");
        assertThat(taken.getStatus()).isEqualTo(200);
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(taken.getContentAsByteArray()))) {
            assertThat(text(book)).contains("共 501 人");
        }
        var page = web.ask(registrar, get("/students/export"));
        assertThat(page.getContentAsString()).contains("501");
    }

    @Test
    void the_chosen_are_taken_and_nobody_out_of_reach() throws Exception {
        var elsewhere = new TestUnits(sql, transaction).school("college");
        var stranger =
                new TestStudents(intake, transaction, sql)
                        .enrolled(
                                TestStudents.newcomer("外校生", elsewhere.firstClass(), ENTRY),
                                elsewhere.id());
        var taken = take("id", stranger.toString());
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(taken.getContentAsByteArray()))) {
            assertThat(text(book)).contains("共 0 人").doesNotContain("外校生");
        }
    }

    MockHttpServletResponse take(String... more) throws Exception {
        return web.ask(registrar, form(more));
    }

    static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder form(
            String... more) {
        var request = post("/students/export").param("column", "NAME", "DOCUMENT_NUMBER");
        for (var i = 0; i < more.length; i += 2) {
            request.param(more[i], more[i + 1]);
        }
        return request;
    }

    static String text(XSSFWorkbook book) {
        var all = new StringBuilder();
        book.getSheetAt(0).forEach(row -> row.forEach(cell -> all.append(cell).append(' ')));
        return all.toString();
    }

    long noted(String reason) {
        return Acting.call(
                Actor.system("test"),
                () ->
                        transaction.execute(it ->
                                sql.sql(
                                                "select count(*) from audit.entry where action = 'student.export' and reason = ? and scope_pos = (select pos from organisation.unit where id = ?)")
                                        .param(reason)
                                        .param(school.id())
                                        .query(Long.class)
                                        .single()));
    }
}
