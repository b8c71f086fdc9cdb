package org.matricula.graduation.degree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.discipline.TestDiscipline;
import org.matricula.graduation.Outcome;
import org.matricula.graduation.RecordConclusions;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.TestUnits;
import org.matricula.organisation.Units;
import org.matricula.registry.Intake;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

/// 学位法 第二十九条、第三十九条: who is granted a degree is made public by that; nobody is refused one, or has
/// it revoked, before they were told and heard.
@ProgramTest
class DegreeHearingsTest {

    private static final String NOTICE = "/graduation/degrees/hearings";

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired Units units;
    @Autowired RecordConclusions recordConclusions;
    @Autowired GrantDegrees grantDegrees;
    @Autowired RefuseDegrees refuseDegrees;
    @Autowired RevokeDegree revokeDegree;
    @Autowired HearDegrees hearDegrees;
    @Autowired Clock clock;

    WebSteps web;
    TestUnits.School school;
    LocalDate today;
    Actor registrar;
    Actor head;
    Actor principal;
    List<UUID> students;
    List<UUID> conclusions;

    @BeforeEach
    void three_are_put_forward() {
        web = new WebSteps(mvc, sql);
        today = LocalDate.now(clock);
        school = new TestUnits(sql, transaction).school("college");
        registrar = web.staff("registrar", school.id());
        head = known(web.staff("academic-office-head", school.id()));
        principal = known(web.staff("vice-principal", school.id()));
        var people = new TestStudents(intake, transaction, sql);
        students =
                Stream.generate(() ->
                                people.enrolled(
                                        school.id(), school.firstClass(), today.minusDays(1400)))
                        .limit(3)
                        .toList();
        conclusions =
                system(() ->
                        recordConclusions.record(
                                school.id(),
                                today,
                                students.stream()
                                        .map(it ->
                                                new RecordConclusions.Decided(
                                                        it, Outcome.GRADUATE, null, "工学学士"))
                                        .toList(),
                                "毕字〔2026〕1号",
                                "test",
                                units.get(school.id()).pos()));
    }

    @Test
    void nobody_is_refused_a_degree_who_was_not_told_and_heard() throws Exception {
        refused(head, () -> refuse(0), "degree.unheard");
        var wrong = tell("refuse", number(0) + " X1");
        assertThat(wrong.getStatus()).isEqualTo(400);
        assertThat(wrong.getContentAsString()).contains("X1");
        assertThat(waiting()).as("nothing half-written").isEqualTo(3);
        assertThat(tell("refuse", number(0) + "、" + number(1)).getStatus()).isEqualTo(302);
        assertThat(waiting()).as("of whom it is meant wait for no grant").isOne();
        assertThat(
                        as(
                                registrar,
                                () ->
                                        both(() ->
                                                hearDegrees.tell(
                                                        school.id(),
                                                        "refuse",
                                                        List.of(number(2)),
                                                        "论文抄袭",
                                                        "学位法 第三十七条"))))
                .as("two who tell at once")
                .containsExactlyInAnyOrder(true, false);
        refused(head, () -> refuse(0), "degree.unheard");

        var self = self(0);
        var hearing = hearing(0);
        assertThat(web.ask(self, get("/own-progress")).getContentAsString())
                .contains("拟不授予学位", "学位论文抄袭", "学位法 第三十七条", "提交陈述申辩");
        var words = post("/own-progress/degree-hearings/" + hearing).param("words", "已注明出处");
        assertThat(web.ask(self(1), words).getStatus()).as("another’s").isEqualTo(404);
        refused(registrar, () -> record(0, "written"), "degree.hearing-way");
        refused(registrar, () -> record(0, "silent"), "degree.notice-undelivered");
        assertThat(web.ask(self, words).getStatus()).isEqualTo(302);
        assertThat(web.ask(self, words).getStatus()).as("once").isEqualTo(409);
        assertThat(
                        web.ask(
                                        self(1),
                                        post("/own-progress/degree-hearings/" + hearing(1))
                                                .param("waive", "true"))
                                .getStatus())
                .isEqualTo(302);
        refused(registrar, () -> record(1, "oral"), "degree.hearing-way");
        var minutes = "听取本人说明引文出处，委员会认为不影响抄袭的认定";
        assertThat(
                        web.ask(
                                        registrar,
                                        post(NOTICE + "/" + hearing + "/minutes")
                                                .param("on", today.toString())
                                                .param("way", "written")
                                                .param("minutes", minutes))
                                .getStatus())
                .isEqualTo(302);
        assertThat(web.ask(head, get(NOTICE + "/" + hearing)).getContentAsString())
                .contains("已注明出处", minutes);
        refused(registrar, () -> record(0, "written"), "degree.hearing-heard");
        refused(
                head,
                () ->
                        refuseDegrees.refuse(
                                school.id(),
                                "学位会",
                                "学位〔2026〕1号",
                                today,
                                List.of(conclusions.get(0), conclusions.get(1)),
                                "抄袭"),
                "degree.unheard");
        as(head, () -> refuse(0));
        assertThat(hearings(0)).isEqualTo("refuse:refused");
        assertThat(web.ask(self, get("/own-progress")).getContentAsString())
                .contains("学位会 学位〔2026〕1号", minutes);

        // whose time has gone by without a word; and who is let be after all
        over(2);
        refused(registrar, () -> record(2, "silent"), "degree.notice-undelivered");
        reached(2);
        as(registrar, () -> record(2, "silent"));
        assertThat(
                        web.ask(
                                        registrar,
                                        post(NOTICE + "/" + hearing(2) + "/withdrawal")
                                                .param("reason", "核实后不属实"))
                                .getStatus())
                .isEqualTo(302);
        assertThat(hearings(2)).isEqualTo("refuse:dropped");
        assertThat(waiting()).isOne();
        var other = web.staff("registrar", new TestUnits(sql, transaction).school("college").id());
        assertThat(web.ask(other, get(NOTICE + "/" + hearing)).getStatus()).isEqualTo(404);
    }

