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
import org.matricula.organisation.MoveUnit;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.Intake;
import org.matricula.registry.PersonHanded;
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
import org.springframework.context.ApplicationEventPublisher;
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
    @Autowired PublishAid publish;
    @Autowired SignSubmission sign;
    @Autowired TakeIn takeIn;
    @Autowired MoveUnit moveUnit;
    @Autowired ApplicationEventPublisher events;
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
        refused("aid.reason", registrar, () -> read.take(list, false, " "));
        refused("aid.publish-unsigned", registrar, () -> publish.publish(list, "资助办", "1", null));
        var masked = sheet("clear", "false", "reason", "核对");
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

        assertThat(
                        Acting.call(
                                        registrar,
                                        () -> read.page(list, null, "", List.of(), Locale.CHINESE))
                                .mayFill())
                .isFalse();
    }

    /// What was signed says the same in a year's time, in its form and with its digest, and hangs
    /// no longer than it stands.
    @Test
    void a_signed_list_says_what_was_signed_whatever_becomes_of_its_students() throws Exception {
        Acting.as(registrar, () -> keep.add(list, number + ",国家助学金,1000,特别困难,"));
        assertThat(steps.tried(registrar, "/aid/" + list + "/sheet")).isEqualTo(400);
        assertThat(steps.status(registrar, "/aid/" + list + "/publicity")).isEqualTo(405);
        steps.send(registrar, "/reports/" + list + "/sign");
        var signed = content(sheet("clear", "true", "reason", "上报"));
        assertThat(signed).contains("欧阳明", document(), "特别困难");
        var hash =
                java.util.Objects.requireNonNull(
                        Acting.call(registrar, () -> reports.submission(list)).hash());

        var hung =
                steps.send(
                        registrar,
                        "/aid/" + list + "/publicity",
                        "office",
                        "资助办",
                        "phone",
                        "0731-1");
        assertThat(steps.page(registrar, hung))
                .contains("国家助学金", "资助办")
                .doesNotContain("欧阳明", number, "特别困难", "1000");
        assertThat(steps.status(steps.second.registrar(), hung)).isEqualTo(404);
        refused("aid.published", registrar, () -> publish.publish(list, "资助办", "1", null));

        ReportSteps.behindTheBack(
                "update registry.student set name = '欧阳改', status = '04' where enrolment_id = '%s'"
                        .formatted(student));
        var later = sheet("clear", "true", "reason", "再报");
        assertThat(content(later)).isEqualTo(signed);
        assertThat(later).contains(hash);
        assertThat(steps.page(registrar, "/aid/" + list)).contains("欧阳明").doesNotContain("欧阳改");
        assertThat(steps.acts("aid.read", "submission:" + list))
                .as("the page, and beside a refusal")
                .isEqualTo(2);

        Acting.as(steps.first.head(), () -> sign.submit(list));
        Acting.as(steps.reviewer, () -> takeIn.giveBack(list, "核对金额"));
        assertThat(steps.page(registrar, "/aid/" + list)).contains("欧阳改", "第 1 次报送");
        assertThat(
                        steps.seeing(() ->
                                sql.sql(
                                                "select withdrawn_why from governance.publication where id = cast(? as uuid)")
                                        .param(hung.replaceAll(".*/", ""))
                                        .query(String.class)
                                        .single()))
                .isEqualTo("核对金额");
        var past = Acting.call(registrar, () -> reports.versions(list)).getFirst();
        assertThat(steps.page(registrar, "/aid/" + past.id())).contains("欧阳明", "退回前的报送");
        assertThat(past.hash()).isEqualTo(hash);
        var out = new java.io.ByteArrayOutputStream();
        Acting.as(registrar, () -> read.write(past.id(), true, out, Locale.CHINESE));
        assertThat(content(text(out.toByteArray()))).isEqualTo(signed);
    }

    /// Without the line that says who took it and when.
    private static String content(String sheet) {
        return sheet.substring(0, sheet.indexOf("校验值")).replaceAll("school [^|]*$", "");
    }

    /// Place and person are no part of what was signed: a merge of two persons and a move of the
    /// class go on, and the digest stays.
    @Test
    void a_signed_list_follows_a_merge_and_a_move() throws Exception {
        Acting.as(registrar, () -> keep.add(list, number + ",国家助学金,1000,,"));
        steps.send(registrar, "/reports/" + list + "/sign");
        var twin =
                new TestStudents(intake, transaction, sql)
                        .enrolled(
                                TestStudents.newcomer(
                                        "欧阳明", steps.first.classId(), asOf.minusDays(60)),
                                steps.first.id());
        var person =
                steps.seeing(() ->
                        sql.sql("select person_id from registry.enrolment where id = ?")
                                .param(twin)
                                .query(UUID.class)
                                .single());
        Acting.as(
                Actor.system("test"),
                () -> {
                    transaction.executeWithoutResult(
                            _ -> events.publishEvent(new PersonHanded(person, List.of(student))));
                    var grade =
                            new TestUnits(sql, transaction)
                                    .unit(
                                            "department",
                                            steps.first.id(),
                                            steps.first.id(),
                                            "college");
                    moveUnit.move(steps.first.classId(), grade, "调整");
                });
        assertThat(
                        steps.<Boolean>seeing(() ->
                                sql.sql(
                                                """
                                                select l.person_id = ? and l.scope_pos = n.scope_pos
                                                  from report.aid_line l join registry.student n on n.enrolment_id = l.enrolment_id
                                                 where l.submission_id = ?
                                                """)
                                        .param(person)
                                        .param(list)
                                        .query(Boolean.class)
                                        .single()))
                .isTrue();
        Acting.as(steps.first.head(), () -> sign.submit(list));
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
        var request = post("/aid/" + list + "/sheet");
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
