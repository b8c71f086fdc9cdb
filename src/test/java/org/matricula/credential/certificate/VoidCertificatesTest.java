package org.matricula.credential.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.graduation.Outcome;
import org.matricula.graduation.RecordConclusions;
import org.matricula.kernel.Actor;
import org.springframework.mock.web.MockHttpServletResponse;

/// 撤回与作废: by one person before a certificate is handed over, by two afterwards; what can be done
/// then, and what cannot.
@ProgramTest
class VoidCertificatesTest extends CertificateSteps {

    @Test
    void a_wrong_one_that_nobody_has_is_withdrawn_and_drawn_anew_under_its_number()
            throws Exception {
        var one = student();
        concluded(Map.of(one, Outcome.GRADUATE), null);
        drawn();
        photo(one);
        as(() -> desk.receive(receipt("diploma", 1, 3)));
        as(() -> desk.hand(null, "diploma", 3, "打印室"));
        var run = as(() -> print.print(school.firstClass(), "diploma", "一号机", ""));
        as(() -> print.take(run));
        var wrong = of(one, "study");
        sql("update registry.person set name = '林一喏' where id = ?", person(one));
        var at = "/diplomas/" + wrong.id();
        assertThat(web.ask(registrar, get(at)).getContentAsString())
                .contains("发放前撤回", at + "/withdrawal")
                .doesNotContain(at + "/voiding\"");
        assertThat(web.ask(registrar, post(at + "/withdrawal")).getStatus())
                .as("without a reason")
                .isEqualTo(400);
        assertThat(web.ask(department, post(at + "/withdrawal").param("reason", "x")).getStatus())
                .isEqualTo(403);
        assertThat(withdrawn(wrong.id(), "姓名有误").getStatus()).isEqualTo(302);
        assertThat(withdrawn(wrong.id(), "姓名有误").getStatus()).as("once").isEqualTo(409);
        assertThat(as(() -> certificates.get(wrong.id())))
                .matches(it -> it.state().equals("void") && "withdrawn".equals(it.freed()));
        assertThat(blank("P00001")).isEqualTo("spoiled 姓名有误");
        assertThat(as(blanks::balances).getFirst().agrees()).isTrue();
        assertThat(
                        told(
                                "select actor || ' ' || reason from audit.entry where action = 'certificate.void' and subject = ?",
                                "certificate:" + wrong.id()))
                .isEqualTo(registrar.name() + " 姓名有误");
        assertThat(
                        web.ask(web.themselves("student", person(one)), get("/own-diplomas"))
                                .getContentAsString())
                .as("nobody ever had it")
                .doesNotContain(wrong.number());

        assertThat(web.ask(registrar, get("/diplomas")).getContentAsString())
                .contains("value=\"" + decision + "\"");
        assertThat(drawn()).singleElement().matches(it -> it.enrolmentId().equals(one));
        var right = of(one, "study");
        assertThat(right.number()).isEqualTo(wrong.number());
        assertThat(right.name()).isEqualTo("林一喏");
        assertThat(right.id()).isNotEqualTo(wrong.id());
        assertThat(codes(() -> drawUp.ofDecision(school.id(), decision)))
                .containsExactly("certificate.nobody");

        // nobody took the sheet: the blank is as good as before
        as(() -> print.print(school.firstClass(), "diploma", "一号机", ""));
        assertThat(of(one, "study").serial()).isEqualTo("P00002");
        assertThat(
                        web.ask(
                                        registrar,
                                        post("/api/v1/diplomas/" + right.id() + "/withdrawal")
                                                .contentType("application/json")
                                                .content("{\"reason\": \"照片不对\"}"))
                                .getStatus())
                .isEqualTo(204);
        assertThat(blank("P00002")).startsWith("printer");
        drawn();
        assertThat(of(one, "study").number()).isEqualTo(wrong.number());
        var other = student();
        concluded(Map.of(other, Outcome.GRADUATE), null);
        drawn();
        assertThat(of(other, "study").number()).as("no serial was lost").endsWith("000002");
    }

