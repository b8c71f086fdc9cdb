package org.matricula.clearance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.graduation.Outcome;
import org.matricula.graduation.RecordConclusions;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.organisation.Units;
import org.matricula.registry.Intake;
import org.matricula.registry.Registry;
import org.matricula.registry.StandingChange;
import org.matricula.registry.StatusVerb;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// 离校手续: opened for whoever leaves, signed off by the offices, and holding up what it should.
@ProgramTest
class ClearanceTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired Registry registry;
    @Autowired RecordConclusions recordConclusions;
    @Autowired Clearances clearances;
    @Autowired Units units;
    @Autowired Clock clock;

    WebSteps web;
    TestUnits.School school;
    LocalDate today;
    Actor registrar;
    Actor finance;
    List<UUID> all;

    @BeforeEach
    void a_class() {
        web = new WebSteps(mvc, sql);
        today = LocalDate.now(clock);
        school = new TestUnits(sql, transaction).school("college");
        registrar = web.staff("registrar", school.id());
        finance = web.staff("finance", school.id());
        var students = new TestStudents(intake, transaction, sql);
        all = new ArrayList<>();
        for (var i = 0; i < 8; i++) {
            all.add(students.enrolled(school.id(), school.firstClass(), today.minusDays(1200)));
        }
    }

    @Test
    void an_office_names_the_exceptions_and_signs_all_others_and_the_certificate_waits()
            throws Exception {
        var conclusions = graduate(all.subList(0, 6));
        assertThat(open(all.get(0))).contains("计财处", "学籍管理部门").doesNotContain("一卡通中心");
        assertThat(open(all.get(7))).isEmpty();

        var office = office("计财处");
        var page = web.ask(finance, get("/clearance")).getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("计财处").doesNotContain("图书馆");
        // a number that fits nobody: nothing is signed
        var wrong =
                web.ask(
                        finance,
                        post("/clearance/" + office + "/sign-off")
                                .param("lines", number(1) + " 欠学费 200 元\nX99 没有此人\n" + number(7)));
        assertThat(wrong.getStatus()).isEqualTo(400);
        assertThat(wrong.getContentAsString(StandardCharsets.UTF_8)).contains("X99", number(7));
        assertThat(open(all.get(0))).contains("计财处");
        // the second line of one student would hide the first
        var twice =
                web.ask(
                        finance,
                        post("/clearance/" + office + "/sign-off")
                                .param("lines", number(1) + " 欠学费 200 元\n" + number(1) + " 欠书费"));
        assertThat(twice.getStatus()).isEqualTo(400);
        assertThat(twice.getContentAsString(StandardCharsets.UTF_8))
                .contains("“" + number(1) + "”写了不止一行");
        assertThat(sign(finance, office, number(1) + " " + "欠".repeat(201))).isEqualTo(400);
        assertThat(hold(office, number(2) + " 借书一册\n" + number(2) + " 借伞一把")).isEqualTo(400);
        assertThat(open(all.get(1))).contains("计财处");

        // two of the office sign at once: the same is noted once
        try (var two = java.util.concurrent.Executors.newFixedThreadPool(2)) {
            java.util.concurrent.Callable<Integer> once =
                    () -> sign(finance, office, number(1) + " 欠学费 200 元");
            var answers = List.of(two.submit(once), two.submit(once));
            assertThat(List.of(answers.get(0).get(), answers.get(1).get()))
                    .contains(302)
                    .isSubsetOf(302, 409);
        }
        assertThat(
                        told(
                                "select count(*)::text from clearance.item where office_id = ? and state = 'held' and note = '欠学费 200 元'",
                                office))
                .isEqualTo("1");
        assertThat(open(all.get(0))).doesNotContain("计财处");
        assertThat(open(all.get(1))).contains("计财处");
        var self = web.themselves("student", person(all.get(1)));
        assertThat(web.ask(self, get("/own-clearance")).getContentAsString(StandardCharsets.UTF_8))
                .contains("计财处", "欠学费 200 元", "有未了事项");
        // settled later, by name alone, and nobody is left
        assertThat(sign(finance, office, "")).as("nobody waits, nobody named").isEqualTo(400);
        assertThat(open(all.get(1))).contains("计财处");
        assertThat(sign(registrar, office, number(1))).isEqualTo(403);
        assertThat(sign(finance, office, number(1))).isEqualTo(302);
        assertThat(open(all.get(1))).doesNotContain("计财处");
        assertThat(sign(finance, office, "")).isEqualTo(409);

        var pointed = web.staff("registrar", school.firstClass());
        assertThat(
                        web.ask(
                                        pointed,
                                        post("/clearance/offices")
                                                .param("name", "外设部门")
                                                .param("matter", "杂费")
                                                .param("role", "finance")
                                                .param("leaving", "graduation"))
                                .getStatus())
                .as("a post below the school")
                .isEqualTo(404);
        // an office signs its own items alone
        assertThat(sign(finance, office("宿舍管理"), "")).isEqualTo(403);
        // the file is sent after each, with its number
        var archive = office("档案管理部门");
        var keeper = web.staff("archive-keeper", school.id());
        assertThat(sign(keeper, archive, "")).isEqualTo(400);
        assertThat(sign(keeper, archive, number(1) + " EMS1234567CN")).isEqualTo(302);
        assertThat(
                        web.ask(self, get("/api/v1/own-clearance"))
                                .getContentAsString(StandardCharsets.UTF_8))
                .contains("EMS1234567CN");
        assertThat(
                        told(
                                "select count(*)::text from clearance.item where office_id = ? and state = 'cleared'",
                                archive))
                .isEqualTo("1");

        // the registrar sets offices of the school's own
        assertThat(
                        web.ask(
                                        registrar,
                                        post("/clearance/offices")
                                                .param("name", "校医院")
                                                .param("matter", "医疗费")
                                                .param("place", "北门")
                                                .param("role", "student-affairs")
                                                .param("leaving", "graduation")
                                                .param("blocks", "true"))
                                .getStatus())
                .isEqualTo(302);
        assertThat(
                        web.ask(
                                        registrar,
                                        post("/clearance/offices/" + office("一卡通中心") + "/end")
                                                .param("open", "6")
                                                .param("held", "0")
                                                .param("reason", "并入后勤处"))
                                .getStatus())
                .isEqualTo(302);
        graduate(all.subList(6, 7));
        assertThat(lines(all.get(6))).contains("校医院").doesNotContain("一卡通中心");

        system(() ->
                transaction.execute(it -> {
                    recordConclusions.reverse(
                            conclusions.getFirst(), "有误", "test", units.get(school.id()).pos());
                    return 1;
                }));
        assertThat(open(all.get(2))).isEmpty();
        assertThat(lines(all.get(6))).contains("校医院");
    }

    @Test
    void whoever_withdraws_has_a_list_too_and_one_long_gone_has_none() {
        var event =
                system(() ->
                        transaction.execute(it -> {
                            registry.lock(all.get(0));
                            return registry.apply(
                                    StandingChange.of(all.get(0), StatusVerb.WITHDRAW, today)
                                            .by("退字1号", null));
                        }));
        assertThat(open(all.get(0))).contains("计财处");
        assertThat(
                        told(
                                "select leaving from clearance.item where enrolment_id = ? limit 1",
                                all.get(0)))
                .isEqualTo("withdrawal");
        system(() ->
                transaction.execute(it -> {
                    registry.lock(all.get(1));
                    return registry.apply(
                            StandingChange.of(all.get(1), StatusVerb.WITHDRAW, today.minusDays(400))
                                    .by("退字2号", null));
                }));
        assertThat(lines(all.get(1))).isEmpty();
        system(() ->
                transaction.execute(it -> {
                    registry.lock(all.get(0));
                    return registry.reverse(event, "撤销退学", UUID.randomUUID());
                }));
        assertThat(open(all.get(0))).isEmpty();
    }

    @Test
    void whoever_leaves_with_something_held_has_the_item_of_the_leaving_too() throws Exception {
        var held = all.get(0);
        graduate(all.subList(5, 6));
        var office = office("计财处");
        assertThat(hold(office, number(0) + " 欠住宿费 800 元")).isEqualTo(302);
        system(() ->
                transaction.execute(it -> {
                    registry.lock(held);
                    return registry.apply(
                            StandingChange.of(held, StatusVerb.WITHDRAW, today).by("退字1号", null));
                }));
        assertThat(items(held, office)).containsExactly("hold held", "withdrawal open");
        assertThat(open(held)).as("an office once").containsOnlyOnce("计财处");
        assertThat(clearances(held)).containsOnlyOnce("计财处 held 欠住宿费 800 元");
        // the others' signature leaves theirs open
        assertThat(sign(finance, office, "")).isEqualTo(302);
        assertThat(items(held, office)).containsExactly("hold held", "withdrawal open");
        assertThat(sign(finance, office, "")).isEqualTo(400);
        assertThat(hold(office, number(0) + " 又欠")).as("once").isEqualTo(400);
        assertThat(sign(finance, office, number(0))).isEqualTo(302);
        assertThat(items(held, office)).containsExactly("withdrawal cleared");
        assertThat(open(held)).doesNotContain("计财处");
    }

    private int hold(UUID office, String lines) throws Exception {
        return web.ask(finance, post("/clearance/" + office + "/holds").param("lines", lines))
                .getStatus();
    }

    private List<String> items(UUID enrolment, UUID office) {
        return system(() ->
                transaction.execute(it ->
                        sql.sql(
                                        "select leaving || ' ' || state from clearance.item where enrolment_id = ? and office_id = ? and withdrawn_at is null order by 1")
                                .params(enrolment, office)
                                .query(String.class)
                                .list()));
    }

    private List<String> clearances(UUID enrolment) {
        return system(() ->
                clearances.of(enrolment).stream()
                        .map(it -> it.office() + " " + it.state() + " " + it.note())
                        .toList());
    }

    @Test
    void where_graduates_went_is_counted_and_small_groups_are_hidden() throws Exception {
        var students = new TestStudents(intake, transaction, sql);
        for (var i = 0; i < 2; i++) {
            all.add(students.enrolled(school.id(), school.firstClass(), today.minusDays(1200)));
        }
        graduate(all);
        for (var i = 0; i < 10; i++) {
            var enrolment = all.get(i);
            var kind = i < 5 ? "80" : i < 8 ? "46" : "";
            if (!kind.isEmpty()) {
                system(() ->
                        transaction.execute(it ->
                                sql.sql(
                                                """
                                                insert into registry.destination (person_id, enrolment_id, seq, kind, settled_on)
                                                select e.person_id, e.id, 1, ?, current_date from registry.enrolment e where e.id = ?
                                                """)
                                        .params(kind, enrolment)
                                        .update()));
            }
        }
        var told =
                web.ask(registrar, get("/api/v1/destinations?year=" + today.getYear()))
                        .getContentAsString(StandardCharsets.UTF_8);
        assertThat(told)
                .contains("{\"kind\":\"80\",\"count\":5}")
                .containsPattern("\"kind\":\"46\"(,\"count\":null)?\\}")
                .doesNotContain("\"count\":3", "\"count\":2");
        assertThat(
                        web.ask(registrar, get("/clearance/destinations"))
                                .getContentAsString(StandardCharsets.UTF_8))
                .contains("升学", "应征义务兵", "—");
    }

    /// 签办: the others are those the list was shown with, and nobody else.
    @Test
    void all_others_are_those_who_were_shown_and_the_named_alone_leave_them() throws Exception {
        graduate(all.subList(0, 3));
        var office = office("计财处");
        assertThat(sign(finance, office, number(0), "")).as("named alone").isEqualTo(302);
        assertThat(open(all.get(0))).doesNotContain("计财处");
        assertThat(open(all.get(1))).contains("计财处");
        assertThat(sign(finance, office, "", "")).as("nobody").isEqualTo(400);
        var shown = mark(finance, office);
        graduate(all.subList(3, 4));
        var late = signed(finance, office, "", shown);
        assertThat(late.getStatus()).as("somebody came after it was shown").isEqualTo(409);
        assertThat(late.getContentAsString(StandardCharsets.UTF_8)).contains("现在有 3 人待办");
        assertThat(open(all.get(1))).contains("计财处");
        assertThat(web.ask(finance, get("/clearance?office=" + office)).getContentAsString())
                .contains("其余 3 人全部签办", mark(finance, office));
        assertThat(sign(finance, office, "", mark(finance, office))).isEqualTo(302);
        assertThat(open(all.get(3))).doesNotContain("计财处");
    }

    @Test
    void a_signature_is_taken_back_with_a_reason_the_student_sees() throws Exception {
        graduate(all.subList(0, 2));
        var office = office("计财处");
        assertThat(sign(finance, office, number(0), "")).isEqualTo(302);
        var item = item(all.get(0), office);
        var at = "/clearance/" + office + "/items/" + item + "/take-back";
        assertThat(web.ask(finance, get("/clearance?office=" + office)).getContentAsString())
                .contains(at);
        assertThat(web.ask(finance, post(at)).getStatus()).as("no reason").isEqualTo(400);
        assertThat(web.ask(finance, post(at).param("reason", "欠".repeat(201))).getStatus())
                .isEqualTo(400);
        assertThat(web.ask(registrar, post(at).param("reason", "漏了一笔")).getStatus())
                .as("not their office")
                .isEqualTo(403);
        var elsewhere =
                web.staff("finance", new TestUnits(sql, transaction).school("college").id());
        assertThat(web.ask(elsewhere, post(at).param("reason", "漏了一笔")).getStatus()).isEqualTo(404);
        var another = "/clearance/" + office("宿舍管理") + "/items/" + item + "/take-back";
        assertThat(web.ask(web.staff("counsellor", school.id()), post(another)).getStatus())
                .as("an item of another office")
                .isIn(403, 404);
        assertThat(open(all.get(0))).doesNotContain("计财处");

        assertThat(web.ask(finance, post(at).param("reason", "漏了住宿费 800 元")).getStatus())
                .isEqualTo(302);
        assertThat(clearances(all.get(0))).contains("计财处 held 漏了住宿费 800 元");
        assertThat(
                        web.ask(
                                        web.themselves("student", person(all.get(0))),
                                        get("/own-clearance"))
                                .getContentAsString(StandardCharsets.UTF_8))
                .contains("漏了住宿费 800 元");
        assertThat(
                        told(
                                "select reason from audit.entry where action = 'clearance.take-back' and subject = 'enrolment:' || cast(? as text)",
                                all.get(0)))
                .isEqualTo("漏了住宿费 800 元");
        assertThat(web.ask(finance, post(at).param("reason", "再撤一次")).getStatus())
                .as("it is held by now")
                .isEqualTo(409);
        assertThat(sign(finance, office, "")).isEqualTo(302);
        assertThat(items(all.get(0), office))
                .as("not with the others")
                .containsExactly("graduation held");
        assertThat(sign(finance, office, number(0))).isEqualTo(302);
        assertThat(items(all.get(0), office)).containsExactly("graduation cleared");
    }

    /// 校友: what stays theirs is on the menu and open; the pages of current students are led to no
    /// more.
    @Test
    void whoever_left_keeps_their_own_papers() throws Exception {
        var self = web.themselves("student", person(all.get(0)));
        var kept = List.of("/own-diplomas", "/own-transcripts", "/own-proofs", "/own-files");
        assertThat(menu(self)).containsAll(kept).contains("/own-registrations", "/own-electives");
        graduate(all.subList(0, 1));
        assertThat(menu(self))
                .containsAll(kept)
                .contains("/own-credentials", "/own-grades", "/own-clearance")
                .doesNotContain("/own-registrations", "/own-electives");
        for (var at : kept) {
            assertThat(web.ask(self, get(at)).getStatus()).as(at).isEqualTo(200);
        }
        assertThat(
                        web.ask(
                                        web.themselves("student", person(all.get(1))),
                                        get("/own-clearance"))
                                .getContentAsString(StandardCharsets.UTF_8))
                .doesNotContain("计财处");
    }

    private List<String> menu(Actor who) throws Exception {
        return java.util.regex.Pattern.compile("href=\"(/own-[a-z-]+)\"")
                .matcher(
                        web.ask(who, get("/own-clearance"))
                                .getContentAsString(StandardCharsets.UTF_8))
                .results()
                .map(it -> it.group(1))
                .toList();
    }

    @Test
    void an_office_is_ended_for_a_reason_and_for_as_many_as_were_told() throws Exception {
        graduate(all.subList(0, 3));
        var office = office("计财处");
        assertThat(hold(office, number(5) + " 欠书费")).isEqualTo(302);
        assertThat(web.ask(registrar, get("/clearance")).getContentAsString())
                .contains("停用“计财处”？还没有签办的事项一并撤回：待办 3 人，有未了事项 1 人");
        assertThat(end(office, 3, 1, "")).as("no reason").isEqualTo(400);
        assertThat(sign(finance, office, number(0), "")).isEqualTo(302);
        assertThat(end(office, 3, 1, "并入后勤处")).as("others by now").isEqualTo(409);
        assertThat(open(all.get(1))).contains("计财处");
        assertThat(end(office, 2, 1, "并入后勤处")).isEqualTo(302);
        assertThat(open(all.get(1))).doesNotContain("计财处");
        assertThat(items(all.get(0), office))
                .as("what was signed stays")
                .containsExactly("graduation cleared");
        assertThat(
                        told(
                                "select max(reason) from audit.entry where action = 'clearance.office-ended' and subject = 'unit:' || cast(? as text)",
                                school.id()))
                .isEqualTo("并入后勤处");
    }

    @Test
    void the_list_is_paged_and_nobody_falls_between_the_pages() throws Exception {
        var students = new TestStudents(intake, transaction, sql);
        for (var i = 0; i < 95; i++) {
            all.add(students.enrolled(school.id(), school.firstClass(), today.minusDays(1200)));
        }
        graduate(all);
        var office = office("计财处");
        assertThat(sign(finance, office, number(0) + "\n" + number(1) + " 欠学费", "")).isEqualTo(302);
        var first = listed(office, "");
        var cursor = java.util.regex.Pattern.compile("\"next\":\"([^\"]+)\"").matcher(first);
        assertThat(cursor.find()).isTrue();
        var numbers = numbers(first);
        assertThat(numbers).hasSize(100);
        assertThat(numbers.getFirst()).as("what is held first").isEqualTo(number(1));
        var second = numbers(listed(office, "&cursor=" + cursor.group(1)));
        assertThat(second).hasSize(3).last().isEqualTo(number(0));
        numbers.addAll(second);
        assertThat(numbers).doesNotHaveDuplicates().hasSize(103);
        assertThat(web.ask(finance, get("/clearance?office=" + office)).getContentAsString())
                .contains("本页 100 人，共 103 人", "cursor=");
        assertThat(web.ask(finance, get("/clearance?office=" + office + "&cursor=x")).getStatus())
                .isEqualTo(400);
    }

    private String listed(UUID office, String more) throws Exception {
        return web.ask(finance, get("/api/v1/clearance?office=" + office + more))
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private static List<String> numbers(String listed) {
        return java.util.regex.Pattern.compile("\"studentNumber\":\"([^\"]+)\"")
                .matcher(listed)
                .results()
                .map(it -> it.group(1))
                .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
    }

    private UUID item(UUID enrolment, UUID office) {
        return system(() ->
                transaction.execute(it ->
                        sql.sql(
                                        "select id from clearance.item where enrolment_id = ? and office_id = ? and withdrawn_at is null")
                                .params(enrolment, office)
                                .query(UUID.class)
                                .single()));
    }

    private int end(UUID office, int open, int held, String reason) throws Exception {
        return web.ask(
                        registrar,
                        post("/clearance/offices/" + office + "/end")
                                .param("open", "" + open)
                                .param("held", "" + held)
                                .param("reason", reason))
                .getStatus();
    }

    /// All but the named, as the list is shown.
    int sign(Actor who, UUID office, String lines) throws Exception {
        return sign(who, office, lines, mark(who, office));
    }

    int sign(Actor who, UUID office, String lines, String others) throws Exception {
        return signed(who, office, lines, others).getStatus();
    }

    org.springframework.mock.web.MockHttpServletResponse signed(
            Actor who, UUID office, String lines, String others) throws Exception {
        return web.ask(
                who,
                post("/clearance/" + office + "/sign-off")
                        .param("lines", lines)
                        .param("others", others));
    }

    private String mark(Actor who, UUID office) throws Exception {
        var shown =
                web.ask(who, get("/api/v1/clearance?office=" + office))
                        .getContentAsString(StandardCharsets.UTF_8);
        var mark = java.util.regex.Pattern.compile("\"mark\":\"([0-9a-f]*)\"").matcher(shown);
        return mark.find() ? mark.group(1) : "";
    }

    List<String> open(UUID enrolment) {
        return system(() ->
                clearances.open(List.of(enrolment)).stream().map(Clearances.Open::office).toList());
    }

    List<String> lines(UUID enrolment) {
        return system(
                () -> clearances.of(enrolment).stream().map(Clearances.Line::office).toList());
    }

    UUID office(String name) {
        return system(() ->
                transaction.execute(it ->
                        sql.sql(
                                        "select id from clearance.office where institution_id = ? and name = ?")
                                .params(school.id(), name)
                                .query(UUID.class)
                                .single()));
    }

    String number(int at) {
        return told(
                "select student_number from registry.student where enrolment_id = ?", all.get(at));
    }

    UUID person(UUID enrolment) {
        return UUID.fromString(
                told("select person_id::text from registry.enrolment where id = ?", enrolment));
    }

    List<UUID> graduate(List<UUID> enrolments) {
        return system(() ->
                transaction.execute(it ->
                        recordConclusions.record(
                                school.id(),
                                today,
                                enrolments.stream()
                                        .map(one ->
                                                new RecordConclusions.Decided(
                                                        one, Outcome.GRADUATE, null))
                                        .toList(),
                                "毕字〔2026〕1号",
                                "test",
                                units.get(school.id()).pos())));
    }

    String told(String query, UUID id) {
        return system(() ->
                transaction.execute(it -> sql.sql(query).param(id).query(String.class).single()));
    }

    static <T> T system(java.util.function.Supplier<T> work) {
        return Acting.call(Actor.system("test"), work::get);
    }
}
