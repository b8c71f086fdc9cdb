package org.matricula.consignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.matricula.change.TestCases.refusals;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.calendar.WorkingDays;
import org.matricula.change.TestCases;
import org.matricula.document.TestProof;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.matricula.standing.TestResults;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// 材料交接: two points, their branch and the province; what is listed, signed, counted, sent back, and
/// who sees it.
@ProgramTest
class ConsignmentTest {

    private static final ConsignmentKind KIND = ConsignmentKind.GRADUATION_APPLICATION;

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired TestCases cases;
    @Autowired Consign consignments;
    @Autowired TakeConsignment take;
    @Autowired ConsignmentPaper paper;
    @Autowired ConsignmentDuties duties;
    @Autowired MendPieces mend;
    @Autowired List<ConsignmentSource> sources;
    @Autowired WorkingDays workingDays;
    @Autowired Units units;

    WebSteps web;
    TestResults results;
    LocalDate today;
    UUID province;
    UUID under;
    UUID point;
    UUID otherPoint;
    UUID here;
    UUID there;
    UUID round;
    Actor first;
    Actor second;
    Actor branch;
    Actor sibling;
    Actor provincial;

    @BeforeEach
    void two_points_of_a_branch() {
        web = new WebSteps(mvc, sql);
        today = cases.today();
        province = unit("province", null);
        under = unit("branch", province);
        point = unit("teaching-point", under);
        otherPoint = unit("teaching-point", under);
        here = unit("class", point);
        there = unit("class", otherPoint);
        results = new TestResults(sql, transaction, province, here);
        named(under, "唐山分校");
        named(point, "乐亭教学点");
        named(otherPoint, "滦南教学点");
        first = cases.people().holding("乐亭经手人", "point-reviewer", point);
        second = cases.people().holding("滦南经手人", "point-reviewer", otherPoint);
        branch = cases.people().holding("分校经手人", "branch-reviewer", under);
        sibling = cases.people().holding("别的分校", "branch-reviewer", unit("branch", province));
        provincial = cases.people().holding("省校经手人", "province-reviewer", province);
        round =
                results.one(
                        """
                        insert into graduation.round
                          (institution_id, concluded_on, kind, due_on, rules_on, state, begun_at, ended_at, starter, starter_role)
                        values (?, ?, 'last', ?, ?, 'done', now(), now(), '王', 'registrar') returning id
                        """,
                        province,
                        today,
                        today.plusDays(9),
                        today);
    }