    @Test
    void one_of_another_series_gets_another_number() {
        var one = student();
        concluded(Map.of(one, Outcome.GRADUATE), null);
        drawn();
        var wrong = of(one, "study");
        sql("update registry.enrolment set level = '3' where id = ?", one);
        as(() -> withdraw.withdraw(wrong.id(), "层次有误"));
        drawn();
        assertThat(of(one, "study").number())
                .isNotEqualTo(wrong.number())
                .startsWith(code + "1" + today.getYear() + "05");
    }

    @Test
    void two_persons_void_one_in_its_owners_hands_and_the_round_can_be_reversed() throws Exception {
        var one = student();
        var other = student();
        concluded(Map.of(one, Outcome.GRADUATE, other, Outcome.GRADUATE), null);
        drawn();
        photo(other);
        handed(one);
        assertThat(of(other, "study").state()).isEqualTo("printed");
        var diploma = of(one, "study");
        var document = as(() -> editions.of(diploma.id()));
        var self = owner(one);
        assertThat(credential(self, diploma.conclusionId())).isEqualTo(200);
        var second = cases.people().holding("处长", "academic-office-head", school.id());
        var decider = cases.people().holding("校长", "vice-principal", school.id());
        var round = round(one, other);
        var reversed = reverse(decider, round);
        assertThat(reversed.getStatus()).isEqualTo(409);
        assertThat(reversed.getContentAsString())
                .contains(diploma.number(), "共 2 份", "按决定撤回", "由两人逐份作废");

        // by decision, what nobody has yet
        var what = school.id() + "/" + decision;
        assertThat(web.ask(registrar, get("/diplomas")).getContentAsString())
                .contains("value=\"" + what + "\"");
        var bulk = post("/diplomas/withdrawals").param("what", what).param("reason", "审核有误");
        assertThat(web.ask(registrar, bulk).getStatus()).isEqualTo(302);
        assertThat(as(() -> certificates.standing(other, "study"))).isEmpty();
        assertThat(web.ask(registrar, bulk).getContentAsString())
                .as("what is left two persons void")
                .contains("已发放的有 1 份");
        assertThat(withdrawn(diploma.id(), "审核有误").getContentAsString())
                .contains("不能由一人撤回", "由另一人确认");
        assertThat(reverse(decider, round).getContentAsString()).contains("共 1 份");

        var at = "/diplomas/" + diploma.id() + "/voiding";
        assertThat(web.ask(registrar, multipart(at).param("reason", " ")).getContentAsString())
                .contains("请填写决定文号", "请填写决定日期", "请填写原因", "请上传决定书");
        assertThat(propose(registrar, diploma.id()).getStatus()).isEqualTo(302);
        assertThat(propose(second, diploma.id()).getStatus()).as("one is open").isEqualTo(409);
        var voiding =
                told(
                        "select id::text from credential.voiding where certificate_id = ?",
                        diploma.id());
        assertThat(confirm(registrar, diploma.id(), voiding).getStatus())
                .as("whoever proposed it")
                .isEqualTo(403);
        assertThat(web.ask(second, get("/")).getContentAsString())
                .contains("待确认", "/diplomas/" + diploma.id());
        assertThat(web.ask(second, get("/diplomas/" + diploma.id())).getContentAsString())
                .contains("审核造假", "教撤〔2026〕3号", registrar.name(), at + "/confirmation");
        assertThat(confirm(second, diploma.id(), UUID.randomUUID().toString()).getStatus())
                .as("another proposal than was seen")
                .isEqualTo(409);
        assertThat(of(one, "study").state()).isEqualTo("handed");
        var elsewhere = web.staff("registrar", cases.units().school("college").id());
        assertThat(confirm(elsewhere, diploma.id(), voiding).getStatus()).isEqualTo(404);
        var code = told("select code from document.document where id = ?", document);
        assertThat(web.ask(self, get("/verify/" + code)).getContentAsString())
                .contains("\"state\":\"genuine\"");
        var third = cases.people().holding("第三人", "registrar", school.id());
        assertThat(
                        both(() -> {
                            try {
                                if (confirm(
                                                        Thread.currentThread().threadId() % 2 == 0
                                                                ? second
                                                                : third,
                                                        diploma.id(),
                                                        voiding)
                                                .getStatus()
                                        != 302) {
                                    throw new org.matricula.kernel.Absent("late");
                                }
                            } catch (org.matricula.kernel.Absent late) {
                                throw late;
                            } catch (Exception failed) {
                                throw new IllegalStateException(failed);
                            }
                        }))
                .as("two who confirm at once")
                .containsExactlyInAnyOrder(true, false);

        assertThat(as(() -> certificates.get(diploma.id())))
                .matches(it -> !it.stands() && it.surrenderedOn() != null && it.freed() == null);
        assertThat(web.ask(self, get("/verify/" + code)).getContentAsString())
                .contains("\"state\":\"void\"");
        assertThat(badges(diploma.conclusionId())).isEqualTo("1/1");
        assertThat(web.ask(self, get("/notices")).getContentAsString())
                .contains(diploma.number(), "教撤〔2026〕3号", "申诉");
        assertThat(web.ask(self, get("/own-diplomas")).getContentAsString())
                .contains(diploma.number(), "审核造假");
        assertThat(codes(() -> drawUp.draw(school.id(), List.of(diploma.conclusionId()), null)))
                .as("void upon a decision, and no other is drawn of the conclusion")
                .containsExactly("certificate.nobody");

        assertThat(reverse(decider, round).getStatus()).isEqualTo(302);
        assertThat(told("select status from registry.student where enrolment_id = ?", one))
                .isEqualTo("01");
        assertThat(web.ask(registrar, get("/diplomas")).getContentAsString())
                .doesNotContain("value=\"" + decision + "\"");

        // 已注册的应当注销并报教育行政部门宣布无效
        assertThat(web.ask(registrar, get("/")).getContentAsString()).contains("待报注销");
        var cancel = "/diplomas/" + diploma.id() + "/cancellation";
        assertThat(web.ask(registrar, post(cancel)).getContentAsString())
                .contains("请填写报送日期", "请写明报给谁");
        var told = post(cancel).param("on", today.toString()).param("note", "省教育厅 教学函〔2026〕7号");
        assertThat(web.ask(registrar, told).getStatus()).isEqualTo(302);
        assertThat(web.ask(registrar, told).getStatus()).as("once").isEqualTo(409);
        assertThat(web.ask(registrar, get("/")).getContentAsString()).doesNotContain("待报注销");
        assertThat(web.ask(registrar, get("/diplomas/" + diploma.id())).getContentAsString())
                .contains("教学函〔2026〕7号");

        // decided anew: a number of its own
        concluded(Map.of(one, Outcome.GRADUATE), null);
        assertThat(drawn()).singleElement().matches(it -> !it.number().equals(diploma.number()));
    }