    @Test
    void whom_a_degree_is_granted_is_made_public_by_that_and_taken_down_with_it() throws Exception {
        as(head, () -> grant(conclusions.subList(0, 2), "学位〔2026〕2号"));
        var list = list("学位〔2026〕2号");
        var page = open(list);
        assertThat(page.getStatus()).as("for everybody").isEqualTo(200);
        assertThat(page.getContentAsString())
                .contains("授予学位人员名单（学位〔2026〕2号）", "林一诺", "工学学士", "学位会")
                .doesNotContain(number(0));
        assertThat(lines(list)).isEqualTo("2");
        var decision = decision("学位〔2026〕2号");
        assertThat(web.ask(head, get("/graduation/degrees")).getContentAsString())
                .contains("/publications/" + list);
        as(principal, () -> run(() -> grantDegrees.revoke(decision, "文号有误")));
        assertThat(open(list).getStatus()).as("with the decision").isEqualTo(404);

        system(() ->
                sql.sql(
                                """
                                insert into policy.version (policy_key, unit_id, value, from_on, reason, recorder)
                                values ('graduation.degree-list-named', ?, 'false', date '2020-01-01', '本校规定', '测试')
                                """)
                        .param(school.id())
                        .update());
        as(head, () -> grant(conclusions.subList(2, 3), "学位〔2026〕3号"));
        assertThat(open(list("学位〔2026〕3号")).getContentAsString())
                .as("where the school masks names")
                .contains("林*")
                .doesNotContain("林一诺");
    }