    @Test
    void a_list_goes_up_signed_and_stamped_and_both_sides_count_it() throws Exception {
        var late = workingDays.plus(today, -12);
        agreed("刘洋", here, late);
        agreed("陈静", here, today);
        agreed("周敏", there, today);
        assertThat(as(first, () -> consignments.ready(units.get(point))))
                .as("what was ready before lists were kept is not late at once")
                .noneMatch(it -> it.late(today));
        counted("2020-01-01");
        var ready = as(first, () -> consignments.ready(units.get(point)));
        assertThat(ready)
                .hasSize(ConsignmentKind.values().length)
                .filteredOn(it -> it.pieces() > 0)
                .singleElement()
                .matches(it -> it.kind() == KIND && it.pieces() == 2)
                .matches(it -> workingDays.plus(late, 10).equals(it.dueOn()) && it.late(today));
        assertThat(as(first, () -> duties.duties(today.minusDays(40), today.plusDays(40))))
                .filteredOn(it -> it.what().equals("consignment"))
                .singleElement()
                .matches(it -> it.left() == 2 && it.on().equals(workingDays.plus(late, 10)));

        var page =
                web.ask(first, post("/consignments").param("kind", KIND.code())).getRedirectedUrl();
        var list = UUID.fromString(String.valueOf(page).substring("/consignments/".length()));
        assertThat(refusals(() -> as(first, () -> consignments.make(point, KIND))))
                .containsExactly("consignment.nothing");
        // what is only listed has not been handed over
        assertThat(as(branch, () -> consignments.waiting(units.get(under)))).isEmpty();
        assertThat(refusals(() -> accept(branch, list, 2))).containsExactly("consignment.first");

        assertThat(
                        refusals(() ->
                                hand(
                                        first,
                                        list,
                                        new Consign.Signed(
                                                first.name(), today.plusDays(1), false))))
                .containsExactlyInAnyOrder(
                        "consignment.same-hand", "consignment.signed-on", "consignment.stamp");
        assertThatThrownBy(() -> hand(second, list)).isInstanceOf(Absent.class);
        assertThat(refusals(() -> hand(branch, list))).containsExactly("consignment.own");
        var signed =
                post("/consignments/" + list + "/hand")
                        .param("head", "王主任")
                        .param("signedOn", today.toString())
                        .param("stamped", "true");
        assertThat(web.ask(first, signed).getStatus()).isEqualTo(302);
        var handed = as(branch, () -> consignments.get(list));
        assertThat(handed.handler()).isEqualTo("乐亭经手人");
        assertThat(handed.head()).isEqualTo("王主任");
        assertThat(handed.stamped()).isTrue();
        assertThat(handed.late()).as("two working days over").isTrue();
        assertThat(handed.countDueOn()).isEqualTo(workingDays.plus(today, 5));
        assertThat(as(branch, () -> duties.duties(today, today.plusDays(40))))
                .filteredOn(it -> it.what().equals("consignment-count"))
                .hasSize(1);

        assertThat(refusals(() -> accept(branch, list, 3)))
                .as("the counts must agree")
                .containsExactly("consignment.count");
        assertThat(as(branch, () -> consignments.get(list)).state()).isEqualTo("handed");
        assertThat(refusals(() -> accept(first, list, 2))).containsExactly("consignment.taker");
        accept(branch, list, 2);
        assertThat(refusals(() -> accept(branch, list, 2))).containsExactly("consignment.first");

        // a branch does not sum up while a list lies uncounted
        var other = as(second, () -> consignments.make(otherPoint, KIND));
        hand(second, other);
        assertThat(refusals(() -> as(branch, () -> consignments.make(under, KIND))))
                .containsExactly("consignment.uncounted");
        accept(branch, other, 1);
        var sum = as(branch, () -> consignments.make(under, KIND));
        assertThat(as(branch, () -> consignments.counts(sum)))
                .extracting(it -> it.point() + it.lines())
                .containsExactlyInAnyOrder("乐亭教学点2", "滦南教学点1");
        hand(branch, sum);
        printed(sum);
        accept(provincial, sum, 3);
        assertThat(as(provincial, () -> consignments.get(sum)).accepted()).isEqualTo(3);
        assertThat(
                        cases.texts(
                                "select string_agg(action, ' ' order by at, id) from audit.entry where subject = 'consignment:' || cast(? as text)",
                                list))
                .containsExactly("consignment.make consignment.hand consignment.accept");
    }

