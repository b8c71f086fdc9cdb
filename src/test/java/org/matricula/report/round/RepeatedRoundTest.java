package org.matricula.report.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.matricula.report.ReportSteps.refused;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.report.ReportSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// A round that is set to open again: each period the units below owe it anew, and the unit above
/// sees what came, what is late and what it sent back.
@ProgramTest
class RepeatedRoundTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired OpenDueRounds openDue;
    @Autowired RepeatRounds repeat;
    @Autowired ReportRows rounds;
    @Autowired Clock clock;

    ReportSteps steps;
    Actor reviewer;
    LocalDate today;
    LocalDate asOf;

    @BeforeEach
    void a_province_with_two_schools() {
        steps = new ReportSteps(mvc, sql, transaction);
        reviewer = steps.reviewer;
        today = LocalDate.now(clock);
        asOf = today.minusMonths(1);
    }

    @Test
    void each_month_the_units_owe_it_anew_until_it_is_stopped() throws Exception {
        var first = opened("monthly");
        assertThat(steps.page(reviewer, "/reports/rounds/" + first))
                .contains("定期报送", "每月，下次统计时点 " + next(1));
        openDue.open(next(1).minusDays(1));
        assertThat(mine()).as("not before its day").containsExactly(first);

        openDue.open(next(1));
        openDue.open(next(1));
        assertThat(mine()).as("once a period").hasSize(2);
        var second = mine().getFirst();
        var round = Acting.call(reviewer, () -> rounds.get(second));
        assertThat(round.asOf()).isEqualTo(next(1));
        assertThat(round.dueOn()).isEqualTo(next(1).plusDays(5));
        assertThat(round.units()).isEqualTo(2);
        assertThat(steps.notices(steps.first.registrar())).contains("notice.report.asked");
        assertThat(steps.page(steps.first.registrar(), "/reports/rounds/" + second))
                .contains("在校生月报", "填报中")
                .doesNotContain("不再重复");
        assertThat(steps.page(reviewer, "/reports/rounds/" + first)).doesNotContain("每月，下次");

        refused("report.superior", steps.first.registrar(), () -> repeat.stop(second, "不要了"));
        refused("reason.missing", reviewer, () -> repeat.stop(second, " "));
        steps.send(reviewer, "/reports/rounds/" + second + "/stop", "why", "改为季报");
        openDue.open(next(3));
        assertThat(mine()).hasSize(2);
        assertThat(steps.acts("report.end-repeat", "round:" + second)).isEqualTo(1);
    }

    @Test
    void what_a_halt_let_pass_is_not_asked_for_and_a_left_post_asks_no_more() throws Exception {
        var first = opened("monthly");
        steps.seeing(() ->
                sql.sql("update report.repetition set first_on = ?, next_on = ? where round_id = ?")
                        .params(today.minusMonths(4), today.minusMonths(3), first)
                        .update());
        openDue.open(today);
        assertThat(mine()).hasSize(2);
        assertThat(Acting.call(reviewer, () -> rounds.get(mine().getFirst())).asOf())
                .isEqualTo(today);

        sql.sql(
                        "update identity.post set during = daterange('2020-01-01', '2020-02-01') where account_id = ?")
                .param(reviewer.account())
                .update();
        openDue.open(today.plusMonths(2));
        assertThat(mine()).hasSize(2);
        assertThat(steps.notices(reviewer)).contains("notice.report.repeat-left");
    }

    @Test
    void a_damaged_layout_opens_nothing_and_is_told_to_those_who_mend_it() throws Exception {
        var administrator = steps.staff("administrator", steps.province);
        var code = "测" + UUID.randomUUID().toString().substring(0, 8);
        var first = opened("monthly");
        ReportSteps.behindTheBack(
                """
                insert into report.layout (code, title, from_year, source, definition, file_name, file, digest, author,
                       laid_at, state, used_at)
                select '%1$s', f.definition ->> 'title', 2020, '测试',
                       jsonb_set(jsonb_set(f.definition, '{code}', '"%1$s"'), '{from}', '2020'), '表.xlsx', '\\x01',
                       sha256('\\x01'), '王', now(), 'used', now()
                  from report.round_form f where f.round_id = '%2$s';
                update report.repetition set forms = array['%1$s'] where round_id = '%2$s'
                """
                        .formatted(code, first));
        try {
            ReportSteps.behindTheBack(
                    "update report.layout set file = '\\x02' where code = '" + code + "'");
            refused(
                    "report.layout-damaged",
                    reviewer,
                    () ->
                            repeat.open(
                                    new NewRound(
                                            null,
                                            Round.TABLES,
                                            "月报",
                                            null,
                                            asOf,
                                            asOf.plusDays(5),
                                            List.of(code),
                                            List.of()),
                                    Repetition.NONE));
            openDue.open(next(1));
            assertThat(mine()).hasSize(1);
            assertThat(steps.notices(reviewer)).contains("notice.report.repeat-damaged");
            assertThat(steps.notices(administrator)).contains("notice.report.repeat-damaged");
            assertThat(steps.page(administrator, "/report-layouts")).contains("工作簿已损坏");
            ReportSteps.behindTheBack(
                    "update report.layout set file = '\\x01' where code = '" + code + "'");
            assertThat(steps.page(reviewer, "/reports/rounds/" + first))
                    .as("the next period is still to be opened")
                    .contains("每月，下次统计时点 " + next(2));
        } finally {
            ReportSteps.behindTheBack("delete from report.layout where code = '" + code + "'");
        }
    }

    @Test
    void a_period_leaves_time_to_report_and_is_one_of_those_there_are() {
        var asked = asked(asOf.plusMonths(1));
        refused("report.due-next", reviewer, () -> repeat.open(asked, "monthly"));
        refused("report.rhythm", reviewer, () -> repeat.open(asked, "hourly"));
        assertThat(mine()).isEmpty();
    }

    @Test
    void the_last_of_a_month_stays_the_last() {
        var last = LocalDate.of(2026, 1, 31);
        assertThat(Repetition.day(last, "monthly", 1)).isEqualTo(LocalDate.of(2026, 2, 28));
        assertThat(Repetition.day(last, "monthly", 2)).isEqualTo(LocalDate.of(2026, 3, 31));
        assertThat(Repetition.day(last, "quarterly", 1)).isEqualTo(LocalDate.of(2026, 4, 30));
        assertThat(Repetition.day(last, "yearly", 1)).isEqualTo(LocalDate.of(2027, 1, 31));
    }

    private LocalDate next(int periods) {
        return asOf.plusMonths(periods);
    }

    private UUID opened(String rhythm) throws Exception {
        var to =
                steps.send(
                        reviewer,
                        "/reports/rounds",
                        "title",
                        "在校生月报",
                        "asOf",
                        asOf.toString(),
                        "dueOn",
                        asOf.plusDays(5).toString(),
                        "forms",
                        "教基3112",
                        "rhythm",
                        rhythm);
        return UUID.fromString(to.substring(to.lastIndexOf('/') + 1));
    }

    private NewRound asked(LocalDate due) {
        return new NewRound(
                null, Round.TABLES, "在校生月报", null, asOf, due, List.of("教基3112"), List.of());
    }

    /// The newest first.
    private List<UUID> mine() {
        return Acting.call(
                reviewer,
                () ->
                        rounds.page(null, 50).stream()
                                .filter(it -> it.unitId().equals(steps.province))
                                .map(Round::id)
                                .toList());
    }
}
