package org.matricula.credential.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.graduation.Outcome;
import org.matricula.kernel.Acting;
import org.springframework.beans.factory.annotation.Autowired;

/// What keeps a certificate in: its number, its photograph, its blank, the original it replaces;
/// and what is handed in for a proof.
@ProgramTest
class CertificateGatesTest extends CertificateSteps {

    private static final List<String> PAPERS =
            List.of(
                    "loss-notice",
                    "diploma-copy",
                    "id-card-copy",
                    "same-negative-photo",
                    "proof-fee");

    @Autowired Surrenders surrenders;

    @Test
    void two_schools_of_one_code_never_give_one_number_twice() {
        var first = student();
        concluded(Map.of(first, Outcome.GRADUATE), null);
        drawn();
        var number = of(first, "study").number();
        assertThat(number).endsWith("000001");
        var shared = code;
        a_school_with_its_code(shared);
        var second = student();
        concluded(Map.of(second, Outcome.GRADUATE), null);
        drawn();
        assertThat(of(second, "study").number())
                .isEqualTo(number.substring(0, number.length() - 1) + "2");
    }

    /// Two papers of one number are never outside.
    @Test
    void the_new_one_waits_until_the_registry_has_the_original() throws Exception {
        var one = graduate();
        var old = of(one, "study");
        var at = "/diplomas/" + old.id() + "/original";
        assertThat(web.ask(registrar, post(at)).getStatus()).as("never handed over").isEqualTo(409);
        handed(one);
        UUID made = as(() -> transaction.execute(s -> exchange.anew(old.id(), "换证", null)));
        printed("diploma");
        var taken = taken("self", "", STROKES, null, null);
        assertThat(codes(() -> handOver.hand(made, taken)))
                .containsExactly("certificate.original-wanting");
        assertThat(as(() -> certificates.get(old.id())).surrenderedOn()).isNull();
        assertThat(web.ask(department, post(at)).getStatus()).isEqualTo(403);
        var elsewhere = web.staff("registrar", cases.units().school("college").id());
        assertThat(web.ask(elsewhere, post(at)).getStatus()).isEqualTo(404);
        assertThat(web.ask(registrar, post(at).param("note", "边角破损")).getStatus()).isEqualTo(302);
        assertThat(web.ask(registrar, get(at)).getContentAsString())
                .contains("边角破损", registrar.name(), today.toString());
        assertThat(codes(() -> receiveOriginal.receive(old.id(), "")))
                .containsExactly("certificate.original-here");
        assertThat(codes(() -> receiveOriginal.giveBack(old.id())))
                .as("it is void")
                .containsExactly("certificate.ended");
        assertThat(as(() -> certificates.get(old.id())).surrenderedOn()).isEqualTo(today);
        assertThat(
                        told(
                                "select count(*)::text from audit.entry where action = 'certificate.receive-original' and subject = ?",
                                "certificate:" + old.id()))
                .isEqualTo("1");
        as(() -> handOver.hand(made, taken));
        assertThat(as(() -> handings.of(made)).orElseThrow().taker())
                .as("of the owner the certificate tells the name")
                .isEqualTo("林一诺");
    }

    /// Received before the exchange is decided; given back where it is not.
    @Test
    void an_original_received_before_counts_and_one_that_stands_goes_back() {
        var one = graduate();
        handed(one);
        var old = of(one, "study");
        as(() -> receiveOriginal.receive(old.id(), ""));
        as(() -> receiveOriginal.giveBack(old.id()));
        assertThat(codes(() -> receiveOriginal.giveBack(old.id())))
                .containsExactly("certificate.original-absent");
        as(() -> receiveOriginal.receive(old.id(), ""));
        as(() -> transaction.execute(s -> exchange.anew(old.id(), "换证", null)));
        assertThat(as(() -> certificates.get(old.id())).surrenderedOn()).isEqualTo(today);
        assertThat(as(() -> surrenders.wanting(old.id()))).isFalse();
    }

    @Test
    void only_what_is_lost_need_not_come_back() {
        var grounds = List.of("diploma-lost", "diploma-damaged", "diploma-other");
        var all = grounds.stream().map(it -> student()).toList();
        var outcomes = new HashMap<UUID, Outcome>();
        all.forEach(it -> outcomes.put(it, Outcome.GRADUATE));
        concluded(outcomes, null);
        drawn();
        all.forEach(this::photo);
        as(() -> desk.receive(receipt("diploma", 1, 9)));
        as(() -> desk.hand(null, "diploma", 9, "打印室"));
        printed("diploma");
        for (var i = 0; i < all.size(); i++) {
            var ground = grounds.get(i);
            var old = of(all.get(i), "study").id();
            as(() -> handOver.hand(old, taken("self", "", STROKES, null, null)));
            as(() -> transaction.execute(s -> exchange.proof(old, ground, "补证", null)));
            assertThat(as(() -> surrenders.wanting(old)))
                    .as(ground)
                    .isEqualTo(!ground.equals("diploma-lost"));
        }
    }