    @Test
    void single_pieces_or_the_whole_list_go_back_with_the_reason_and_come_again() throws Exception {
        agreed("刘洋", here, workingDays.plus(today, -30));
        agreed("陈静", here, workingDays.plus(today, -30));
        var list = as(first, () -> consignments.make(point, KIND));
        hand(first, list);
        assertThat(refusals(() -> back(branch, list, " "))).containsExactly("reason.missing");
        back(branch, list, "没有主管领导签字");
        assertThat(as(first, () -> consignments.get(list)).reason()).isEqualTo("没有主管领导签字");
        counted("2020-01-01");
        assertThat(pieces(first, point)).as("not before they are mended").isZero();
        List<String> words =
                as(
                        first,
                        () ->
                                transaction.execute(it ->
                                        sql.sql(
                                                        "select args::text from notice.notice where href = ?")
                                                .param("/consignments/" + list)
                                                .query(String.class)
                                                .list()));
        assertThat(words)
                .as("whoever made it is told, with the reason")
                .singleElement()
                .asString()
                .contains("唐山分校", "没有主管领导签字");
        assertThat(as(first, () -> duties.duties(today.minusDays(40), today.plusDays(40))))
                .filteredOn(it -> it.what().equals("consignment-mend"))
                .singleElement()
                .matches(it -> it.left() == 2 && it.on().equals(workingDays.plus(today, 10)));
        assertThat(refusals(() -> mended(branch, list, "已补签", 1)))
                .containsExactly("consignment.own");
        assertThatThrownBy(() -> mended(second, list, "已补签", 1)).isInstanceOf(Absent.class);
        assertThat(refusals(() -> mended(first, list, " ", 1))).containsExactly("reason.missing");
        assertThat(refusals(() -> mended(first, list, "已补签")))
                .containsExactly("consignment.none-mended");
        mended(first, list, "已补签", 1);
        assertThat(pieces(first, point)).isOne();
        assertThat(refusals(() -> mended(first, list, "已补签", 1, 2)))
                .as("one of them is mended already, so nothing is noted")
                .containsExactly("consignment.first");
        assertThat(pieces(first, point)).isOne();
        var press =
                post("/consignments/" + list + "/mended")
                        .param("back", "2")
                        .param("reason", "已请王主任补签");
        assertThat(
                        web.ask(first, get("/consignments")).getContentAsString()
                                + web.ask(first, get("/consignments/" + list)).getContentAsString())
                .contains("退回待改正", "已补签（乐亭经手人");
        assertThat(web.ask(first, press).getStatus()).isEqualTo(302);
        assertThat(as(first, () -> consignments.lines(list)).get(1))
                .matches(it -> "已请王主任补签".equals(it.mendedNote()))
                .matches(it -> "乐亭经手人".equals(it.mendedBy()) && today.equals(it.mendedOn()));
        assertThat(as(first, () -> consignments.ready(units.get(point))))
                .filteredOn(it -> it.pieces() > 0)
                .as("the days count from the return")
                .singleElement()
                .matches(it -> it.pieces() == 2 && workingDays.plus(today, 10).equals(it.dueOn()));

        var again = as(first, () -> consignments.make(point, KIND));
        assertThat(as(first, () -> consignments.get(again)).seq()).isEqualTo(2);
        hand(first, again);
        assertThat(
                        refusals(() ->
                                as(
                                        branch,
                                        () -> {
                                            take.accept(again, 2, List.of(1), "");
                                            return 0;
                                        })))
                .containsExactly("reason.missing");
        assertThat(
                        refusals(() ->
                                as(
                                        branch,
                                        () -> {
                                            take.accept(again, 2, List.of(1, 2), "缺页");
                                            return 0;
                                        })))
                .containsExactly("consignment.all-back");
        as(
                branch,
                () -> {
                    take.accept(again, 2, List.of(1), "缺照片");
                    return 0;
                });
        assertThat(as(first, () -> consignments.lines(again)))
                .extracting(Consignment.Line::state)
                .containsExactly("returned", "accepted");
        assertThat(as(first, () -> consignments.lines(again)).getFirst().reason()).isEqualTo("缺照片");
        mended(first, again, "已补照片", 1);
        assertThat(pieces(first, point)).as("the one that came back").isOne();

        var sum = as(branch, () -> consignments.make(under, KIND));
        hand(branch, sum);
        assertThat(refusals(() -> give(branch, again, 2))).containsExactly("consignment.forwarded");
        back(provincial, sum, "小计不符");
        assertThat(pieces(branch, under)).as("it waits for the branch to mend it").isZero();
        assertThat(as(branch, () -> consignments.mending(units.get(under)))).hasSize(1);
        give(branch, again, 2);
        assertThat(as(branch, () -> consignments.mending(units.get(under))))
                .as("it is the point's to mend now")
                .isEmpty();
        mended(first, again, "小计已改", 2);
        assertThat(pieces(first, point)).as("both are with the point once more").isEqualTo(2);
        assertThat(pieces(branch, under)).isZero();

        var wrong = as(first, () -> consignments.make(point, KIND));
        as(
                first,
                () -> {
                    consignments.drop(wrong, "主任换人");
                    return 0;
                });
        assertThat(pieces(first, point)).isEqualTo(2);
        assertThat(refusals(() -> hand(first, wrong))).containsExactly("consignment.first");
    }