    @Test
    void a_degree_is_revoked_after_a_hearing_by_another_and_the_list_hangs_without_them()
            throws Exception {
        as(head, () -> grant(conclusions, "学位〔2026〕4号"));
        var list = list("学位〔2026〕4号");
        assertThat(tell("refuse", number(0)).getStatus()).as("who has it").isEqualTo(400);
        assertThat(tell("revoke", number(0)).getStatus()).isEqualTo(302);
        refused(principal, () -> revoke(principal), "degree.unheard");
        as(registrar, () -> record(0, "oral"));
        refused(head, () -> revoke(head), "graduation.second-person");
        refused(principal, () -> revoke(principal), "degree.unheard");
        assertThat(web.ask(self(0), get("/own-progress")).getContentAsString())
                .as("minutes end nobody’s time")
                .contains("提交陈述申辩");
        var decision = decision("学位〔2026〕4号");
        refused(
                principal,
                () -> run(() -> grantDegrees.revoke(decision, "误发")),
                "degree.hearing-open");
        over(0);
        refused(principal, () -> revoke(principal), "degree.unheard");
        reached(0);
        system(() ->
                sql.sql(
                                "update graduation.degree_hearing set hearer_id = ? where conclusion_id = ?")
                        .params(principal.account(), conclusions.getFirst())
                        .update());
        refused(principal, () -> revoke(principal), "graduation.second-person");
        system(() ->
                sql.sql(
                                "update graduation.degree_hearing set hearer_id = ? where conclusion_id = ?")
                        .params(registrar.account(), conclusions.getFirst())
                        .update());
        assertThat(
                        web.ask(
                                        principal,
                                        post(NOTICE + "/" + hearing(0) + "/revocation")
                                                .param("committee", "学位会")
                                                .param("number", "学位〔2026〕5号")
                                                .param("on", today.toString())
                                                .param("reason", "论文代写"))
                                .getStatus())
                .isEqualTo(302);
        assertThat(hearings(0)).isEqualTo("revoke:revoked");
        assertThat(
                        told(
                                "select string_agg(degree::text, ' ' order by id) from graduation.conclusion where institution_id = ?",
                                school.id()))
                .isEqualTo("false true true");
        assertThat(waiting()).as("nor waits for it").isZero();
        assertThat(open(list).getStatus()).isEqualTo(404);
        assertThat(lines(list("学位〔2026〕4号"))).as("hung anew without them").isEqualTo("2");
        assertThat(web.ask(head, get("/graduation/degrees")).getContentAsString())
                .contains("撤销学位", "论文代写");
        as(head, () -> run(() -> refuseDegrees.takeBack(conclusions.getFirst(), "复核")));
        assertThat(waiting()).as("decided upon anew").isOne();
    }

    /// 告知书 (学位法 第三十九条): numbered, verifiable, theirs to read, and void where nothing is meant any
    /// more.
    @Test
    void what_is_meant_goes_to_each_on_paper() throws Exception {
        assertThat(tell("refuse", number(0) + " " + number(1)).getStatus()).isEqualTo(302);
        var paper = paper(0);
        assertThat(paper).isNotEqualTo(paper(1));
        var pdf = web.ask(self(0), get("/documents/" + paper));
        assertThat(pdf.getStatus()).isEqualTo(200);
        try (var read = Loader.loadPDF(pdf.getContentAsByteArray())) {
            var words = new PDFTextStripper().getText(read).replaceAll("\\s+", "");
            assertThat(words)
                    .contains(
                            "拟不授予学位告知书",
                            "林一诺",
                            number(0),
                            "经查明：学位论文抄袭",
                            "依据学位法第三十七条，学校拟不授予你工学学士学位",
                            "第三十九条，你有权对上述内容及事实、理由、依据进行陈述和申辩",
                            "第四十一条")
                    .contains("请在" + day(until(0)) + "前");
            assertThat(read.getSignatureDictionaries()).as("signed by the school").hasSize(1);
        }
        assertThat(web.ask(self(1), get("/documents/" + paper)).getStatus()).isEqualTo(404);
        assertThat(web.ask(registrar, get(NOTICE + "/" + hearing(0))).getContentAsString())
                .contains("/documents/" + paper);
        assertThat(web.ask(self(0), get("/own-progress")).getContentAsString())
                .contains("/documents/" + paper);
        var code = told("select code from document.document where id = ?", paper);
        assertThat(web.ask(self(0), get("/verify/" + code)).getContentAsString())
                .contains(told("select number from document.document where id = ?", paper));
        as(registrar, () -> run(() -> hearDegrees.drop(hearing(0), "核实后不属实")));
        assertThat(state(paper)).isEqualTo("void 核实后不属实");
        assertThat(state(paper(1))).isEqualTo("standing ");

        as(head, () -> grant(conclusions.subList(2, 3), "学位〔2026〕9号"));
        assertThat(tell("revoke", number(2)).getStatus()).isEqualTo(302);
        var revoked = web.ask(self(2), get("/documents/" + paper(2)));
        try (var read = Loader.loadPDF(revoked.getContentAsByteArray())) {
            assertThat(new PDFTextStripper().getText(read).replaceAll("\\s+", ""))
                    .contains("拟撤销学位告知书", "学校拟撤销已授予你的工学学士学位");
        }
    }