    @Test
    void a_proposal_is_taken_back_and_made_again_and_none_is_made_of_what_nobody_has()
            throws Exception {
        var one = student();
        concluded(Map.of(one, Outcome.GRADUATE), null);
        drawn();
        var id = of(one, "study").id();
        assertThat(propose(registrar, id).getContentAsString()).contains("还没有发放", "一人即可办理");
        handed(one);
        propose(registrar, id);
        var first = told("select id::text from credential.voiding where certificate_id = ?", id);
        assertThat(
                        codes(() ->
                                transaction.executeWithoutResult(
                                        status -> exchange.anew(id, "换证", null))))
                .as("what is about to be revoked is not exchanged")
                .containsExactly("certificate.void-open");
        var back = post("/diplomas/" + id + "/voiding/withdrawal").param("voiding", first);
        assertThat(web.ask(registrar, back).getStatus()).isEqualTo(302);
        assertThat(web.ask(registrar, back).getStatus()).as("once").isEqualTo(409);
        assertThat(of(one, "study").state()).isEqualTo("handed");
        var second = cases.people().holding("处长", "academic-office-head", school.id());
        assertThat(confirm(second, id, first).getStatus()).isEqualTo(409);
        assertThat(
                        web.ask(
                                        registrar,
                                        post("/api/v1/diplomas/" + id + "/voiding")
                                                .contentType("application/json")
                                                .content(
                                                        """
                                                        {"documentNo": "教撤〔2026〕3号", "on": "%s", "reason": "审核造假",
                                                         "surrendered": false, "fileName": "决定.png", "file": "%s"}
                                                        """
                                                                .formatted(
                                                                        today,
                                                                        java.util.Base64
                                                                                .getEncoder()
                                                                                .encodeToString(
                                                                                        scan()))))
                                .getStatus())
                .isEqualTo(201);
        var list = web.ask(second, get("/api/v1/diplomas/" + id + "/voidings"));
        assertThat(list.getContentAsString()).contains(first, "审核造假");
        var again =
                told(
                        "select id::text from credential.voiding where certificate_id = ? and withdrawn_at is null",
                        id);
        assertThat(
                        web.ask(
                                        second,
                                        post("/api/v1/diplomas/" + id + "/voiding/confirmation")
                                                .contentType("application/json")
                                                .content("{\"voiding\": \"%s\"}".formatted(again)))
                                .getStatus())
                .isEqualTo(204);
        assertThat(as(() -> certificates.get(id)).surrenderedOn()).isNull();
        assertThat(propose(registrar, id).getStatus()).as("void already").isEqualTo(409);
    }