    /// 同底版 (S-151): whatever photograph the record bears since.
    @Test
    void a_proof_bears_the_photograph_of_the_diploma_it_replaces() {
        var one = graduate();
        handed(one);
        var diploma = of(one, "study");
        assertThat(diploma.photoId()).isNotNull();
        photo(one);
        as(() -> transaction.execute(s -> exchange.proof(diploma.id(), "diploma-lost", "x", null)));
        assertThat(of(one, "study").photoId()).isEqualTo(diploma.photoId());
        as(() -> desk.receive(receipt("proof", 1, 3)));
        as(() -> desk.hand(null, "proof", 3, "打印室"));
        printed("proof");
        assertThat(of(one, "study").photoId()).as("printed").isEqualTo(diploma.photoId());
    }

    @Test
    void no_photograph_of_the_record_stands_in_for_one_that_is_gone() {
        var one = graduate();
        handed(one);
        var diploma = of(one, "study");
        as(() -> transaction.execute(s -> exchange.proof(diploma.id(), "diploma-lost", "x", null)));
        sql(
                "update credential.certificate set photo_id = null where id = ?",
                of(one, "study").id());
        assertThat(of(one, "study").photoId()).isNull();
    }

    /// 照片错误: exchanged for what was wrong with it, it bears the new one.
    @Test
    void a_wrong_photograph_is_exchanged_for_the_one_taken_since() {
        var one = graduate();
        handed(one);
        var old = of(one, "study");
        var self = cases.people().reaching("林一诺", "student", school.id(), one);
        var id =
                cases.draft(
                        self,
                        "certificate-fault",
                        one,
                        Map.of(
                                "certificate", "study-certificate",
                                "fault", "photo-error",
                                "wrong", "他人照片",
                                "right", "本人照片",
                                "surrendered", true));
        cases.evidence(self, id, "certificate-original", "id-card-copy");
        assertThat(cases.submit(self, id)).containsExactly("fault.same-photo");
        photo(one);
        var now =
                told("select graduation_photo_id::text from registry.enrolment where id = ?", one);
        assertThat(cases.submit(self, id)).isEmpty();
        offices("department-registrar", "registrar", "academic-office-head")
                .forEach(office -> cases.approve(office, id));
        assertThat(of(one, "study").id()).isNotEqualTo(old.id());
        assertThat(String.valueOf(of(one, "study").photoId())).isEqualTo(now);
    }

    @Test
    void nothing_electronic_leaves_before_the_certificate() throws Exception {
        var one = student();
        concluded(Map.of(one, Outcome.GRADUATE), null);
        var self = web.themselves("student", person(one));
        var conclusion = conclusion(one).id();
        set("certificate.cleared-first", "true");
        assertThat(credential(self, conclusion)).as("undrawn, offices open").isEqualTo(422);
        drawn();
        photo(one);
        var it = of(one, "study").id();
        assertThat(codes(() -> editions.of(it))).containsExactly("certificate.not-handed");
        as(() -> desk.receive(receipt("diploma", 1, 3)));
        as(() -> desk.hand(null, "diploma", 3, "打印室"));
        printed("diploma");
        assertThat(codes(() -> editions.of(it))).containsExactly("certificate.not-handed");
        assertThat(codes(() -> editionsOfClass.begin(school.firstClass())))
                .containsExactly("certificate.editions-made");
        assertThat(credential(self, conclusion)).isEqualTo(409);
        sql(
                "update clearance.item set state = 'cleared', signed_by = 'x', signed_at = now()"
                        + " where enrolment_id = ? and state <> 'cleared'",
                one);
        as(() -> handOver.hand(it, taken("self", "", STROKES, null, null)));
        assertThat(as(() -> editions.of(it))).isNotNull();
        assertThat(credential(self, conclusion)).isEqualTo(200);
    }

    @Test
    void an_elective_that_was_failed_and_is_not_wanted_holds_no_exchange_up() {
        var one = student();
        grades.grade(grades.task("GJ101", "高等数学"), one, "first", 66);
        grades.grade(grades.task("XX201", "插花艺术"), one, "first", 41);
        concluded(Map.of(one, Outcome.COMPLETION), null);
        drawn();
        sql(
                "update curriculum.programme set entry_year = ? where institution_id = ?",
                today.minusDays(900).getYear(),
                school.id());
        sql(
                "update curriculum.course set nature = 'elective' where institution_id = ? and code in ('GJ100', 'XX201')",
                school.id());
        sql(
                "update curriculum.module m set least_credits = 4 from curriculum.programme p where p.id = m.programme_id and p.institution_id = ?",
                school.id());
        var self = cases.people().reaching("林一诺", "student", school.id(), one);
        var id =
                cases.draft(
                        self,
                        "completion-exchange",
                        one,
                        Map.of("surrendered", true, "explanation", "补考通过"));
        cases.evidence(self, id, "completion-original");
        assertThat(cases.submit(self, id)).isEmpty();
    }

