package org.matricula.registry.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matricula.ProgramTest;
import org.matricula.identity.ConsoleActors;
import org.matricula.identity.entry.TestAccounts;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Command;
import org.matricula.organisation.TestUnits;
import org.matricula.organisation.Units;
import org.matricula.page.Problems;
import org.matricula.registry.Intake;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// Rosters on paper, and lists by the interface and the command line.
@ProgramTest
class PrintRosterTest {

    static final LocalDate ENTRY = LocalDate.of(2024, 9, 1);

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired ApplicationContext context;
    @TempDir Path folder;

    WebSteps web;
    TestUnits.School school;
    Actor registrar;

    @BeforeEach
    void twoClasses() {
        web = new WebSteps(mvc, sql);
        school = new TestUnits(sql, transaction).school("college");
        registrar = web.staff("registrar", school.id());
        for (var i = 0; i < 60; i++) {
            enrol("甲班生" + "一二三四五六七八九十".charAt(i % 10), school.firstClass());
        }
        enrol("乙班生", school.secondClass());
    }

    private void enrol(String name, UUID unit) {
        new TestStudents(intake, transaction, sql)
                .enrolled(TestStudents.newcomer(name, unit, ENTRY), school.id());
    }

    @Test
    void each_class_begins_a_new_page_and_every_page_has_its_number() throws Exception {
        var answer = web.ask(registrar, get(of(school.id(), "pdf")));
        assertThat(answer.getContentType()).startsWith("application/pdf");
        try (var pdf = Loader.loadPDF(answer.getContentAsByteArray())) {
            var pages = pdf.getNumberOfPages();
            assertThat(pages).isEqualTo(4);
            var texts = new ArrayList<String>();
            for (var page = 1; page <= pages; page++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                texts.add(stripper.getText(pdf).replaceAll("\\s+", ""));
                assertThat(texts.getLast()).contains("第页/共页" + page + pages);
            }
            assertThat(texts.getFirst()).contains("册次汇总", "合计6106").doesNotContain("甲班生");
            assertThat(texts.get(1)).contains("学生花名册", "共60人", "甲班生一");
            assertThat(texts.get(2)).contains("甲班生", "学号").doesNotContain("乙班生");
            assertThat(texts.getLast()).contains("乙班生", "共1人").doesNotContain("甲班生");
        }
    }

