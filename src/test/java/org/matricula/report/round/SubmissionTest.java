package org.matricula.report.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.matricula.report.ReportSteps.refused;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.registry.CorrectDetails;
import org.matricula.registry.Detail;
import org.matricula.registry.Intake;
import org.matricula.registry.Registry;
import org.matricula.registry.StandingChange;
import org.matricula.registry.StatusVerb;
import org.matricula.registry.TestStudents;
import org.matricula.report.ReportSteps;
import org.matricula.report.form.Period;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// A province asks two schools for two tables: filled, checked, signed by two, taken in, sent back,
/// added up, and the same for ever whatever becomes of the students.
@ProgramTest
class SubmissionTest {

    static final String KINDS = "教基3115";
    static final String AGES = "教基3116";

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired Registry registry;
    @Autowired CallForReports callForReports;
    @Autowired FillSubmission fill;
    @Autowired SignSubmission sign;
    @Autowired TakeIn takeIn;
    @Autowired ReadSubmissions read;
    @Autowired ReportRows rounds;
    @Autowired LateSubmissions late;
    @Autowired CorrectDetails details;
    @Autowired Clock clock;

    ReportSteps steps;
    LocalDate today;
    LocalDate asOf;
    UUID round;
    UUID mine;
    UUID theirs;
    UUID leaver;

    @BeforeEach
    void a_round_for_two_schools() {
        steps = new ReportSteps(mvc, sql, transaction);
        today = LocalDate.now(clock);
        asOf = today.minusDays(20);
        var entry = LocalDate.of(Period.of(asOf).year(), Month.SEPTEMBER, 1);
        var students = new TestStudents(intake, transaction, sql);
        leaver =
                students.enrolled(
                        TestStudents.newcomer("欧阳明", steps.first.classId(), entry),
                        steps.first.id());
        students.enrolled(
                TestStudents.newcomer("司马光", steps.first.classId(), entry), steps.first.id());
        students.enrolled(
                TestStudents.newcomer("诸葛亮", steps.second.classId(), entry), steps.second.id());
        round =
                Acting.call(
                        steps.reviewer,
                        () ->
                                callForReports.open(
                                        new NewRound(
                                                null,
                                                Round.TABLES,
                                                "学年初报表",
                                                "按时报送",
                                                asOf,
                                                today.minusDays(1),
                                                List.of(KINDS, AGES),
                                                List.of())));
        var asked = Acting.call(steps.reviewer, () -> rounds.submissions(round));
        mine = of(asked, steps.first.id());
        theirs = of(asked, steps.second.id());
    }

    @Test
    void a_table_is_filled_checked_signed_by_two_and_taken_in() throws Exception {
        var registrar = steps.first.registrar();
        var head = steps.first.head();
        assertThat(steps.notices(registrar)).contains("notice.report.asked");
        refused("report.not-filled", registrar, () -> sign.sign(mine));
        steps.send(registrar, "/reports/" + mine + "/fill");
        assertThat(figure(mine, KINDS, "total", "enrolled")).isEqualTo(2);
        assertThat(figure(mine, KINDS, "total", "entered")).isEqualTo(2);
        assertThat(figure(mine, KINDS, "total", "g1")).isEqualTo(2);
        assertThat(figure(mine, KINDS, "female", "enrolled")).isEqualTo(2);
        assertThat(figure(mine, KINDS, "minority", "enrolled")).isZero();
        assertThat(figure(mine, AGES, "total", "women")).isEqualTo(2);

        refused("report.unexplained", registrar, () -> sign.sign(mine));
        steps.send(
                registrar,
                "/reports/" + mine + "/numbers",
                "form",
                KINDS,
                KINDS + "/multigrade/enrolled",
                "3");
        assertThat(steps.page(registrar, "/reports/" + mine)).contains("复式班不多于总计", "错误");
        refused("report.hard-left", registrar, () -> sign.sign(mine));
        var wrong = "复式班不多于总计|enrolled";
        refused("report.hard", registrar, () -> fill.explain(mine, KINDS + "|" + wrong, "没有错"));
        refused(
                "report.number",
                registrar,
                () -> fill.type(mine, KINDS, Map.of("multigrade/enrolled", "很多")));
        Acting.as(registrar, () -> fill.type(mine, KINDS, Map.of("multigrade/enrolled", "0")));
        explainAll(registrar, mine);
        steps.send(registrar, "/reports/" + mine + "/sign");

        refused("report.frozen", registrar, () -> fill.fill(mine));
        refused("report.head", registrar, () -> sign.submit(mine));
        refused("report.two-people", as(registrar, "vice-principal"), () -> sign.submit(mine));
        assertThat(steps.notices(head)).contains("notice.report.signed");
        steps.send(head, "/reports/" + mine + "/submit");
        assertThat(steps.notices(steps.reviewer)).contains("notice.report.submitted");
        refused("report.superior", head, () -> takeIn.accept(mine, null));
        steps.send(steps.reviewer, "/reports/" + mine + "/return", "why", "请核对女生数");
        assertThat(steps.page(registrar, "/reports/" + mine)).contains("已退回", "请核对女生数");

        steps.send(registrar, "/reports/" + mine + "/fill");
        steps.send(registrar, "/reports/" + mine + "/sign");
        steps.send(head, "/reports/" + mine + "/submit");
        for (var below : List.of(registrar, head)) {
            refused("report.own", above(below), () -> takeIn.accept(mine, null));
        }
        steps.send(steps.reviewer, "/reports/" + mine + "/accept");
        var page = steps.page(registrar, "/reports/" + mine);
        assertThat(page).contains("已接收", "逾期报送", "-0001", "与签字时一致");
        assertThat(steps.acts("report.sign", "submission:" + mine)).isEqualTo(2);
        refused("report.not-submitted", steps.reviewer, () -> takeIn.giveBack(mine, "再看看"));
    }