    @Test
    void each_level_sees_its_own_and_below_and_two_at_once_make_one_list() throws Exception {
        agreed("刘洋", here, today);
        var list = one(() -> consignments.make(point, KIND));
        hand(first, list);
        for (var it : List.of(first, branch, provincial)) {
            assertThat(web.ask(it, get("/consignments/" + list)).getStatus()).isEqualTo(200);
            assertThat(web.ask(it, get("/consignments")).getContentAsString())
                    .contains("/consignments/" + list);
        }
        for (var it : List.of(second, sibling)) {
            assertThat(web.ask(it, get("/consignments/" + list + ".pdf")).getStatus())
                    .isEqualTo(404);
            assertThat(web.ask(it, get("/consignments")).getContentAsString())
                    .doesNotContain("/consignments/" + list);
            assertThatThrownBy(() -> accept(it, list, 1)).isInstanceOf(Absent.class);
        }
        assertThat(
                        web.ask(
                                        first,
                                        post("/consignments/" + list + "/accept")
                                                .param("counted", "1"))
                                .getContentAsString())
                .contains("清单由唐山分校清点接收");
        // whoever made it holds the branch's post as well
        var both =
                new Actor(
                        first.account(),
                        first.name(),
                        branch.role(),
                        branch.unit(),
                        branch.scope(),
                        "test");
        assertThat(refusals(() -> accept(both, list, 1))).containsExactly("consignment.both-hands");
        assertThat(refusals(() -> as(provincial, () -> consignments.make(province, KIND))))
                .containsExactly("consignment.own");
        assertThat(web.ask(first, post("/consignments").param("kind", "x")).getStatus())
                .isEqualTo(404);
    }

    @Test
    void what_was_handed_over_before_leaves_room_for_what_is_new() {
        agreed("刘洋", here, today);
        agreed("陈静", here, today);
        var list = as(first, () -> consignments.make(point, KIND));
        var before =
                as(first, () -> consignments.lines(list)).stream()
                        .map(Consignment.Line::ref)
                        .toArray(String[]::new);
        agreed("周敏", here, today);
        // the newcomer's number is the highest, and two are all that fit
        for (var source : sources) {
            List<ConsignmentItem> ready =
                    as(
                            first,
                            () ->
                                    transaction.execute(
                                            _ -> source.ready(units.get(point), before, 2)));
            assertThat(ready)
                    .extracting(ConsignmentItem::name)
                    .isEqualTo(
                            transaction.execute(_ -> source.kind()) == KIND
                                    ? List.of("周敏")
                                    : List.of());
        }
        assertThat(pieces(first, point)).isOne();
    }

    private void mended(Actor who, UUID list, String note, Integer... which) {
        as(
                who,
                () -> {
                    mend.mend(list, List.of(which), note);
                    return 0;
                });
    }

    /// The day from which the school counts.
    private void counted(String from) {
        results.changed(
                """
                insert into policy.version (policy_key, unit_id, value, from_on, reason, recorder)
                values ('consignment.from', ?, ?, date '2020-01-01', '本校通知', 'x')
                """,
                province,
                from);
    }

