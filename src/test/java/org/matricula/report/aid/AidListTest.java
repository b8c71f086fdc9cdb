package org.matricula.report.aid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.matricula.report.ReportSteps.refused;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.registry.Intake;
import org.matricula.registry.Registry;
import org.matricula.registry.StandingChange;
import org.matricula.registry.StatusVerb;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.matricula.report.ReportSteps;
import org.matricula.report.round.CallForReports;
import org.matricula.report.round.NewRound;
import org.matricula.report.round.ReportRows;
import org.matricula.report.round.SignSubmission;
import org.matricula.report.round.TakeIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// A notice asks for the aided students of a term; the list is filled, checked, signed and exported
/// in the form the notice gives.
@ProgramTest
class AidListTest {

    static final AtomicInteger NUMBER = new AtomicInteger(1);

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired Registry registry;
    @Autowired CallForReports callForReports;
    @Autowired ReportRows reports;
    @Autowired KeepAidList keep;
    @Autowired ReadAid read;
    @Autowired SignSubmission sign;
    @Autowired TakeIn takeIn;
    @Autowired Clock clock;

    ReportSteps steps;
    LocalDate asOf;
    UUID list;

    @org.springframework.beans.factory.annotation.Autowired
    org.matricula.registry.TestNumbers numbers;

    UUID student;
    String number;
    String document;
    Actor registrar;

    @BeforeEach
    void a_notice_of_the_province() {
        steps = new ReportSteps(mvc, sql, transaction, "college");
        registrar = steps.first.registrar();
        var today = LocalDate.now(clock);
        asOf = today.minusDays(10);
        document = "4301022010030%05d".formatted(NUMBER.getAndIncrement());
        var newcomer =
                TestStudents.documented(
                        TestStudents.newcomer("欧阳明", steps.first.classId(), asOf.minusDays(60)),
                        "1",
                        document());
        number = newcomer.studentNumber();
        student = new TestStudents(intake, transaction, sql).enrolled(newcomer, steps.first.id());
        numbers.put(student, "G" + document);
        var round =
                Acting.call(
                        steps.reviewer,
                        () ->
                                callForReports.open(
                                        new NewRound(
                                                null,
                                                "aid",
                                                "秋季学期资助名单",
                                                "按附表报送",
                                                asOf,
                                                today.plusDays(5),
                                                List.of(),
                                                List.of(steps.first.id()))));
        list = Acting.call(steps.reviewer, () -> reports.submissions(round)).getFirst().id();
    }

    @Test
    void nobody_signs_while_a_line_is_being_added() {
        Acting.as(
                registrar,
                () ->
                        transaction.executeWithoutResult(status -> {
                            keep.add(list, number + "\t免学费");
                            assertThat(unlocked()).as("the submission is held").isZero();
                        }));
        assertThat(Acting.call(registrar, this::unlocked)).isOne();
    }

    private int unlocked() {
        var apart =
                new TransactionTemplate(
                        java.util.Objects.requireNonNull(transaction.getTransactionManager()));
        apart.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
        return java.util.Objects.requireNonNull(
                apart.execute(status ->
                        sql.sql(
                                        "select id from report.submission where id = ? for no key update skip locked")
                                .param(list)
                                .query(UUID.class)
                                .list()
                                .size()));
    }