    /// 送达 (普通高等学校学生管理规定 第五十五条): on the list of what is to be delivered like every other paper, with
    /// its way, day, proof and receipt; nobody’s time to speak is over before.
    @Test
    void the_notice_is_delivered_and_their_time_is_counted_from_that_day() throws Exception {
        assertThat(tell("refuse", number(0) + " " + number(1)).getStatus()).isEqualTo(302);
        over(0);
        var at = "/deliveries/" + paper(0) + "/degree-intent";
        assertThat(web.ask(registrar, get("/deliveries")).getContentAsString())
                .contains(at, "拟不授予", "/deliveries/" + paper(1) + "/degree-intent");
        var other = web.staff("registrar", new TestUnits(sql, transaction).school("college").id());
        assertThat(web.ask(other, get("/deliveries")).getContentAsString()).doesNotContain(at);
        assertThat(web.ask(other, get(at)).getStatus()).isEqualTo(404);
        assertThat(web.ask(registrar, get("/deliveries/" + paper(0) + "/decision")).getStatus())
                .isEqualTo(404);
        assertThat(web.ask(registrar, get(NOTICE + "/" + hearing(0))).getContentAsString())
                .contains("尚未送达", at);
        refused(registrar, () -> record(0, "silent"), "degree.notice-undelivered");
        assertThat(web.ask(self(0), get("/own-progress")).getContentAsString())
                .as("whom it has not reached may still speak")
                .contains("提交陈述申辩");

        var unproved = web.ask(registrar, brought(at, "post").param("tracking", "EX1"));
        assertThat(unproved.getStatus()).isEqualTo(400);
        assertThat(unproved.getContentAsString()).contains("不能直接送达的，应写明原因");
        assertThat(
                        web.ask(
                                        registrar,
                                        brought(at, "post")
                                                .param("tracking", "EX1")
                                                .param("reason", "已离校"))
                                .getStatus())
                .isEqualTo(302);
        assertThat(
                        told(
                                "select way || ' ' || handed_on || ' ' || delivered_on || ' ' || tracking || ' ' || (case_id is null)"
                                        + " from discipline.delivery where document_id = ?",
                                paper(0)))
                .isEqualTo("post " + today + " " + today + " EX1 true");
        assertThat(web.ask(registrar, get(at)).getContentAsString())
                .contains("邮寄", "EX1", "送达回证", "scan.png");
        assertThat(web.ask(registrar, get("/deliveries")).getContentAsString())
                .doesNotContain(at)
                .contains("/deliveries/" + paper(1) + "/degree-intent");
        assertThat(
                        told(
                                "select kind || ' ' || enrolment_id from document.document where id ="
                                        + " (select receipt_id from discipline.delivery where document_id = ?)",
                                paper(0)))
                .isEqualTo("delivery-receipt " + students.getFirst());
        assertThat(
                        told(
                                "select after ->> 'way' from audit.entry where action = 'discipline.deliver' and subject = ?",
                                "document:" + paper(0)))
                .isEqualTo("post");
        assertThat(until(0)).as("five working days from its delivery").isAfter(today.plusDays(4));
        refused(registrar, () -> record(0, "silent"), "degree.hearing-way");
        assertThat(web.ask(registrar, brought(at, "direct").param("receiver", "林一诺")).getStatus())
                .as("once")
                .isEqualTo(409);
        assertThat(web.ask(registrar, get(NOTICE + "/" + hearing(0))).getContentAsString())
                .doesNotContain("尚未送达")
                .contains(today.toString());
        as(registrar, () -> run(() -> hearDegrees.drop(hearing(1), "核实后不属实")));
        assertThat(web.ask(registrar, get("/deliveries")).getContentAsString())
                .as("a void paper is brought to nobody")
                .doesNotContain(paper(1).toString());
    }

    private AbstractMockHttpServletRequestBuilder<?> brought(String at, String way) {
        return TestDiscipline.form(at, "file").param("way", way).param("on", today.toString());
    }

    private void reached(int one) {
        system(() ->
                sql.sql("update graduation.degree_hearing set delivered_on = ? where id = ?")
                        .params(today.minusDays(8), hearing(one))
                        .update());
    }

    private UUID paper(int one) {
        return UUID.fromString(
                told(
                        "select document_id::text from graduation.degree_hearing where conclusion_id = ?",
                        conclusions.get(one)));
    }

    private LocalDate until(int one) {
        return LocalDate.parse(
                told(
                        "select until::text from graduation.degree_hearing where conclusion_id = ?",
                        conclusions.get(one)));
    }