    /// 领用人: the second stack is printed on while the first lies in its drawer.
    @Test
    void the_serials_are_those_of_whoever_prints() throws Exception {
        var one = graduate();
        photo(one);
        as(() -> desk.receive(receipt("diploma", 1, 40)));
        as(() -> desk.hand(null, "diploma", 20, "张"));
        as(() -> desk.hand(null, "diploma", 20, "李"));
        var what = school.firstClass() + "/diploma";
        assertThat(web.ask(registrar, get("/diplomas")).getContentAsString())
                .contains("name=\"holder\"", "李 毕业证书 20");
        var unnamed = post("/diplomas/print").param("what", what).param("printer", "一号机");
        assertThat(web.ask(registrar, unnamed).getStatus()).as("whose").isEqualTo(400);
        var named =
                post("/diplomas/print")
                        .param("what", what)
                        .param("printer", "一号机")
                        .param("holder", "李");
        assertThat(web.ask(registrar, named).getStatus()).isEqualTo(302);
        assertThat(of(one, "study").serial()).isEqualTo("P00021");
    }

    @Test
    void sheets_that_did_not_arrive_are_taken_again_by_another_person_who_says_why()
            throws Exception {
        var one = graduate();
        photo(one);
        as(() -> desk.receive(receipt("diploma", 1, 3)));
        as(() -> desk.hand(null, "diploma", 3, "打印室"));
        var run = printed("diploma");
        var other = cases.people().holding("另一人", "registrar", school.id());
        assertThat(codes(() -> Acting.as(other, () -> print.retake(run, "没收到"))))
                .containsExactly("certificate.untaken");
        as(() -> print.take(run));
        assertThat(codes(() -> print.retake(run, "没收到")))
                .containsExactly("certificate.retake-second");
        assertThat(codes(() -> Acting.as(other, () -> print.retake(run, " "))))
                .containsExactly("blank.reason");
        var again =
                web.ask(
                        other,
                        post("/diplomas/runs/" + run + "/second.pdf").param("reason", "下载中断"));
        assertThat(again.getStatus()).isEqualTo(200);
        assertThat(words(again.getContentAsByteArray())).contains(of(one, "study").number());
        assertThat(
                        told(
                                "select reason from audit.entry where action = 'certificate.retake-sheets' and subject = ?",
                                "print-run:" + run))
                .isEqualTo("下载中断");
        assertThat(codes(() -> Acting.as(other, () -> print.retake(run, "再来"))))
                .as("nobody takes them twice in a row")
                .containsExactly("certificate.retake-second");
    }

    /// S-147, S-149 to S-153: each paper on its own is missed, and nothing is sent on.
    @Test
    void no_paper_of_a_proof_may_be_missing() {
        var one = graduate();
        handed(one);
        var self = cases.people().reaching("林一诺", "student", school.id(), one);
        for (var missing : PAPERS) {
            var others = new ArrayList<>(PAPERS);
            others.remove(missing);
            var id = cases.draft(self, "diploma-proof", one, lost());
            cases.evidence(self, id, others.toArray(String[]::new));
            assertThat(cases.submit(self, id)).as(missing).containsExactly("case.evidence-missing");
            assertThat(cases.steps(id)).as(missing).isEmpty();
        }
        for (var ground : List.of("diploma-damaged", "diploma-other")) {
            var form = new HashMap<String, Object>(lost());
            form.put("ground", ground);
            form.keySet().removeAll(List.of("paper", "paperLevel", "noticeOn", "page"));
            var id = cases.draft(self, "diploma-proof", one, form);
            cases.evidence(
                    self, id, "diploma-copy", "id-card-copy", "same-negative-photo", "proof-fee");
            assertThat(cases.submit(self, id))
                    .as(ground + " without the original")
                    .containsExactly("case.evidence-missing");
        }
    }

    /// S-147: the announcement with its paper, level, day and page.
    @Test
    void a_loss_is_announced_in_full_and_not_in_the_future() {
        var one = graduate();
        handed(one);
        var self = cases.people().reaching("林一诺", "student", school.id(), one);
        for (var field : List.of("paper", "paperLevel", "noticeOn", "page")) {
            var form = new HashMap<String, Object>(lost());
            form.remove(field);
            var id = cases.draft(self, "diploma-proof", one, form);
            cases.evidence(self, id, PAPERS.toArray(String[]::new));
            assertThat(cases.submit(self, id)).as(field).containsExactly("proof.notice");
        }
        var late = new HashMap<String, Object>(lost());
        late.put("noticeOn", today.plusDays(1).toString());
        var id = cases.draft(self, "diploma-proof", one, late);
        cases.evidence(self, id, PAPERS.toArray(String[]::new));
        assertThat(cases.submit(self, id)).containsExactly("proof.notice-future");
    }

    private UUID graduate() {
        var one = student();
        concluded(Map.of(one, Outcome.GRADUATE), null);
        drawn();
        return one;
    }

    private UUID printed(String form) {
        return as(() -> print.print(school.firstClass(), form, "一号机", ""));
    }
}
