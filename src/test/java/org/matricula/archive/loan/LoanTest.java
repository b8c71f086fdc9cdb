package org.matricula.archive.loan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Absent;
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

/// A volume asked for, approved, carried away, reminded of and looked through when it comes back.
@ProgramTest
class LoanTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired AskForLoan askForLoan;
    @Autowired DecideLoan decideLoan;
    @Autowired HandVolume handVolume;
    @Autowired ReadLoans readLoans;
    @Autowired RemindBorrowers remindBorrowers;
    @Autowired Clock clock;

    WebSteps web;
    TestUnits.School school;
    Actor keeper;
    Actor head;
    Actor counsellor;
    String number;
    LocalDate today;

    @BeforeEach
    void a_filed_volume() throws Exception {
        web = new WebSteps(mvc, sql);
        today = LocalDate.now(clock);
        school = new TestUnits(sql, transaction).school("college");
        keeper = staff("archive-keeper", school.id());
        head = staff("academic-office-head", school.id());
        counsellor = staff("counsellor", school.firstClass());
        var newcomer = TestStudents.newcomer("欧阳明", school.firstClass(), today.minusDays(30));
        var student = new TestStudents(intake, transaction, sql).enrolled(newcomer, school.id());
        number = newcomer.studentNumber();
        assertThat(
                        web.ask(
                                        keeper,
                                        post("/archives/file")
                                                .param("unit", school.firstClass().toString())
                                                .param("student", student.toString())
                                                .param("place", "一库 3 架")
                                                .param("why", "待补"))
                                .getStatus())
                .isEqualTo(302);
    }

    @Test
    void a_volume_read_on_the_spot_and_left_there_is_missed_the_next_morning() throws Exception {
        var loan = ask(counsellor, "on-site", "核对入学材料");
        Acting.as(keeper, () -> decideLoan.decide(loan, true, null, null));
        Acting.as(keeper, () -> handVolume.out(loan));
        assertThat(Acting.call(keeper, () -> readLoans.get(loan)).dueOn()).isEqualTo(today);
        assertThat(page(keeper, "/archives/loans?which=overdue")).doesNotContain("欧阳明");
        refused("loan.not-out", keeper, () -> decideLoan.extend(loan, today.plusDays(1)));
        changed("update archive.loan set due_on = due_on - 1 where id = ?", loan);
        remindBorrowers.morning();
        assertThat(notices(counsellor)).contains("loan.told.overdue");
        assertThat(page(keeper, "/archives/loans?which=overdue")).contains("欧阳明");
        Acting.as(keeper, () -> handVolume.in(loan, "whole", null, null));
        assertThat(page(keeper, "/archives/loans?which=overdue")).doesNotContain("欧阳明");
    }

    @Test
    void a_volume_is_carried_away_by_the_heads_approval_and_comes_back_looked_through()
            throws Exception {
        var loan = ask(counsellor, "loan", "政审核对");
        assertThat(page(keeper, "/archives/loans")).contains("欧阳明", "待审批");
        refused("loan.head-decides", keeper, () -> decideLoan.decide(loan, true, null, null));
        refused("loan.due", head, () -> decideLoan.decide(loan, true, today.plusDays(15), null));
        assertThat(
                        web.ask(
                                        head,
                                        post("/archives/loans/" + loan + "/decide")
                                                .param("approved", "true")
                                                .param("due", today.plusDays(2).toString()))
                                .getStatus())
                .isEqualTo(302);
        refused("loan.decided", head, () -> decideLoan.decide(loan, true, null, null));
        assertThat(notices(counsellor)).contains("loan.told.approved");
        changed(
                """
                insert into archive.hold (volume_id, scope_pos, person_id, reason, placer, placed_at)
                select volume_id, scope_pos, person_id, '诉讼', 'x', now() from archive.loan where id = ?
                """,
                loan);
        refused("loan.held", keeper, () -> handVolume.out(loan));
        changed(
                """
                update archive.hold set lifted_at = now(), lifter = 'x', lift_reason = 'x'
                 where volume_id = (select volume_id from archive.loan where id = ?)
                """,
                loan);
        assertThat(web.ask(keeper, post("/archives/loans/" + loan + "/hand-out")).getStatus())
                .isEqualTo(302);
        remindBorrowers.morning();
        remindBorrowers.morning();
        assertThat(notices(counsellor)).containsOnlyOnce("loan.told.due");
        refused(
                "loan.own",
                with(counsellor, "archive-keeper"),
                () -> decideLoan.extend(loan, today.plusDays(3)));
        Acting.as(head, () -> decideLoan.extend(loan, today.plusDays(9)));
        refused("loan.extended", head, () -> decideLoan.extend(loan, today.plusDays(12)));
        late(loan);
        assertThat(page(keeper, "/archives/loans?which=overdue")).contains("欧阳明", "逾期");
        assertThat(remindBorrowers.morning()).isPositive();
        assertThat(notices(counsellor)).contains("loan.told.overdue");
        refused("loan.note", keeper, () -> handVolume.in(loan, "short", " ", null));
        assertThat(
                        web.ask(
                                        keeper,
                                        post("/archives/loans/" + loan + "/take-in")
                                                .param("condition", "short")
                                                .param("note", "成绩单缺第 2 页"))
                                .getStatus())
                .isEqualTo(302);
        assertThat(page(counsellor, "/archives/loans/" + loan)).contains("已归还", "缺页", "成绩单缺第 2 页");
        assertThat(acts(loan)).isEqualTo(5).as("asked, approved, out, extended, in");
    }

    @Test
    void what_is_wrong_is_told_and_only_the_archive_enters_strangers() {
        refused("loan.volume", counsellor, () -> askForLoan.ask(wish("无此卷", "copy", "核对")));
        refused("loan.way", counsellor, () -> askForLoan.ask(wish(number, "x", "核对")));
        refused("loan.purpose", counsellor, () -> askForLoan.ask(wish(number, "copy", " ")));
        refused(
                "loan.stranger",
                counsellor,
                () -> askForLoan.ask(new NewLoan(number, "on-site", "政审", "李", "某区人社局", "12 号")));
        refused(
                "loan.letter",
                keeper,
                () -> askForLoan.ask(new NewLoan(number, "on-site", "政审", "李", "某区人社局", "")));
        var loan =
                Acting.call(
                        keeper,
                        () ->
                                askForLoan.ask(
                                        new NewLoan(
                                                number, "on-site", "政审", "李", "某区人社局", "12 号")));
        refused("loan.own", keeper, () -> decideLoan.decide(loan, true, null, null));
        var other = staff("archive-keeper", school.id());
        refused("field.missing", other, () -> decideLoan.decide(loan, false, null, " "));
        Acting.as(other, () -> decideLoan.decide(loan, true, null, null));
        refused("loan.not-out", keeper, () -> handVolume.in(loan, "whole", null, null));

        var mine = Acting.call(counsellor, () -> askForLoan.ask(wish(number, "copy", "就业证明")));
        refused("loan.asked", counsellor, () -> askForLoan.ask(wish(number, "copy", "就业证明")));
        refused("loan.not-yours", keeper, () -> askForLoan.withdraw(mine));
        Acting.as(counsellor, () -> askForLoan.withdraw(mine));
        refused("loan.decided", counsellor, () -> askForLoan.withdraw(mine));
    }

    @Test
    void a_copy_goes_with_a_numbered_certificate_for_its_purpose() throws Exception {
        var loan = ask(counsellor, "copy", "就业证明");
        Acting.as(keeper, () -> decideLoan.decide(loan, true, null, null));
        Acting.as(keeper, () -> handVolume.out(loan));
        refused("volume.pages", keeper, () -> handVolume.in(loan, "whole", null, null));
        Acting.as(keeper, () -> handVolume.in(loan, "whole", null, 3));
        var it = Acting.call(keeper, () -> readLoans.get(loan));
        var copy = Acting.call(keeper, () -> readLoans.copy(it));
        assertThat(copy).isNotNull();
        assertThat(page(counsellor, "/archives/loans/" + loan)).contains("复制件编号", copy.number());
        assertThat(page(keeper, "/archives/" + it.volumeId()))
                .as("noted in the volume's register of use")
                .contains("利用登记", copy.number(), "就业证明");
        var pdf = web.ask(keeper, get("/documents/" + copy.id())).getContentAsByteArray();
        try (var document = org.apache.pdfbox.Loader.loadPDF(pdf)) {
            assertThat(
                            new org.apache.pdfbox.text.PDFTextStripper()
                                    .getText(document)
                                    .replaceAll("\\s", ""))
                    .contains("复印件与原件相符", "共3页", "就业证明", it.volume());
        }
    }

    @Test
    void others_see_neither_the_volume_nor_the_request() throws Exception {
        var loan = ask(counsellor, "copy", "就业证明");
        var elsewhere =
                staff("archive-keeper", new TestUnits(sql, transaction).school("college").id());
        assertThat(web.ask(elsewhere, get("/archives/loans/" + loan)).getStatus()).isEqualTo(404);
        refused("loan.volume", elsewhere, () -> askForLoan.ask(wish(number, "copy", "核对")));
        var colleague = staff("class-teacher", school.firstClass());
        assertThatThrownBy(() -> Acting.call(colleague, () -> readLoans.get(loan)))
                .isInstanceOf(Absent.class);
        assertThat(page(colleague, "/archives/loans?which=all")).doesNotContain("欧阳明");
        assertThat(page(counsellor, "/archives/loans?which=all")).contains("欧阳明");
    }

    @Test
    void two_who_hand_out_one_volume_at_once_hand_it_out_once() throws Exception {
        var loans = new ArrayList<UUID>();
        for (var it : List.of(counsellor, staff("registrar", school.id()))) {
            var loan = ask(it, "loan", "政审核对");
            Acting.as(head, () -> decideLoan.decide(loan, true, null, null));
            loans.add(loan);
        }
        var said = new ArrayList<String>();
        try (var two = Executors.newFixedThreadPool(2)) {
            var acts =
                    loans.stream()
                            .map(loan ->
                                    (Callable<String>)
                                            () ->
                                                    Acting.call(
                                                            keeper,
                                                            () -> {
                                                                try {
                                                                    handVolume.out(loan);
                                                                    return "out";
                                                                } catch (Refused no) {
                                                                    return no.getMessage();
                                                                }
                                                            }))
                            .toList();
            for (var it : two.invokeAll(acts)) {
                said.add(it.get());
            }
        }
        assertThat(said).anyMatch("out"::equals).anyMatch(it -> it.contains("loan.out"));
    }

    /// With an account that notices reach.
    private Actor staff(String role, UUID unit) {
        var it = web.staff(role, unit);
        sql.sql("insert into identity.account (id, username, name) values (:id, :name, '王')")
                .param("id", it.account())
                .param("name", "loan-" + it.account())
                .update();
        return it;
    }

    private UUID ask(Actor who, String way, String purpose) {
        return Acting.call(who, () -> askForLoan.ask(wish(number, way, purpose)));
    }

    private static NewLoan wish(String volume, String way, String purpose) {
        return new NewLoan(volume, way, purpose, null, null, null);
    }

    private static Actor with(Actor person, String role) {
        return new Actor(
                person.account(), person.name(), role, person.unit(), person.scope(), "test");
    }

    private String page(Actor who, String path) throws Exception {
        var answer = web.ask(who, get(path));
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString();
    }

    private List<String> notices(Actor whose) {
        return Acting.call(
                whose,
                () ->
                        transaction.execute(status ->
                                sql.sql("select key from notice.notice")
                                        .query(String.class)
                                        .list()));
    }

    private long acts(UUID loan) {
        return Acting.call(
                Actor.system("test"),
                () ->
                        transaction.execute(status ->
                                sql.sql("select count(*) from audit.entry where subject = ?")
                                        .param("loan:" + loan)
                                        .query(Long.class)
                                        .single()));
    }

    private void changed(String update, UUID loan) {
        Acting.as(
                Actor.system("test"),
                () -> transaction.executeWithoutResult(it -> sql.sql(update).param(loan).update()));
    }

    private void late(UUID loan) {
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(it ->
                                sql.sql(
                                                """
                                                update archive.loan set due_on = due_on - 30, reminded_on = null
                                                 where id = ?
                                                """)
                                        .param(loan)
                                        .update()));
    }

    private static void refused(String code, Actor who, Runnable act) {
        assertThatThrownBy(() -> Acting.as(who, act))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(code);
    }
}