    @Test
    void what_was_signed_stands_and_the_changes_since_are_told_by_name() throws Exception {
        var registrar = steps.first.registrar();
        handIn(steps.first, mine);
        assertThat(steps.page(registrar, "/reports/" + mine + "/changes")).contains("没有变化");
        leave(leaver);

        assertThat(figure(mine, KINDS, "total", "enrolled")).isEqualTo(2);
        var cell = "/reports/" + mine + "/cells?form=" + KINDS + "&row=total&column=enrolled";
        assertThat(steps.page(registrar, cell)).contains("欧阳明", "司马光");
        assertThat(steps.page(registrar, "/reports/" + mine + "/changes"))
                .contains("side=left")
                .doesNotContain("side=came");
        assertThat(steps.page(registrar, cell + "&side=left"))
                .contains("欧阳明")
                .doesNotContain("司马光");
        assertThat(steps.acts("report.students", "submission:" + mine)).isEqualTo(2);

        var live = "/reports/tables/" + KINDS + "?asOf=" + asOf;
        assertThat(cell(steps.page(registrar, live))).isEqualTo("1");
        var province = steps.page(steps.reviewer, live);
        var school = "<option value=\"" + steps.first.id() + "\"";
        assertThat(province).as("the units below are there to be chosen").contains(school);
        assertThat(cell(province)).isEqualTo("2");
        assertThat(cell(steps.page(steps.reviewer, live + "&unit=" + steps.first.id())))
                .isEqualTo("1");
        assertThat(steps.page(registrar, live))
                .contains(school + " selected")
                .doesNotContain("<option value=\"" + steps.province);
        assertThat(cell(steps.page(registrar, live + "&knownOn=" + today.minusDays(1))))
                .as("nobody was registered the day before")
                .isEmpty();
        assertThat(
                        steps.page(
                                registrar,
                                "/reports/tables/"
                                        + KINDS
                                        + "/students?row=total&column=enrolled&asOf="
                                        + asOf))
                .contains("司马光")
                .doesNotContain("欧阳明");
    }

    /// A row that a unit wrote out and the register no longer has, as of a major whose students
    /// were all moved since: it is neither left out of the sum nor of the differences.
    @Test
    void what_a_unit_handed_in_is_summed_though_the_register_has_no_such_row_any_more()
            throws Exception {
        Acting.as(steps.first.registrar(), () -> fill.fill(mine));
        steps.seeing(() ->
                sql.sql(
                                """
                                with f as (update report.submission_form
                                  set definition = jsonb_set(definition, '{rows}', definition->'rows' ||
                                      '[{"key": "mlost", "label": "旧专业", "typed": false, "count": null, "where": {}}]')
                                  where submission_id = :id and code = :form)
                                insert into report.figure (submission_id, form, line, col, n, typed)
                                select :id, :form, 'mlost', c, 4, false from unnest(array['enrolled', 'g1']) c
                                """)
                        .param("id", mine)
                        .param("form", AGES)
                        .update());
        explainAll(steps.first.registrar(), mine);
        Acting.as(steps.first.registrar(), () -> sign.sign(mine));
        Acting.as(steps.first.head(), () -> sign.submit(mine));

        var at = "/reports/rounds/" + round + "/sum";
        var cell = "?form=" + AGES + "&row=mlost&column=enrolled";
        assertThat(steps.page(steps.reviewer, at + "?form=" + AGES))
                .contains("旧专业 · 在校生数", at + "/cells" + cell.replace("&", "&amp;"));
        assertThat(steps.page(steps.reviewer, at + "/cells" + cell)).contains("旧专业", ">4<");
    }