    @Test
    void a_degree_goes_after_its_certificate_and_one_granted_later_gets_its_own() throws Exception {
        var one = student();
        sql("update registry.enrolment set level = '3' where id = ?", one);
        as(() ->
                transaction.execute(status ->
                        recordConclusions.record(
                                school.id(),
                                today,
                                List.of(
                                        new RecordConclusions.Decided(
                                                one, Outcome.GRADUATE, null, "工学学士")),
                                decision,
                                "test",
                                web.scope(school.id()).lo())));
        grades.task("GJ100", "入学教育");
        drawn();
        assertThat(pending()).as("no degree yet").isZero();
        as(() ->
                grantDegrees.grant(
                        school.id(), "学位会", "学位〔2026〕8号", today.minusDays(3), List.of(), 1));
        assertThat(pending()).as("a degree granted after the diploma was drawn").isOne();
        drawn();
        handed(one, "degree");
        var first = of(one, "degree");
        var decided = as(() -> grantDegrees.decided(school.id())).getFirst().id();
        var second = cases.people().holding("第二人", "vice-principal", school.id());
        var revoke = post("/graduation/degrees/" + decided + "/revocation").param("reason", "误授");
        var refused = web.ask(second, revoke);
        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(refused.getContentAsString()).contains(first.number(), "学位不能撤销", "由两人作废");
        voided(first.id());
        assertThat(pending()).as("the degree is not gone yet").isZero();
        assertThat(web.ask(second, revoke).getStatus()).isEqualTo(302);
        assertThat(conclusion(one).degree()).isFalse();
        assertThat(of(one, "study").state()).as("the diploma stands").isEqualTo("drawn");

        as(() ->
                grantDegrees.grant(
                        school.id(), "学位会", "学位〔2026〕9号", today.minusDays(1), List.of(), 1));
        assertThat(pending()).isOne();
        assertThat(drawn())
                .singleElement()
                .matches(it ->
                        it.kind().equals("degree")
                                && !it.number().equals(first.number())
                                && it.datedOn().equals(today.minusDays(1)));
        assertThat(pending()).isZero();
    }

    @Test
    void a_proof_that_nobody_has_is_drawn_anew_as_a_proof_and_its_case_can_be_taken_back() {
        var one = student();
        concluded(Map.of(one, Outcome.GRADUATE), null);
        drawn();
        handed(one);
        var diploma = of(one, "study");
        UUID made =
                as(() ->
                        transaction.execute(status ->
                                exchange.proof(diploma.id(), "diploma-lost", "补证", null)));
        var proof = of(one, "study");
        sql("update registry.person set name = '林一喏' where id = ?", person(one));
        as(() -> withdraw.withdraw(made, "姓名有误"));
        drawn();
        var anew = of(one, "study");
        assertThat(anew.kind()).isEqualTo("proof");
        assertThat(anew.number()).isEqualTo(proof.number());
        assertThat(anew.replacesId()).isEqualTo(diploma.id());
        assertThat(anew.datedOn()).isEqualTo(proof.datedOn());
        assertThat(anew.body())
                .isEqualTo(proof.body().replace("林一诺", "林一喏"))
                .contains(diploma.number() + "）遗失");
        as(() -> transaction.executeWithoutResult(status -> exchange.undo(made, "已找到", null)));
        assertThat(as(() -> certificates.get(anew.id())).state()).isEqualTo("void");
        assertThat(of(one, "study").id()).isEqualTo(diploma.id());
        assertThat(codes(() -> drawUp.draw(school.id(), List.of(diploma.conclusionId()), null)))
                .containsExactly("certificate.nobody");
    }