    @Test
    void a_list_is_checked_line_by_line_and_nothing_wrong_is_taken() throws Exception {
        refused("aid.unknown", registrar, () -> keep.add(list, number + "\t国家助学金\t1000\n无此号,免学费"));
        assertThat(lines()).as("nothing half taken").isZero();
        refused("aid.kind", registrar, () -> keep.add(list, number + ",奖金,5"));
        refused("aid.amount", registrar, () -> keep.add(list, number + ",免学费,很多"));
        refused("aid.amount-missing", registrar, () -> keep.add(list, number + ",国家助学金"));
        refused("aid.hardship", registrar, () -> keep.add(list, number + ",免学费,10,极贫"));
        refused(
                "aid.twice",
                registrar,
                () -> keep.add(list, number + ",免学费,1\n" + number + ",免学费,2"));
        refused("report.handler", steps.first.head(), () -> keep.add(list, number + ",免学费"));
        refused("aid.empty", registrar, () -> sign.sign(list));

        steps.send(
                registrar,
                "/aid/" + list + "/lines",
                "text",
                number + "\t国家助学金\t1000\t特别困难\t建档立卡\n" + number + "\t免学费");
        assertThat(lines()).isEqualTo(2);
        var page = steps.page(registrar, "/aid/" + list);
        assertThat(page).contains("欧阳明", "特别困难", "1000.00 元");
        assertThat(steps.status(steps.second.registrar(), "/aid/" + list)).isEqualTo(404);

        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(_ ->
                                registry.apply(
                                        StandingChange.of(
                                                student,
                                                StatusVerb.GRANT_LEAVE,
                                                asOf.minusDays(1)))));
        refused("aid.away-now", registrar, () -> sign.sign(list));
        refused("aid.away", registrar, () -> keep.add(list, number + ",其他,5"));
    }

    @Test
    void it_goes_the_same_chain_and_leaves_in_the_form_of_the_notice() throws Exception {
        Acting.as(registrar, () -> keep.add(list, number + ",国家助学金,1000,,"));
        refused("report.superior", registrar, () -> keep.shape(list, "学生姓名=name"));
        refused("aid.column", steps.reviewer, () -> keep.shape(list, "学生姓名=shoe"));
        Acting.as(
                steps.reviewer,
                () -> keep.shape(list, "学生姓名=姓名\n身份证件号=证件号码\n学籍号=registryNumber\n资助金额（元）=amount"));
        refused("aid.unsigned", registrar, () -> read.take(list, true, "上报"));
        var masked = sheet("clear", "false");
        assertThat(masked).startsWith("学生姓名|身份证件号|学籍号|资助金额（元）|欧阳明|").doesNotContain(document());

        steps.send(registrar, "/reports/" + list + "/sign");
        refused("report.frozen", registrar, () -> keep.add(list, number + ",免学费"));
        refused("aid.signed", steps.reviewer, () -> keep.shape(list, "姓名=name"));
        refused("export.clear", registrar, () -> read.take(list, true, " "));
        assertThat(sheet("clear", "true", "reason", "按通知上报"))
                .contains("欧阳明|" + document() + "|G" + document() + "|1000");
        assertThat(steps.acts("aid.export", "submission:" + list)).isEqualTo(2);
        Acting.as(steps.first.head(), () -> sign.submit(list));
        Acting.as(steps.reviewer, () -> takeIn.accept(list, null));
        assertThat(steps.page(registrar, "/aid/" + list)).contains("已接收", "-0001");

        refused("reason.missing", registrar, () -> read.takePublicity(list, false, " "));
        assertThat(taken("publicity", "reason", "校内公示"))
                .contains("欧阳*", "国家助学金")
                .doesNotContain("欧阳明", number, "1000");
        assertThat(taken("publicity", "reason", "按通知公示", "names", "true"))
                .contains("欧阳明", "国家助学金")
                .doesNotContain(number, "1000");
        assertThat(steps.acts("aid.publicity", "submission:" + list)).isEqualTo(2);
        assertThat(
                        Acting.call(
                                        registrar,
                                        () -> read.page(list, null, "", List.of(), Locale.CHINESE))
                                .mayFill())
                .isFalse();
    }

    /// A list in another order of columns is wrong in every line: the first are named, none is
    /// taken, and what was pasted stands there again.
    @Test
    void a_form_or_a_list_that_cannot_be_is_named_and_stands_there_again() throws Exception {
        var pasted = (number + ",奖金\n").repeat(60);
        var answer = sent(registrar, "/lines", "text", pasted);
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString())
                .contains("第 20 行", "还有 40 行有误", number + ",奖金")
                .doesNotContain("第 21 行");
        refused(
                "aid.note-long",
                registrar,
                () -> keep.add(list, number + ",免学费,1,," + "注".repeat(201)));
        assertThat(lines()).isZero();

        var columns = "学生姓名=姓名\n" + "表".repeat(41) + "=证件号码";
        answer = sent(steps.reviewer, "/columns", "columns", columns);
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString()).contains("第 2 行", columns);
        refused("report.too-long", registrar, () -> read.take(list, false, "由".repeat(201)));
        assertThat(steps.acts("aid.export", "submission:" + list)).isZero();
        assertThat(sent(steps.second.registrar(), "/lines", "text", number + ",免学费").getStatus())
                .isEqualTo(404);

        Acting.as(registrar, () -> keep.add(list, number + ",免学费"));
        assertThat(Acting.call(registrar, () -> keep.add(list, number + ",免学费")))
                .as("sent twice")
                .isZero();
        assertThat(lines()).isOne();
    }

    private org.springframework.mock.web.MockHttpServletResponse sent(
            Actor who, String path, String field, String value) throws Exception {
        return new WebSteps(mvc, sql).ask(who, post("/aid/" + list + path).param(field, value));
    }

    private String document() {
        return document;
    }

    private String sheet(String... fields) throws Exception {
        return taken("sheet", fields);
    }

    private String taken(String which, String... fields) throws Exception {
        var request = post("/aid/" + list + "/" + which);
        for (var i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return text(new WebSteps(mvc, sql).ask(registrar, request).getContentAsByteArray());
    }

    private static String text(byte[] bytes) throws Exception {
        var text = new StringBuilder();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            for (var row : book.getSheetAt(0)) {
                row.forEach(cell -> text.append(cell).append('|'));
            }
        }
        return text.toString();
    }

    private long lines() {
        return steps.seeing(() ->
                sql.sql("select count(*) from report.aid_line where submission_id = ?")
                        .param(list)
                        .query(Long.class)
                        .single());
    }
}