    @Test
    void the_sheet_has_a_row_for_each_and_counts_within_the_class() throws Exception {
        var answer = web.ask(registrar, get(of(school.id(), "xlsx")));
        try (var book =
                new XSSFWorkbook(new ByteArrayInputStream(answer.getContentAsByteArray()))) {
            var sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(60).getCell(1).getNumericCellValue()).isEqualTo(60);
            assertThat(sheet.getRow(61).getCell(1).getNumericCellValue()).isEqualTo(1);
            assertThat(sheet.getRow(61).getCell(3).getStringCellValue()).isEqualTo("乙班生");
        }
    }

    @Test
    void a_register_by_major_or_by_grade_counts_everybody_once() throws Exception {
        var plant = new TestUnits(sql, transaction);
        var major = plant.unit("major", school.grade(), school.id(), "college");
        var inMajor = plant.unit("class", major, school.id(), "college");
        enrol("丙班生", inMajor);
        new TestStudents(intake, transaction, sql)
                .enrolled(TestStudents.newcomer("丁班生", inMajor, ENTRY.minusYears(1)), school.id());

        var byMajor = sheet(of(school.id(), "xlsx") + "?by=major");
        assertThat(byMajor.getRow(0).getCell(0).getStringCellValue()).isEqualTo("按专业");
        assertThat(byMajor.getRow(1).getCell(0).getStringCellValue()).startsWith("major");
        assertThat(byMajor.getRow(2).getCell(2).getNumericCellValue()).isEqualTo(2);
        assertThat(byMajor.getRow(3).getCell(0).getStringCellValue()).isEqualTo("未分专业");
        assertThat(byMajor.getRow(63).getCell(2).getNumericCellValue()).isEqualTo(61);
        assertThat(byMajor.getRow(64).getCell(0).getStringCellValue()).contains("共 2 册 63 人");

        var byGrade = sheet(of(school.id(), "xlsx") + "?by=grade");
        assertThat(byGrade.getRow(1).getCell(0).getStringCellValue()).isEqualTo("2024 级");
        assertThat(byGrade.getRow(63).getCell(4).getStringCellValue()).isEqualTo("丁班生");
        assertThat(byGrade.getRow(63).getCell(2).getNumericCellValue()).isEqualTo(1);
        var oneYear = sheet(of(school.id(), "xlsx") + "?by=grade&entryYear=2023");
        assertThat(oneYear.getRow(2).getCell(0).getStringCellValue()).contains("共 1 册 1 人");

        var paper = web.ask(registrar, get(of(major, "pdf") + "?by=grade"));
        try (var pdf = Loader.loadPDF(paper.getContentAsByteArray())) {
            var text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", "");
            assertThat(pdf.getNumberOfPages()).isEqualTo(3);
            assertThat(text).contains("2024级", "2023级", "丁班生", "合计202");
        }
        assertThat(web.ask(registrar, get(of(major, "pdf") + "?by=shoe")).getStatus())
                .isEqualTo(400);
    }

    private org.apache.poi.xssf.usermodel.XSSFSheet sheet(String address) throws Exception {
        var answer = web.ask(registrar, get(address));
        try (var book =
                new XSSFWorkbook(new ByteArrayInputStream(answer.getContentAsByteArray()))) {
            return book.getSheetAt(0);
        }
    }

    @Test
    void a_unit_out_of_reach_is_as_one_that_is_not_there() throws Exception {
        var other = new TestUnits(sql, transaction).school("college");
        assertThat(web.ask(registrar, get(of(other.id(), "pdf"))).getStatus()).isEqualTo(404);
        assertThat(web.ask(registrar, get(of(UUID.randomUUID(), "pdf"))).getStatus())
                .isEqualTo(404);
        assertThat(
                        web.ask(
                                        web.staff("registrar", other.id()),
                                        get("/students/class-roster/file")
                                                .param("unit", other.id().toString()))
                                .getStatus())
                .as("nobody on the roll")
                .isEqualTo(422);
    }

    private static String of(UUID unit, String format) {
        return "/api/v1/units/" + unit + "/roster." + format;
    }

    @Test
    void any_selection_is_had_by_the_interface() throws Exception {
        var order =
                """
                {"query": {"class": "%s"}, "columns": ["name", "phone"]}
                """
                        .formatted(school.secondClass());
        var answer =
                web.ask(
                        registrar,
                        post("/api/v1/exports")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(order));
        assertThat(answer.getStatus()).isEqualTo(200);
        try (var book =
                new XSSFWorkbook(new ByteArrayInputStream(answer.getContentAsByteArray()))) {
            var sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo("乙班生");
            assertThat(sheet.getRow(1).getCell(1).getStringCellValue()).contains("*");
            assertThat(sheet.getRow(2) == null || sheet.getRow(2).getCell(1) == null).isTrue();
        }
        assertThat(order("{\"clear\": true}")).as("in clear only with a reason").isEqualTo(400);
        assertThat(order("{\"columns\": [\"nonsense\"]}")).isEqualTo(400);
    }

    private int order(String body) throws Exception {
        return web.ask(
                        registrar,
                        post("/api/v1/exports")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(body))
                .getStatus();
    }

    @Test
    void the_command_line_writes_the_same_sheet_and_says_how_it_went() throws Exception {
        var username = TestAccounts.of(context).holding("registrar", school.id()).username();
        var file = folder.resolve("out.xlsx");
        assertThat(
                        export(
                                "--as",
                                username,
                                "--unit",
                                school.secondClass().toString(),
                                "--columns",
                                "name",
                                file.toString()))
                .isEqualTo(Command.DONE);
        try (var book = new XSSFWorkbook(Files.newInputStream(file))) {
            assertThat(book.getSheetAt(0).getRow(1).getCell(0).getStringCellValue())
                    .isEqualTo("乙班生");
        }
        var unit = school.id().toString();
        assertThat(export("--as", username, "--unit", unit, "--clear", file.toString()))
                .as("refused without a reason")
                .isEqualTo(Command.FAILED);
        assertThat(export("--as", "nobody", "--unit", unit, file.toString()))
                .isEqualTo(Command.FAILED);
        assertThat(export("--as", username, file.toString())).isEqualTo(Command.WRONG_USAGE);
        assertThat(export("--nonsense", file.toString())).isEqualTo(Command.WRONG_USAGE);
    }

    private int export(String... arguments) {
        var before = Locale.getDefault();
        try (var out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8)) {
            Locale.setDefault(Locale.CHINA);
            return new ExportCommand(
                            context.getBean(ExportStudents.class),
                            context.getBean(ConsoleActors.class),
                            context.getBean(Units.class),
                            context.getBean(Problems.class),
                            out)
                    .run(List.of(arguments));
        } finally {
            Locale.setDefault(before);
        }
    }
}