    @Test
    void an_exchange_is_taken_back_once_what_it_made_is_withdrawn_or_void() throws Exception {
        var one = student();
        concluded(Map.of(one, Outcome.GRADUATE), null);
        drawn();
        handed(one);
        var old = of(one, "study");
        UUID made = as(() -> transaction.execute(status -> exchange.anew(old.id(), "换证", null)));
        as(() -> withdraw.withdraw(made, "又印错"));
        as(() -> transaction.executeWithoutResult(status -> exchange.undo(made, "误办", null)));
        assertThat(of(one, "study").id()).as("the former stands again").isEqualTo(old.id());
        assertThat(pending()).isZero();

        UUID again = as(() -> transaction.execute(status -> exchange.anew(old.id(), "换证", null)));
        as(() -> print.print(school.firstClass(), "diploma", "一号机", ""));
        as(() -> receiveOriginal.receive(old.id(), ""));
        as(() -> handOver.hand(again, taken("self", "林一诺", STROKES, null, null)));
        assertThat(undo(again)).containsExactly("certificate.in-hands");
        voided(again);
        assertThat(undo(again)).isEmpty();
        assertThat(of(one, "study").id()).isEqualTo(old.id());
        assertThat(undo(again)).as("once").containsExactly("certificate.ended");
    }

    List<String> undo(UUID made) {
        return codes(
                () -> transaction.executeWithoutResult(status -> exchange.undo(made, "误办", null)));
    }

    MockHttpServletResponse withdrawn(UUID certificate, String reason) throws Exception {
        return web.ask(
                registrar,
                post("/diplomas/" + certificate + "/withdrawal").param("reason", reason));
    }

    MockHttpServletResponse reverse(Actor by, UUID round) throws Exception {
        return web.ask(
                by, post("/graduation/rounds/" + round + "/reversal").param("reason", "审核有误"));
    }

    /// Decisions that wait for certificates.
    long pending() {
        return as(() -> certificates.pending(0, 100)).items().stream()
                .filter(it -> it.institutionId().equals(school.id()))
                .mapToLong(Diplomas.Pending::students)
                .sum();
    }

    String blank(String serial) {
        return told(
                "select state || ' ' || coalesce(reason, '') from credential.blank where institution_id = ? and serial = ?",
                school.id(),
                serial);
    }

    Actor owner(UUID enrolment) {
        var self = cases.people().reaching("林一诺", "student", school.id(), enrolment);
        sql(
                "insert into registry.account_person (account_id, person_id) values (?, ?)",
                self.account(),
                person(enrolment));
        return self;
    }

    /// Decided by somebody, with these students in it.
    UUID round(UUID... enrolments) {
        var round =
                sqlIds(
                                """
                                insert into graduation.round
                                  (institution_id, concluded_on, kind, due_on, state, rules_on, begun_at, ended_at, starter,
                                   starter_role, decision_no, decided_at, decider, decider_id)
                                values (?, ?, 'last', ?, 'decided', ?, now(), now(), 'x', 'registrar', ?, now(), 'x', kernel.new_id())
                                returning id
                                """,
                                school.id(),
                                today,
                                today,
                                today,
                                decision)
                        .getFirst();
        for (var it : enrolments) {
            sql(
                    """
                    insert into graduation.verdict
                      (round_id, enrolment_id, person_id, scope_pos, credits, credits_need, found, outcome, degree, found_degree,
                       photo, in_results, in_programme, in_record, in_outside, conclusion_id)
                    select ?, e.id, e.person_id, e.scope_pos, 1, 1, 'graduate', 'graduate', false, false, true, 0, 0, 0, 0, ?
                      from registry.enrolment e where e.id = ?
                    """,
                    round,
                    conclusion(it).id(),
                    it);
        }
        return round;
    }
}