    @Test
    void the_province_sees_the_sum_who_is_late_and_where_the_register_differs() throws Exception {
        handIn(steps.first, mine);
        leave(leaver);
        var sum = steps.page(steps.reviewer, "/reports/rounds/" + round + "/sum");
        assertThat(sum).contains("已报送 1 个单位，共 2 个", "还有 1 个单位没有报送");
        handIn(steps.second, theirs);
        sum = steps.page(steps.reviewer, "/reports/rounds/" + round + "/sum?form=" + AGES);
        assertThat(sum).contains("已报送 2 个单位，共 2 个", "总计 · 在校生数").doesNotContain("各单位之和与本级");
        var difference =
                Acting.call(
                        steps.reviewer,
                        () ->
                                transaction.execute(_ ->
                                        rounds.submissions(round).stream()
                                                .filter(Submission::handedIn)
                                                .count()));
        assertThat(difference).isEqualTo(2);
        assertThat(sum).contains(">3<", ">2<", "-1");
        var at = "/reports/rounds/" + round + "/sum";
        var cell = "?form=" + AGES + "&row=total&column=enrolled";
        assertThat(sum).contains(at + "/cells" + cell.replace("&", "&amp;"));
        assertThat(steps.page(steps.reviewer, at + "/cells" + cell))
                .as("a sum leads to its units, and they to their students")
                .contains(
                        "/reports/" + mine + "/cells" + cell.replace("&", "&amp;") + "\">2<",
                        "/reports/" + theirs + "/cells" + cell.replace("&", "&amp;") + "\">1<",
                        "各单位之和",
                        ">3<");
        assertThat(steps.page(steps.reviewer, "/reports/" + theirs + "/cells" + cell))
                .contains("诸葛亮");
        try (var book =
                new org.apache.poi.xssf.usermodel.XSSFWorkbook(
                        new java.io.ByteArrayInputStream(
                                steps.file(steps.reviewer, at + "/sheet?form=" + AGES)))) {
            assertThat(book.getSheetAt(0).getRow(1).getCell(0).getStringCellValue())
                    .isEqualTo("总计");
            var text = new StringBuilder();
            book.getSheetAt(0).forEach(row -> row.forEach(one -> text.append(one)));
            assertThat(text).contains("已报送 2 个单位，共 2 个");
        }
        assertThat(steps.status(steps.first.registrar(), at + "/cells" + cell)).isEqualTo(404);
        assertThat(steps.status(steps.first.registrar(), at + "/sheet")).isEqualTo(404);
        assertThat(steps.status(steps.first.registrar(), "/reports/rounds/" + round + "/sum"))
                .isEqualTo(404);
    }

    @Test
    void whoever_is_late_is_on_the_list_and_chased() throws Exception {
        handIn(steps.first, mine);
        var forgotten = Acting.call(steps.reviewer, () -> late.find(today, 50));
        assertThat(forgotten).hasSize(1).allMatch(it -> it.href().endsWith(theirs.toString()));
        assertThat(Acting.call(steps.first.registrar(), () -> late.find(today, 50))).isEmpty();
        assertThat(
                        Acting.call(
                                steps.second.registrar(),
                                () -> late.duties(today.minusDays(5), today)))
                .hasSize(1);
        assertThat(steps.page(steps.reviewer, "/reports/rounds/" + round)).contains("逾期未报");
        steps.send(steps.reviewer, "/reports/rounds/" + round + "/chase");
        assertThat(steps.notices(steps.second.registrar())).contains("notice.report.late");
        assertThat(steps.notices(steps.second.head())).contains("notice.report.late");
        assertThat(steps.notices(steps.first.registrar())).doesNotContain("notice.report.late");
        refused("report.superior", steps.second.head(), () -> takeIn.chase(round));
    }