    private static String day(LocalDate it) {
        return it.getYear() + "年" + it.getMonthValue() + "月" + it.getDayOfMonth() + "日";
    }

    private String state(UUID paper) {
        return told(
                "select state || ' ' || coalesce(end_reason, '') from document.document where id = ?",
                paper);
    }

    /// Whoever publishes has an account.
    private Actor known(Actor who) {
        system(() ->
                sql.sql("insert into identity.account (id, username, name) values (?, ?, '王')")
                        .params(who.account(), who.account().toString())
                        .update());
        return who;
    }

    private MockHttpServletResponse tell(String intent, String numbers) throws Exception {
        return web.ask(
                registrar,
                post(NOTICE)
                        .param("intent", intent)
                        .param("numbers", numbers)
                        .param("facts", "学位论文抄袭")
                        .param("basis", "学位法 第三十七条"));
    }

    private boolean record(int one, String way) {
        return run(() -> hearDegrees.record(hearing(one), today, way, "听取记录"));
    }

    private int refuse(int one) {
        return refuseDegrees.refuse(
                school.id(), "学位会", "学位〔2026〕1号", today, List.of(conclusions.get(one)), "抄袭");
    }

    private boolean revoke(Actor by) {
        return run(() -> revokeDegree.revoke(hearing(0), "学位会", "学位〔2026〕5号", today, "论文代写"));
    }

    private int grant(List<UUID> whom, String number) {
        return grantDegrees.grant(school.id(), "学位会", number, today, whom, null);
    }

    private int waiting() {
        return as(head, () -> grantDegrees.waiting(school.id()));
    }

    private void over(int one) {
        system(() ->
                sql.sql(
                                "update graduation.degree_hearing set notified_on = ?, until = ? where id = ?")
                        .params(today.minusDays(9), today.minusDays(1), hearing(one))
                        .update());
    }

    private MockHttpServletResponse open(UUID list) throws Exception {
        var answer = mvc.perform(get("/published/" + list)).andReturn().getResponse();
        answer.setCharacterEncoding("UTF-8");
        return answer;
    }

    private UUID list(String number) {
        return UUID.fromString(
                told(
                        "select publications[1]::text from graduation.degree_decision where id = ?",
                        decision(number)));
    }

    private UUID decision(String number) {
        return UUID.fromString(
                told(
                        "select id::text from graduation.degree_decision where institution_id = ? and number = ?",
                        school.id(),
                        number));
    }

    private String lines(UUID list) {
        return told(
                "select count(*)::text from governance.publication_line where publication_id = ?",
                list);
    }

    private UUID hearing(int one) {
        return UUID.fromString(
                told(
                        "select id::text from graduation.degree_hearing where conclusion_id = ?",
                        conclusions.get(one)));
    }

    private String hearings(int one) {
        return told(
                "select intent || ':' || coalesce(outcome, '-') from graduation.degree_hearing where conclusion_id = ?",
                conclusions.get(one));
    }

    private Actor self(int one) {
        return web.themselves(
                "student",
                UUID.fromString(
                        told(
                                "select person_id::text from registry.enrolment where id = ?",
                                students.get(one))));
    }

    private String number(int one) {
        return told(
                "select student_number from registry.student where enrolment_id = ?",
                students.get(one));
    }

    private String told(String question, Object... values) {
        return system(() -> sql.sql(question).params(List.of(values)).query(String.class).single());
    }

    private List<Boolean> both(Supplier<Integer> what) {
        var by = Acting.now();
        try (var two = Executors.newFixedThreadPool(2)) {
            Callable<Boolean> one =
                    () -> {
                        try {
                            as(by, what);
                            return true;
                        } catch (Refused late) {
                            return false;
                        }
                    };
            var tries = List.of(two.submit(one), two.submit(one));
            return List.of(tries.get(0).get(), tries.get(1).get());
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void refused(Actor who, Supplier<?> what, String code) {
        assertThatThrownBy(() -> as(who, what))
                .isInstanceOfSatisfying(
                        Refused.class,
                        it -> assertThat(it.refusals()).extracting(Refusal::code).contains(code));
    }

    private static boolean run(Runnable what) {
        what.run();
        return true;
    }

    private static <T> T as(Actor who, Supplier<T> what) {
        return Acting.call(who, what::get);
    }

    private <T> T system(Supplier<T> what) {
        return Acting.call(Actor.system("test"), () -> transaction.execute(status -> what.get()));
    }
}