    private void printed(UUID list) throws Exception {
        var pdf = web.ask(branch, get("/consignments/" + list + ".pdf"));
        assertThat(TestProof.of(mvc, pdf.getContentAsByteArray()))
                .isEqualTo("genuine consignment-list");
        try (var file = Loader.loadPDF(pdf.getContentAsByteArray())) {
            assertThat(new PDFTextStripper().getText(file).replaceAll("\\s", ""))
                    .contains("毕业申请交接清单", "材料共3件", "乐亭教学点2", "滦南教学点1", "合计3")
                    .contains("经手人（签字）：", "主管领导（签字）：", "（公章）", "清点件数：");
        }
        var sheet = as(branch, () -> paper.sheet(list));
        assertThat(as(provincial, () -> paper.sheet(list)))
                .as("twice the same bytes")
                .isEqualTo(sheet);
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(sheet))) {
            var rows = new ArrayList<String>();
            for (var row : book.getSheetAt(0)) {
                var cells = new ArrayList<String>();
                row.forEach(it -> cells.add(it.getStringCellValue()));
                rows.add(String.join("|", cells));
            }
            assertThat(rows.getFirst()).isEqualTo("序号|教学点|学号|姓名|内容|编号或批次|备注");
            assertThat(rows.subList(1, 4)).allMatch(it -> it.contains("|申请毕业|" + today));
            assertThat(rows.subList(4, rows.size()))
                    .containsExactly(
                            "小计|乐亭教学点|2",
                            "小计|滦南教学点|1",
                            "合计|3",
                            "经手人（签字）：",
                            "主管领导（签字）：",
                            "（公章）　　年　　月　　日");
        }
    }

    /// Two at the same moment, of whom one has it.
    private UUID one(Supplier<UUID> what) throws Exception {
        try (var two = Executors.newFixedThreadPool(2)) {
            Callable<UUID> each =
                    () -> {
                        try {
                            return as(first, what);
                        } catch (Refused late) {
                            return null;
                        }
                    };
            var tries = List.of(two.submit(each), two.submit(each));
            var made = new ArrayList<UUID>();
            for (var it : tries) {
                if (it.get() != null) {
                    made.add(it.get());
                }
            }
            assertThat(made).hasSize(1);
            return made.getFirst();
        }
    }

    private int pieces(Actor who, UUID unit) {
        return as(who, () -> consignments.ready(units.get(unit))).stream()
                .mapToInt(Consign.Ready::pieces)
                .sum();
    }

    private void hand(Actor who, UUID list) {
        hand(who, list, new Consign.Signed("王主任", today, true));
    }

    private void hand(Actor who, UUID list, Consign.Signed signed) {
        as(
                who,
                () -> {
                    consignments.hand(list, signed);
                    return 0;
                });
    }

    private void accept(Actor who, UUID list, int counted) {
        as(
                who,
                () -> {
                    take.accept(list, counted, List.of(), "");
                    return 0;
                });
    }

    private void back(Actor who, UUID list, String reason) {
        as(
                who,
                () -> {
                    take.sendBack(list, reason);
                    return 0;
                });
    }

    private void give(Actor who, UUID list, int line) {
        as(
                who,
                () -> {
                    take.giveBack(list, List.of(line), "省校退回");
                    return 0;
                });
    }

    /// One whose application the point has agreed to.
    private void agreed(String name, UUID home, LocalDate on) {
        var id =
                cases.students()
                        .enrolled(TestStudents.newcomer(name, home, today.minusYears(3)), province);
        results.changed(
                """
                insert into graduation.application
                  (round_id, enrolment_id, person_id, scope_pos, graduation, degree, applied_by, applied_at, point, point_by,
                   point_at)
                select cast(? as uuid), s.enrolment_id, s.person_id, s.scope_pos, true, false, '点', now(), true, '点',
                       cast(? as date) + time '12:00' from registry.student s where s.enrolment_id = ?
                """,
                round,
                on,
                id);
    }

    private void named(UUID unit, String name) {
        results.changed("update organisation.unit set name = ? where id = ?", name, unit);
    }

    private UUID unit(String kind, UUID parent) {
        return Acting.call(
                Actor.system("test"), () -> cases.units().unit(kind, parent, province, "open"));
    }

    private static <T> T as(Actor who, Supplier<T> what) {
        return Acting.call(who, what::get);
    }
}