    @Test
    void nobody_sees_another_schools_figures_or_students() throws Exception {
        handIn(steps.first, mine);
        var stranger = steps.second.registrar();
        assertThat(steps.status(stranger, "/reports/" + mine)).isEqualTo(404);
        assertThat(
                        steps.status(
                                stranger,
                                "/reports/"
                                        + mine
                                        + "/cells?form="
                                        + KINDS
                                        + "&row=total&column=enrolled"))
                .isEqualTo(404);
        assertThat(steps.page(stranger, "/reports/rounds/" + round))
                .contains(theirs.toString())
                .doesNotContain(mine.toString());
        var elsewhere = new ReportSteps(mvc, sql, transaction);
        assertThat(steps.status(elsewhere.reviewer, "/reports/rounds/" + round)).isEqualTo(404);
        assertThat(
                        steps.status(
                                steps.staff("class-teacher", steps.first.classId()),
                                "/reports/" + mine))
                .isEqualTo(403);
    }

    @Test
    void the_sheet_has_the_layout_and_opens_again() throws Exception {
        handIn(steps.first, mine);
        var bytes =
                steps.file(steps.first.registrar(), "/reports/" + mine + "/sheet?form=" + KINDS);
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            var sheet = book.getSheetAt(0);
            assertThat(sheet.getSheetName()).isEqualTo("教基3115 初中分类型学生数");
            var heads = sheet.getRow(0);
            assertThat(heads.getLastCellNum()).isEqualTo((short) 11);
            assertThat(heads.getCell(0).getStringCellValue()).isEqualTo("项目（甲）");
            assertThat(heads.getCell(2).getStringCellValue()).isEqualTo("毕业生数");
            assertThat(heads.getCell(4).getStringCellValue()).isEqualTo("在校生数");
            var total = sheet.getRow(1);
            assertThat(total.getCell(0).getStringCellValue()).isEqualTo("总计");
            assertThat(total.getCell(1).getStringCellValue()).isEqualTo("01");
            assertThat(total.getCell(4).getNumericCellValue()).isEqualTo(2);
            assertThat(sheet.getRow(12).getCell(0).getStringCellValue()).isEqualTo("#农村留守儿童");
            assertThat(sheet.getRow(14).getCell(0).getStringCellValue())
                    .contains(Acting.call(steps.reviewer, () -> rounds.submission(mine)).hash());
        }
    }

    @Test
    void a_figure_changed_behind_the_programs_back_is_noticed() throws Exception {
        handIn(steps.first, mine);
        ReportSteps.behindTheBack(
                "update report.figure set n = n + 1 where submission_id = '"
                        + mine
                        + "' and line = 'total' and col = 'enrolled'");
        assertThat(steps.page(steps.reviewer, "/reports/" + mine)).contains("与签字时不一致");
    }

    /// 退回 undoes nothing of what was handed in: figures, students, digest and signatures stay as a
    /// version, and the next one is compared with it.
    @Test
    void what_was_sent_back_stays_as_it_was_handed_in() throws Exception {
        handIn(steps.first, mine);
        var hash = Acting.call(steps.reviewer, () -> rounds.submission(mine)).hash();
        steps.send(steps.reviewer, "/reports/" + mine + "/return", "why", "请核对人数");
        leave(leaver);
        var registrar = steps.first.registrar();
        Acting.as(registrar, () -> fill.fill(mine));
        Acting.as(registrar, () -> fill.type(mine, KINDS, Map.of("left-behind/enrolled", "1")));
        var past = Acting.call(registrar, () -> rounds.versions(mine)).getFirst();
        assertThat(past.hash()).isEqualTo(hash);
        assertThat(figure(mine, KINDS, "total", "enrolled")).isEqualTo(1);
        assertThat(figure(past.id(), KINDS, "total", "enrolled")).isEqualTo(2);
        assertThat(steps.page(registrar, "/reports/" + past.id()))
                .contains("退回前的报送", "第 1 次报送", "与签字时一致", hash)
                .doesNotContain("逾期未报", past.id() + "/changes");
        var cell = "/cells?form=" + KINDS + "&row=total&column=enrolled";
        assertThat(steps.page(registrar, "/reports/" + past.id() + cell)).contains("欧阳明", "司马光");

        var changes = "/reports/" + mine + "/changes?against=" + past.id();
        assertThat(steps.page(registrar, "/reports/" + mine)).contains(changes);
        assertThat(steps.page(registrar, changes))
                .contains("总计 · 在校生数", "#农村留守儿童 · 在校生数", "side=left")
                .doesNotContain("side=came");
        assertThat(
                        steps.page(
                                registrar,
                                "/reports/" + mine + cell + "&side=left&against=" + past.id()))
                .contains("欧阳明")
                .doesNotContain("司马光");
        assertThat(steps.status(registrar, "/reports/" + mine + "/changes?against=" + theirs))
                .isEqualTo(404);
        assertThat(steps.status(steps.second.registrar(), "/reports/" + past.id())).isEqualTo(404);
        refused("report.frozen", registrar, () -> fill.fill(past.id()));
        refused("report.not-submitted", steps.reviewer, () -> takeIn.accept(past.id(), null));
        for (var change :
                List.of(
                        "update report.submission set hash = null where id = ?",
                        "delete from report.counted where submission_id = ?",
                        "update report.figure set n = n + 1 where submission_id = ?",
                        "update report.explanation set words = 'x' where submission_id = ?")) {
            assertThatThrownBy(() -> system(() -> sql.sql(change).param(past.id()).update()))
                    .as(change)
                    .hasMessageContaining("is not changed");
        }

        assertThat(Acting.call(steps.reviewer, () -> rounds.submissions(round)))
                .extracting(Submission::id)
                .containsExactlyInAnyOrder(mine, theirs);
        Acting.as(registrar, () -> fill.type(mine, KINDS, Map.of()));
        explainAll(registrar, mine);
        Acting.as(registrar, () -> sign.sign(mine));
        Acting.as(steps.first.head(), () -> sign.submit(mine));
        steps.send(steps.reviewer, "/reports/" + mine + "/return", "why", "再核对");
        assertThat(Acting.call(registrar, () -> rounds.versions(mine)))
                .extracting(Submission::version)
                .containsExactly(1, 2);
        assertThat(steps.page(registrar, "/reports/" + mine)).contains("第 1 次报送", "第 2 次报送");
    }

    /// A table of a day counts everybody as what they were on that day, also a boarder, whose
    /// change has no day of its own, for whoever asks what was known before it.
    @Test
    void a_table_counts_everybody_as_they_were_on_its_day_and_were_known() throws Exception {
        var registrar = steps.first.registrar();
        var live = "/reports/tables/" + KINDS + "?asOf=" + asOf;
        var women = "row=total&amp;column=women";
        assertThat(cell(steps.page(registrar, live), women)).isEqualTo("2");
        system(() ->
                details.correct(
                        new CorrectDetails.Correction(
                                leaver, Map.of(Detail.SEX, "1"), today, null, "核对")));
        assertThat(cell(steps.page(registrar, live), women)).as("of that day").isEqualTo("2");
        assertThat(
                        cell(
                                steps.page(
                                        registrar, "/reports/tables/" + KINDS + "?asOf=" + today),
                                women))
                .as("of today")
                .isEqualTo("1");
        assertThat(
                        steps.page(
                                registrar,
                                live.replace("?", "/students?") + "&row=total&column=women"))
                .contains("欧阳明", "司马光");
    }

    /// 毕业生数 is of the school year before: nobody is in the tables of two.
    @Test
    void a_graduate_is_counted_by_the_table_of_one_year() {
        var start = LocalDate.of(Period.of(asOf).year(), Month.SEPTEMBER, 1);
        var students = new TestStudents(intake, transaction, sql);
        for (var day : List.of(start.minusYears(1), start.minusDays(1), start)) {
            var graduate =
                    students.enrolled(
                            TestStudents.newcomer(
                                    "皇甫嵩", steps.first.classId(), start.minusYears(4)),
                            steps.first.id());
            system(() -> registry.apply(StandingChange.of(graduate, StatusVerb.GRADUATE, day)));
        }
        Acting.as(steps.first.registrar(), () -> fill.fill(mine));
        assertThat(figure(mine, KINDS, "total", "graduated")).isEqualTo(2);
        var before = round(start.minusDays(1), KINDS);
        Acting.as(steps.first.registrar(), () -> fill.fill(before));
        assertThat(figure(before, KINDS, "total", "graduated")).isZero();
    }

    /// Last year's, not last month's, and of each table where it was asked for.
    @Test
    void a_table_is_compared_with_the_same_table_of_the_year_before() throws Exception {
        var lastYear = round(asOf.minusYears(1).plusDays(3), KINDS);
        var without = round(asOf.minusYears(1).plusDays(9), AGES);
        var lastMonth = round(asOf.minusMonths(1), KINDS, AGES);
        for (var it : List.of(lastYear, without, lastMonth)) {
            handIn(steps.first, it);
        }
        var registrar = steps.first.registrar();
        assertThat(Acting.call(registrar, () -> rounds.yearBefore(steps.first.id(), asOf)))
                .containsOnly(Map.entry(KINDS, lastYear), Map.entry(AGES, without));
        Acting.as(registrar, () -> fill.fill(mine));
        assertThat(steps.page(registrar, "/reports/" + mine))
                .as("2 now, nobody a year ago, 2 a month ago")
                .contains("在校生数与上年相差不大");
    }

    private UUID round(LocalDate day, String... forms) {
        var it =
                Acting.call(
                        steps.reviewer,
                        () ->
                                callForReports.open(
                                        new NewRound(
                                                null,
                                                Round.TABLES,
                                                "报表 " + day,
                                                "",
                                                day,
                                                day.plusDays(30),
                                                List.of(forms),
                                                List.of(steps.first.id()))));
        return of(Acting.call(steps.reviewer, () -> rounds.submissions(it)), steps.first.id());
    }

    private void system(Runnable act) {
        Acting.as(Actor.system("test"), () -> transaction.executeWithoutResult(_ -> act.run()));
    }

    private static UUID of(List<Submission> asked, UUID unit) {
        return asked.stream()
                .filter(it -> it.unitId().equals(unit))
                .map(Submission::id)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void programs_fill_sign_hand_in_and_send_back_within_their_reach() throws Exception {
        var registrar = steps.first.registrar();
        var at = "/api/v1/reports/" + mine;
        assertThat(steps.page(registrar, "/api/v1/reports")).contains(round.toString());
        assertThat(steps.sent(registrar, at + "/fill", "{}").getStatus()).isEqualTo(200);
        assertThat(steps.page(registrar, at + "/tables/" + AGES)).contains(AGES);
        explainAll(registrar, mine);
        assertThat(steps.sent(registrar, at + "/sign", "{}").getStatus()).isEqualTo(200);
        assertThat(steps.sent(steps.first.head(), at + "/submit", "{}").getContentAsString())
                .contains("\"state\":\"submitted\"");

        assertThat(steps.status(steps.second.registrar(), at)).isEqualTo(404);
        assertThat(steps.sent(steps.second.registrar(), at + "/fill", "{}").getStatus())
                .isEqualTo(404);
        assertThat(
                        steps.sent(steps.first.registrar(), at + "/return", "{\"why\": \"自己\"}")
                                .getStatus())
                .isGreaterThanOrEqualTo(400);
        assertThat(
                        steps.sent(steps.reviewer, at + "/return", "{\"why\": \"年龄有误\"}")
                                .getContentAsString())
                .contains("\"state\":\"returned\"", "年龄有误");
    }

    private void handIn(ReportSteps.School school, UUID submission) {
        Acting.as(school.registrar(), () -> fill.fill(submission));
        explainAll(school.registrar(), submission);
        Acting.as(school.registrar(), () -> sign.sign(submission));
        Acting.as(school.head(), () -> sign.submit(submission));
    }

    private void explainAll(Actor registrar, UUID submission) {
        Acting.as(
                registrar,
                () ->
                        read.one(submission, null, List.of()).findings().stream()
                                .filter(it -> it.explanation().isEmpty())
                                .forEach(it -> fill.explain(submission, it.key(), "本校没有")));
    }

    /// The very day before the tables are counted for, told of only now.
    private void leave(UUID student) {
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(_ ->
                                registry.apply(
                                        StandingChange.of(
                                                student, StatusVerb.WITHDRAW, asOf.minusDays(1)))));
    }

    private long figure(UUID submission, String form, String line, String column) {
        return steps.seeing(() ->
                sql.sql(
                                """
                                select n from report.figure
                                 where submission_id = ? and form = ? and line = ? and col = ?
                                """)
                        .params(submission, form, line, column)
                        .query(Long.class)
                        .single());
    }

    /// What stands in the total of those enrolled, as far as it leads to somebody.
    private static String cell(String page) {
        return cell(page, "row=total&amp;column=enrolled");
    }

    private static String cell(String page, String which) {
        var found = java.util.regex.Pattern.compile(which + "[^>]*>(\\d+)<").matcher(page);
        return found.find() ? found.group(1) : "";
    }

    /// Somebody of a school who has a post in the province too.
    private Actor above(Actor below) {
        return new Actor(
                below.account(),
                below.name(),
                steps.reviewer.role(),
                steps.province,
                steps.reviewer.scope(),
                "test");
    }

    private static Actor as(Actor person, String role) {
        return new Actor(
                person.account(), person.name(), role, person.unit(), person.scope(), "test");
    }
}
