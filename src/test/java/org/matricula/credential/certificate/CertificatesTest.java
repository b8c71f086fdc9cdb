package org.matricula.credential.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.attachment.NewFile;
import org.matricula.graduation.Outcome;
import org.matricula.graduation.RecordConclusions;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.registry.TestStudents;
import org.matricula.workflow.decide.Verdict;
import org.springframework.mock.web.MockMultipartFile;

/// 证书: from the conclusion to its owner's hands, and whatever takes a certificate's place.
@ProgramTest
class CertificatesTest extends CertificateSteps {

    @Test
    void the_certificate_says_what_the_record_says_and_dates_in_words() {
        var one = student();
        concluded(Map.of(one, Outcome.GRADUATE), "工学学士");
        assertThat(sql("update registry.enrolment set level = '3' where id = ?", one)).isEqualTo(1);
        var made = drawn();
        assertThat(made)
                .extracting(Certificate::kind)
                .containsExactlyInAnyOrder("diploma", "degree");
        var diploma = of(one, "study");
        assertThat(diploma.number()).matches(code + "1" + today.getYear() + "05000001");
        assertThat(of(one, "degree").number()).isEqualTo(code + "4" + today.getYear() + "000001");
        assertThat(diploma.datedOn()).isEqualTo(today);
        assertThat(diploma.body())
                .contains("学生林一诺", "性别女，", "二〇一〇年三月一日", "软件技术专业", "本科", "准予毕业")
                .doesNotContain("普通全日制");
        assertThat(of(one, "degree").body()).contains("授予工学学士学位");
        assertThat(CertificateText.day(LocalDate.of(2026, 6, 30))).isEqualTo("二〇二六年六月三十日");
        assertThat(CertificateText.day(LocalDate.of(2010, 11, 20))).isEqualTo("二〇一〇年十一月二十日");
        assertThat(codes(() -> drawUp.ofDecision(school.id(), decision)))
                .as("a second time")
                .containsExactly("certificate.nobody");
        assertThatThrownBy(() ->
                        sql(
                                "update credential.certificate set name = '别人' where id = ?",
                                diploma.id()))
                .hasMessageContaining("never written over");
        assertThat(
                        codes(() ->
                                transaction.executeWithoutResult(status ->
                                        recordConclusions.reverse(
                                                diploma.conclusionId(), "x", "x", 0))))
                .contains("certificate.stands");
    }

    @Test
    void no_national_number_for_incomplete_study_and_nothing_without_code_birth_or_principal() {
        school = cases.units().school("college");
        registrar = cases.people().holding("学籍科", "registrar", school.id());
        var one = student();
        concluded(Map.of(one, Outcome.INCOMPLETE), null);
        sql("update registry.person set birth_on = null where id = ?", person(one));
        assertThat(codes(() -> drawUp.ofDecision(school.id(), decision)))
                .containsExactlyInAnyOrder(
                        "certificate.school-code",
                        "certificate.no-principal",
                        "certificate.no-birth");
        set("certificate.school-code", code);
        set("certificate.principal", "方启明");
        sql("update registry.person set birth_on = '2004-02-03' where id = ?", person(one));
        drawn();
        assertThat(of(one, "study").number()).isEqualTo(code + "Y" + today.getYear() + "000001");
    }

    @Test
    void the_confirmed_graduation_photograph_goes_first_and_the_credential_bears_the_number()
            throws Exception {
        var one = student();
        photo(one);
        var confirmed =
                as(() ->
                        files.store(
                                NewFile.of(
                                        web.scope(school.firstClass()).lo(),
                                        person(one),
                                        "evidence",
                                        "graduation.png",
                                        scan())));
        concluded(Map.of(one, Outcome.GRADUATE), "工学学士");
        var conclusion = conclusion(one).id();
        assertThat(as(() -> facts.of(conclusion))).isEmpty();
        sql(
                "update registry.enrolment set graduation_photo_id = ?, level = '3' where id = ?",
                confirmed.id(),
                one);
        drawn();
        assertThat(of(one, "study").photoId()).isEqualTo(confirmed.id());
        assertThat(credential(web.themselves("student", person(one)), conclusion))
                .as("before the certificate is handed over")
                .isEqualTo(409);
        handed(one);
        assertThat(as(() -> facts.of(conclusion)).orElseThrow().number())
                .isEqualTo(of(one, "study").number());
        var jwt =
                web.ask(
                                web.themselves("student", person(one)),
                                get("/own-credentials/" + conclusion + "/credential.jwt"))
                        .getContentAsString();
        assertThat(
                        new String(
                                java.util.Base64.getUrlDecoder().decode(jwt.split("\\.")[1]),
                                java.nio.charset.StandardCharsets.UTF_8))
                .contains(of(one, "study").number());
    }

    /// Sixteen at once, some of whom change their minds: the numbers run from one without a gap,
    /// and nobody has two.
    @Test
    void numbers_have_no_gap_and_no_double_however_many_draw_at_once() throws Exception {
        var ids = IntStream.range(0, 16).mapToObj(it -> student()).toList();
        var outcomes = new HashMap<UUID, Outcome>();
        ids.forEach(it -> outcomes.put(it, Outcome.GRADUATE));
        concluded(outcomes, null);
        var all = ids.stream().map(it -> conclusion(it).id()).toList();
        var barrier = new CyclicBarrier(8);
        var work = new ArrayList<Callable<Integer>>();
        for (var thread = 0; thread < 8; thread++) {
            var nth = thread;
            work.add(() -> {
                barrier.await();
                var made = 0;
                for (var i = 0; i < 4; i++) {
                    // each conclusion is asked for by two threads
                    var mine =
                            List.of(all.get((nth * 2 + i) % 16), all.get((nth * 2 + i + 1) % 16));
                    try {
                        made +=
                                Acting.call(
                                        registrar,
                                        () ->
                                                transaction.execute(status -> {
                                                    var drawn =
                                                            drawUp.draw(school.id(), mine, null);
                                                    if (drawn.size() == 2 && nth % 3 == 0) {
                                                        status.setRollbackOnly();
                                                        return 0;
                                                    }
                                                    return drawn.size();
                                                }));
                    } catch (Refused nobody) {
                        assertThat(nobody.refusals().getFirst().code())
                                .isEqualTo("certificate.nobody");
                    }
                }
                return made;
            });
        }
        var made = 0;
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (var it : pool.invokeAll(work)) {
                made += it.get();
            }
        }
        var numbers =
                ids.stream()
                        .flatMap(it -> as(() -> certificates.of(it)).stream())
                        .map(Certificate::number)
                        .sorted()
                        .toList();
        assertThat(numbers).hasSize(made).doesNotHaveDuplicates();
        assertThat(made).isGreaterThan(8);
        for (var i = 0; i < made; i++) {
            assertThat(numbers.get(i)).endsWith("%06d".formatted(i + 1));
        }
    }

    @Test
    void the_stock_always_agrees_and_two_who_take_the_next_blank_get_different_ones()
            throws Exception {
        as(() -> desk.receive(receipt("diploma", 1, 20)));
        assertThat(codes(() -> desk.receive(receipt("diploma", 20, 25))))
                .containsExactly("blank.known");
        assertThat(codes(() -> desk.hand(null, "diploma", 21, "打印室")))
                .containsExactly("blank.too-few");
        as(() -> desk.hand(null, "diploma", 12, "打印室"));
        var barrier = new CyclicBarrier(4);
        Callable<List<UUID>> take =
                () -> {
                    barrier.await();
                    return Acting.call(
                            registrar,
                            () ->
                                    transaction.execute(status ->
                                            useBlanks.use(school.id(), "diploma", "", 2)));
                };
        var taken = new ArrayList<UUID>();
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (var it : pool.invokeAll(List.of(take, take, take, take))) {
                taken.addAll(it.get());
            }
        }
        assertThat(new HashSet<>(taken)).hasSize(8);
        // a digit too many takes nothing with it, and no form is made up
        assertThat(codes(() -> desk.spoil(null, "diploma", "P00009", "P00100", "受潮")))
                .contains("blank.gap");
        assertThat(codes(() -> desk.giveBack(null, "diploma", "P00013", "Q00020", "印错")))
                .contains("blank.gap");
        assertThat(codes(() -> desk.count(null, "honour", 0, ""))).containsExactly("blank.form");
        assertThat(codes(() -> desk.hand(null, "honour", 1, "打印室"))).containsExactly("blank.form");
        as(() -> desk.spoil(null, "diploma", "P00009", "P00010", "受潮"));
        as(() -> desk.back(null, "diploma", "P00012", ""));
        as(() -> desk.giveBack(null, "diploma", "P00020", "", "印错"));
        assertThat(codes(() -> desk.spoil(null, "diploma", "P00001", "", "已用")))
                .containsExactly("blank.not-there");
        var own = as(() -> destroyBlanks.propose(null, "diploma", "销-0"));
        assertThat(codes(() -> destroyBlanks.witness(own)))
                .as("whoever spoiled them lists them and another sees them destroyed")
                .containsExactly("blank.witness-second");
        as(() -> destroyBlanks.withdraw(own));
        var other = cases.people().holding("另一人", "registrar", school.id());
        var list = Acting.call(other, () -> destroyBlanks.propose(null, "diploma", "销-1"));
        assertThat(codes(() -> Acting.as(other, () -> destroyBlanks.witness(list))))
                .as("nobody witnesses their own list")
                .containsExactly("blank.witness-second");
        assertThat(codes(() -> destroyBlanks.witness(list))).containsExactly("blank.own-spoiled");
        assertThat(
                        codes(() ->
                                Acting.as(
                                        other,
                                        () -> destroyBlanks.propose(null, "diploma", "销-2"))))
                .containsExactly("blank.list-open");
        var witness = cases.people().holding("监销人", "academic-office-head", school.id());
        assertThat(web.ask(witness, get("/diploma-blanks")).getContentAsString())
                .contains("待监销清单 销-1", "P00009 P00010");
        assertThat(
                        web.ask(witness, post("/diploma-blanks/destroy/" + list + "/witness"))
                                .getStatus())
                .isEqualTo(302);
        assertThat(codes(() -> Acting.as(witness, () -> destroyBlanks.witness(list))))
                .containsExactly("blank.list-done");
        assertThat(codes(() -> desk.count(null, "no-such-form", 0, "")))
                .as("a form that the page has no word for would stand in its book for ever")
                .containsExactly("blank.form");
        assertThat(codes(() -> desk.hand(null, "no-such-form", 1, "王"))).contains("blank.form");
        assertThat(codes(() -> desk.count(null, "diploma", 7, "")))
                .containsExactly("blank.differs");
        assertThat(as(() -> desk.count(null, "diploma", 7, "待查")).longValue()).isEqualTo(-1);
        assertThat(as(blanks::balances))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.agrees()).isTrue();
                    assertThat(
                                    List.of(
                                            it.received(),
                                            it.stock(),
                                            it.printer(),
                                            it.used(),
                                            it.spoiled(),
                                            it.destroyed(),
                                            it.returned()))
                            .containsExactly(20L, 8L, 1L, 8L, 0L, 2L, 1L);
                });
        var page = web.ask(registrar, get("/diploma-blanks")).getContentAsString();
        assertThat(page).contains("相符", "监销人", "受潮", "账面 8");
        assertThat(web.ask(department, get("/diploma-blanks")).getStatus()).isEqualTo(403);
    }

    @Test
    void a_class_is_printed_once_spoiled_ones_again_and_handed_over_with_a_signature()
            throws Exception {
        var one = student();
        var other = student();
        concluded(Map.of(one, Outcome.GRADUATE, other, Outcome.GRADUATE), null);
        drawn();
        assertThat(codes(() -> print.print(school.firstClass(), "diploma", "一号机", "")))
                .contains("certificate.no-photo");
        photo(one);
        photo(other);
        assertThat(codes(() -> print.print(school.firstClass(), "diploma", "一号机", "")))
                .containsExactly("blank.too-few");
        as(() -> desk.receive(receipt("diploma", 1, 9)));
        as(() -> desk.hand(null, "diploma", 5, "打印室"));
        as(() ->
                print.set(
                        new PrintRuns.Offset(
                                school.id(),
                                "diploma",
                                "一号机",
                                new java.math.BigDecimal("3.5"),
                                new java.math.BigDecimal("-2"))));
        var run = as(() -> print.print(school.firstClass(), "diploma", "一号机", ""));
        var sheets = as(() -> print.take(run));
        keep("sheets", sheets);
        assertThat(words(sheets)).contains("学生林一诺", of(one, "study").number(), "方启明");
        assertThat(codes(() -> print.take(run))).containsExactly("certificate.taken");
        var first = of(one, "study");
        assertThat(first.serial()).isEqualTo("P00001");
        assertThat(codes(() -> print.unprint(first.id()))).containsExactly("certificate.sheet-out");
        as(() -> print.spoil(first.id(), "走纸偏斜"));
        assertThat(of(one, "study").state()).isEqualTo("drawn");
        var again = as(() -> print.print(school.firstClass(), "diploma", "一号机", ""));
        assertThat(of(one, "study").serial()).isEqualTo("P00003");
        as(() -> print.unprint(first.id()));
        as(() -> print.print(school.firstClass(), "diploma", "一号机", ""));
        assertThat(of(one, "study").serial()).as("the same blank, untouched").isEqualTo("P00003");
        assertThat(again).isNotEqualTo(run);
        assertThat(as(blanks::balances).getFirst().agrees()).isTrue();

        var test = web.ask(registrar, get("/diploma-forms/test.pdf?form=diploma&printer=一号机"));
        keep("test", test.getContentAsByteArray());
        assertThat(words(test.getContentAsByteArray())).contains("右移3.5毫米", "下移-2.0毫米");

        assertThat(codes(() -> handOver.hand(first.id(), taken("proxy", "", null, null, null))))
                .containsExactlyInAnyOrder(
                        "certificate.taker",
                        "certificate.signature",
                        "certificate.proxy-id",
                        "certificate.letter");
        // 离校手续先办清, where the school says so
        set("certificate.cleared-first", "true");
        assertThatThrownBy(() ->
                        as(() ->
                                handOver.hand(
                                        first.id(), taken("self", "林一诺", STROKES, null, null))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        it ->
                                assertThat(it.refusals())
                                        .singleElement()
                                        .satisfies(why -> {
                                            assertThat(why.code())
                                                    .isEqualTo("certificate.uncleared");
                                            assertThat(why.toString()).contains("计财处", "林一诺");
                                        }));
        sql(
                "update clearance.item set state = 'cleared', signed_by = 'x', signed_at = now()"
                        + " where enrolment_id = any (array[?, ?]) and state <> 'cleared'",
                one,
                other);
        var answer =
                web.ask(
                        registrar,
                        post("/diplomas/" + first.id() + "/hand-over")
                                .param("way", "self")
                                .param("taker", "林一诺")
                                .param("strokes", STROKES));
        assertThat(answer.getStatus()).isEqualTo(302);
        var page = web.ask(registrar, get("/diplomas/" + first.id())).getContentAsString();
        assertThat(page).contains(STROKES, "本人领取", "已发放");
        assertThat(
                        codes(() ->
                                handOver.hand(
                                        first.id(), taken("self", "林一诺", STROKES, null, null))))
                .containsExactly("certificate.not-waiting");
        var second = of(other, "study");
        as(() ->
                handOver.hand(
                        second.id(),
                        new HandOverCertificate.Taken(
                                "proxy",
                                "王代领",
                                "110101199003077758",
                                STROKES,
                                scan(),
                                null,
                                null)));
        assertThat(web.ask(registrar, get("/diplomas/" + second.id())).getContentAsString())
                .contains("王代领")
                .doesNotContain("110101199003077758");
        assertThat(
                        told(
                                "select encode(taker_id, 'escape') from credential.handing where certificate_id = ?",
                                second.id()))
                .doesNotContain("110101199003077758");
        var list =
                web.ask(
                        registrar,
                        get("/diplomas/register.pdf?what=" + school.firstClass() + "/diploma"));
        keep("register", list.getContentAsByteArray());
        assertThat(words(list.getContentAsByteArray())).contains("领取人签名", "P00003", "委托代领");
        var edition = as(() -> editions.of(first.id()));
        var pdf = as(() -> open(edition));
        keep("edition", pdf);
        assertThat(words(pdf)).contains("毕业证书", first.number(), "准予毕业", "方启明");
        assertThat(web.ask(registrar, get("/diplomas?state=handed")).getContentAsString())
                .contains(first.number(), second.number());
        var self = web.themselves("student", person(one));
        assertThat(web.ask(self, get("/own-diplomas")).getContentAsString())
                .contains(first.number(), "已领取")
                .doesNotContain(second.number());
        assertThat(
                        web.ask(
                                        web.staff(
                                                "registrar", cases.units().school("college").id()),
                                        get("/diplomas/" + first.id()))
                                .getStatus())
                .isEqualTo(404);
    }

    @Test
    void a_certificate_sent_by_post_bears_its_number_and_goes_out_once_however_many_send_it()
            throws Exception {
        var one = student();
        concluded(Map.of(one, Outcome.GRADUATE), null);
        drawn();
        photo(one);
        as(() -> desk.receive(receipt("diploma", 1, 3)));
        as(() -> desk.hand(null, "diploma", 3, "打印室"));
        as(() -> print.print(school.firstClass(), "diploma", "一号机", ""));
        var id = of(one, "study").id();
        assertThat(codes(() -> handOver.hand(id, taken("post", "林一诺", null, "邮政", " "))))
                .containsExactly("certificate.tracking");
        assertThat(codes(() -> handOver.hand(id, taken("post", "林一诺", null, "邮政", "9".repeat(61)))))
                .containsExactly("certificate.tracking");
        assertThat(of(one, "study").state()).as("nothing half-written").isEqualTo("printed");
        assertThat(
                        both(() ->
                                as(() ->
                                        handOver.hand(
                                                id, taken("post", "林一诺", null, "邮政", "EMS900CN")))))
                .containsExactlyInAnyOrder(true, false);
        assertThat(
                        told(
                                "select string_agg(way || ' ' || carrier || ' ' || tracking, ',') from credential.handing where certificate_id = ?",
                                id))
                .isEqualTo("post 邮政 EMS900CN");
        var list =
                web.ask(
                        registrar,
                        get("/diplomas/register.pdf?what=" + school.firstClass() + "/diploma"));
        assertThat(words(list.getContentAsByteArray())).contains("EMS900CN");
    }

    @Test
    void a_completion_is_exchanged_in_time_for_a_diploma_of_today_under_the_same_number()
            throws Exception {
        var one = student();
        var maths = grades.task("GJ101", "高等数学");
        grades.grade(maths, one, "first", 41);
        concluded(Map.of(one, Outcome.COMPLETION), null);
        drawn();
        var completion = of(one, "study");
        assertThat(completion.kind()).isEqualTo("completion");
        handed(one, "study", "completion");
        var self = cases.people().reaching("林一诺", "student", school.id(), one);
        Map<String, Object> form = Map.of("surrendered", true, "explanation", "补考通过");
        var id = cases.draft(self, "completion-exchange", one, form);
        cases.evidence(self, id, "completion-original");
        assertThat(credential(self, completion.conclusionId())).isEqualTo(200);
        assertThat(cases.submit(self, id)).contains("exchange.conditions");
        grades.grade(maths, one, "make-up", 66);
        sql(
                "update curriculum.programme set entry_year = ? where institution_id = ?",
                today.minusDays(900).getYear(),
                school.id());
        sql(
                "update curriculum.course set nature = 'elective' where institution_id = ? and code = 'GJ100'",
                school.id());
        assertThat(cases.submit(self, id))
                .as("all courses passed, sixteen credits short")
                .containsExactly("exchange.conditions");
        sql(
                "update curriculum.module m set least_credits = 4 from curriculum.programme p where p.id = m.programme_id and p.institution_id = ?",
                school.id());
        assertThat(cases.submit(self, id)).isEmpty();
        for (var office :
                offices(
                        "department-registrar",
                        "registrar",
                        "academic-office-head",
                        "vice-principal")) {
            cases.approve(office, id);
        }
        assertThat(cases.state(id)).isEqualTo("effective");
        var diploma = of(one, "study");
        assertThat(diploma.kind()).isEqualTo("diploma");
        assertThat(diploma.number()).isEqualTo(completion.number());
        assertThat(diploma.datedOn()).isEqualTo(today);
        assertThat(credential(self, completion.conclusionId()))
                .as("of what was exchanged")
                .isEqualTo(404);
        assertThat(badges(completion.conclusionId())).isEqualTo("1/1");
        assertThat(credential(self, diploma.conclusionId()))
                .as("before the diploma is handed over")
                .isEqualTo(409);
        var old = as(() -> certificates.get(completion.id()));
        assertThat(old.state()).isEqualTo("void");
        assertThat(old.surrenderedOn()).as("nobody has received it").isNull();
        assertThat(told("select status from registry.student where enrolment_id = ?", one))
                .isEqualTo("07");
        var list = web.ask(registrar, get("/diplomas/exchanges.xlsx"));
        assertThat(list.getStatus()).isEqualTo(200);
        assertThat(list.getContentAsByteArray()).startsWith('P', 'K');
        // taken back: as it was
        var made =
                sqlIds(
                        "select unnest(array(select jsonb_array_elements_text(outcome->'events')))::uuid from workflow.case_file where id = ?",
                        id);
        assertThat(made).hasSize(2);
        assertThat(
                        codes(() ->
                                transaction.executeWithoutResult(status ->
                                        recordConclusions.reverse(made.getFirst(), "误办", "x", 0))))
                .as("while its certificate stands")
                .contains("certificate.stands");
        as(() ->
                transaction.executeWithoutResult(status -> {
                    exchange.undo(diploma.id(), "误办", id);
                    recordConclusions.reverse(
                            made.getFirst(), "误办", "x", web.scope(school.id()).lo());
                }));
        assertThat(of(one, "study").id()).isEqualTo(completion.id());
        assertThat(told("select status from registry.student where enrolment_id = ?", one))
                .isEqualTo("08");
    }

    @Test
    void too_late_is_refused_with_the_sentence() {
        var one = student();
        concluded(Map.of(one, Outcome.COMPLETION), null);
        drawn();
        sql(
                "update graduation.conclusion set concluded_on = ? where enrolment_id = ?",
                today.minusYears(2).minusDays(1),
                one);
        var self = cases.people().reaching("林一诺", "student", school.id(), one);
        var id =
                cases.draft(
                        self,
                        "completion-exchange",
                        one,
                        Map.of("surrendered", false, "explanation", "x"));
        cases.evidence(self, id, "completion-original");
        assertThat(cases.submit(self, id)).contains("exchange.late", "exchange.original");
    }

    @Test
    void a_faulty_one_is_handed_in_and_made_out_anew_after_the_record_is_right() throws Exception {
        var one = student();
        concluded(Map.of(one, Outcome.GRADUATE), null);
        drawn();
        var self = cases.people().reaching("林一诺", "student", school.id(), one);
        Map<String, Object> form =
                Map.of(
                        "certificate", "study-certificate",
                        "fault", "data-error",
                        "wrong", "林一诺",
                        "right", "林一喏",
                        "surrendered", true);
        var id = cases.draft(self, "certificate-fault", one, form);
        cases.evidence(self, id, "certificate-original", "id-card-copy");
        assertThat(cases.submit(self, id)).contains("fault.not-handed", "fault.correct-first");
        handed(one);
        sql("update registry.person set name = '林一喏' where id = ?", person(one));
        assertThat(cases.submit(self, id)).isEmpty();
        var second = cases.draft(self, "certificate-fault", one, form);
        cases.evidence(self, second, "certificate-original", "id-card-copy");
        assertThat(cases.submit(self, second)).isEmpty();
        var old = of(one, "study");
        assertThat(credential(self, old.conclusionId())).isEqualTo(200);
        var offices = offices("department-registrar", "registrar", "academic-office-head");
        offices.subList(0, 2).forEach(office -> cases.approve(office, id));
        assertThat(
                        both(() -> {
                            if (!cases.decide(offices.get(2), id, Verdict.APPROVE).isEmpty()) {
                                throw new org.matricula.kernel.Refused(
                                        org.matricula.kernel.Refusal.conflict("late"));
                            }
                        }))
                .as("two who approve it at once")
                .containsExactlyInAnyOrder(true, false);
        var made = of(one, "study");
        assertThat(made.number()).isEqualTo(old.number());
        assertThat(made.id()).isNotEqualTo(old.id());
        assertThat(badges(old.conclusionId())).as("the wrong name is revoked").isEqualTo("1/1");
        assertThat(credential(self, old.conclusionId())).isEqualTo(409);
        assertThat(made.name()).isEqualTo("林一喏");
        assertThat(made.body()).contains("林一喏");
        assertThat(as(() -> certificates.get(old.id())).state()).isEqualTo("void");
        offices.subList(0, 2).forEach(office -> cases.approve(office, second));
        assertThat(cases.decide(offices.get(2), second, Verdict.APPROVE))
                .as("the other case of the same certificate finds it gone")
                .contains("fault.not-handed");
        assertThat(
                        told(
                                "select count(*)::text from credential.certificate where enrolment_id = ? and state <> 'void'",
                                one))
                .isEqualTo("1");
    }

    @Test
    void a_wrong_programme_is_put_right_on_record_and_exchanged() {
        var one = student();
        concluded(Map.of(one, Outcome.GRADUATE), null);
        drawn();
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
                                "fault", "data-error",
                                "wrong", String.valueOf(old.major()),
                                "right", "软件工程技术",
                                "surrendered", true));
        cases.evidence(self, id, "certificate-original", "id-card-copy");
        assertThat(cases.submit(self, id)).containsExactly("fault.correct-first");
        sql(
                "update organisation.unit set kind = 'major', name = '软件工程技术' where id = ?",
                school.grade());
        assertThat(cases.submit(self, id)).isEmpty();
        offices("department-registrar", "registrar", "academic-office-head")
                .forEach(office -> cases.approve(office, id));
        var made = of(one, "study");
        assertThat(made.id()).isNotEqualTo(old.id());
        assertThat(made.major()).isEqualTo("软件工程技术");
        assertThat(made.body()).contains("软件工程技术").doesNotContain("软件技术专业");
    }

    /// 电子版: of a certificate that stands again nobody is given the one that is void.
    @Test
    void sheets_that_nobody_took_are_reached_however_many_runs_came_after() throws Exception {
        var made = new ArrayList<UUID>();
        for (var n = 0; n < 12; n++) {
            var printer = "第" + n + "台";
            made.add(
                    as(() ->
                            transaction.execute(status ->
                                    rows.run(
                                            school.id(),
                                            web.scope(school.firstClass()).lo(),
                                            school.firstClass(),
                                            "diploma",
                                            printer,
                                            1,
                                            java.time.Instant.now()))));
        }
        var page = web.ask(registrar, get("/diplomas")).getContentAsString();
        assertThat(page).doesNotContain(made.getFirst().toString());
        assertThat(page).contains("waitingAfter=" + made.get(2));
        assertThat(
                        web.ask(registrar, get("/diplomas?waitingAfter=" + made.get(2)))
                                .getContentAsString())
                .contains(made.get(0).toString(), made.get(1).toString())
                .doesNotContain(made.get(2) + "/sheets.pdf");
        made.subList(1, 12)
                .forEach(it ->
                        sql(
                                "update credential.print_run set taken_at = now(), taker = 'x' where id = ?",
                                it));
        assertThat(web.ask(registrar, get("/diplomas")).getContentAsString())
                .as("taken ones stand behind it")
                .contains(made.getFirst() + "/sheets.pdf", "takenAfter=" + made.get(2));
    }

    @Test
    void the_issue_register_stays_and_the_graduate_takes_the_edition_once_it_is_handed()
            throws Exception {
        var one = student();
        var other = student();
        concluded(Map.of(one, Outcome.GRADUATE, other, Outcome.GRADUATE), null);
        drawn();
        var self = web.themselves("student", person(one));
        var mine = of(one, "study").id();
        assertThat(web.ask(self, post("/own-diplomas/" + mine + "/edition")).getStatus())
                .as("not handed over")
                .isEqualTo(409);
        photo(other);
        handed(one);
        var theirs = of(other, "study").id();
        as(() -> handOver.hand(theirs, taken("self", "林一诺", STROKES, null, null)));
        assertThat(web.ask(registrar, get("/diplomas")).getContentAsString())
                .contains(
                        "/diplomas/register.xlsx", "value=\"" + school.firstClass() + "/diploma\"");
        assertThat(web.ask(self, post("/own-diplomas/" + theirs + "/edition")).getStatus())
                .isEqualTo(404);
        assertThat(web.ask(self, get("/own-diplomas")).getContentAsString())
                .contains("/own-diplomas/" + mine + "/edition");
        var elsewhere = web.staff("registrar", cases.units().school("college").id());
        var whole = school.firstClass() + "/diploma";
        assertThat(web.ask(elsewhere, post("/diplomas/editions").param("what", whole)).getStatus())
                .isEqualTo(404);
        var answer = web.ask(self, post("/own-diplomas/" + mine + "/edition"));
        var document = of(one, "study").documentId();
        assertThat(document).isNotNull();
        assertThat(answer.getRedirectedUrl()).isEqualTo("/documents/" + document);
        assertThat(
                        told(
                                "select count(*)::text from audit.entry where action = 'certificate.edition' and subject = ?",
                                "certificate:" + mine))
                .isEqualTo("1");
        assertThat(web.ask(self, get("/own-diplomas")).getContentAsString())
                .contains("/documents/" + document);
        assertThat(web.ask(registrar, post("/diplomas/editions").param("what", whole)).getStatus())
                .isEqualTo(302);
        // what a server does with the line, and again after it was stopped
        as(() -> editionsOfClass.run(school.firstClass()));
        as(() -> editionsOfClass.run(school.firstClass()));
        assertThat(of(one, "study").documentId()).as("the same").isEqualTo(document);
        assertThat(of(other, "study").documentId()).isNotNull();
        assertThat(codes(() -> editionsOfClass.begin(school.firstClass())))
                .containsExactly("certificate.editions-made");
    }

    @Test
    void more_than_one_run_holds_are_printed_in_parts() {
        var all = IntStream.range(0, PrintCertificates.MOST + 1).mapToObj(it -> student()).toList();
        photo(all.getFirst());
        sql(
                "update registry.enrolment set graduation_photo_id = (select e.graduation_photo_id from registry.enrolment e where e.id = ?) where id = any (?)",
                all.getFirst(),
                all.toArray(UUID[]::new));
        var outcomes = new HashMap<UUID, Outcome>();
        all.forEach(it -> outcomes.put(it, Outcome.GRADUATE));
        concluded(outcomes, null);
        drawn();
        as(() -> desk.receive(receipt("diploma", 1, 400)));
        as(() -> desk.hand(null, "diploma", 400, "打印室"));
        var first = as(() -> print.print(school.firstClass(), "diploma", "一号机", ""));
        assertThat(as(() -> runs.get(first)).certificates()).isEqualTo(PrintCertificates.MOST);
        assertThat(as(certificates::waiting))
                .singleElement()
                .satisfies(it -> assertThat(it.certificates()).isEqualTo(1));
        var second = as(() -> print.print(school.firstClass(), "diploma", "一号机", ""));
        assertThat(as(() -> runs.get(second)).certificates()).isEqualTo(1);
        assertThat(as(certificates::waiting)).isEmpty();
    }

    @Test
    void what_is_still_to_be_sent_goes_first_and_nothing_falls_off_the_page() throws Exception {
        var cohort = decision + "乙";
        var one = student();
        var other = student();
        concluded(Map.of(one, Outcome.GRADUATE), null);
        assertThat(as(() -> certificates.pending(0, 1)).next()).isNull();
        var sent = decision;
        as(() ->
                transaction.execute(status ->
                        recordConclusions.record(
                                school.id(),
                                today,
                                List.of(
                                        new RecordConclusions.Decided(
                                                other, Outcome.GRADUATE, null)),
                                cohort,
                                "test",
                                web.scope(school.id()).lo())));
        assertThat(as(() -> certificates.pending(0, 1)).next()).isEqualTo("1");
        assertThat(as(() -> certificates.pending(1, 1)).items()).hasSize(1);
        sql(
                "insert into credential.national_file (institution_id, scope_pos, decision_no, decided, sent, made_at, maker)"
                        + " select ?, ?, ?, 1, 1, now(), '第' || n || '批' from generate_series(1, 51) n",
                school.id(),
                web.scope(school.id()).lo(),
                sent);
        var page = web.ask(registrar, get("/diploma-registration")).getContentAsString();
        assertThat(page.indexOf("value=\"" + cohort + "\""))
                .isPositive()
                .isLessThan(page.indexOf("value=\"" + sent + "\""));
        var after = java.util.regex.Pattern.compile("after=([0-9a-f-]{36})").matcher(page);
        assertThat(after.find()).isTrue();
        assertThat(
                        web.ask(registrar, get("/diploma-registration?after=" + after.group(1)))
                                .getContentAsString())
                .contains("批</td>");
    }

    @Test
    void a_certificate_that_stands_again_has_an_edition_that_stands() {
        var one = student();
        concluded(Map.of(one, Outcome.GRADUATE), null);
        drawn();
        handed(one);
        var diploma = of(one, "study");
        var first = as(() -> editions.of(diploma.id()));
        assertThat(as(() -> documents.get(first)).stands()).isTrue();
        UUID proof =
                as(() ->
                        transaction.execute(status ->
                                exchange.proof(diploma.id(), "diploma-lost", "补证", null)));
        assertThat(as(() -> documents.get(first)).stands()).isFalse();
        as(() -> transaction.executeWithoutResult(status -> exchange.undo(proof, "原证书已找到", null)));
        assertThat(as(() -> certificates.get(diploma.id())).stands()).isTrue();
        var again = as(() -> editions.of(diploma.id()));
        assertThat(again).isNotEqualTo(first);
        assertThat(as(() -> documents.get(again)).stands()).isTrue();
        assertThat(as(() -> documents.get(first)).stands()).isFalse();
    }

    @Test
    void void_ones_are_not_printed_and_only_a_diploma_is_proved() {
        var one = student();
        var other = student();
        concluded(Map.of(one, Outcome.COMPLETION, other, Outcome.COMPLETION), null);
        drawn();
        photo(one);
        photo(other);
        as(() -> desk.receive(receipt("completion", 1, 3)));
        as(() -> desk.hand(null, "completion", 3, "打印室"));
        var run = as(() -> print.print(school.firstClass(), "completion", "一号机", ""));
        var ended = of(one, "study").id();
        as(() -> withdraw.withdraw(ended, "误办"));
        assertThat(as(() -> certificates.ofRun(run)))
                .extracting(Certificate::enrolmentId)
                .containsExactly(other);
        assertThat(
                        codes(() ->
                                transaction.executeWithoutResult(status ->
                                        exchange.proof(
                                                of(other, "study").id(),
                                                "diploma-lost",
                                                "x",
                                                UUID.randomUUID()))))
                .containsExactly("proof.only-diploma");
    }

    @Test
    void a_lost_diploma_is_proved_once_with_all_papers_together() throws Exception {
        var one = student();
        concluded(Map.of(one, Outcome.GRADUATE), null);
        drawn();
        handed(one);
        var diploma = of(one, "study");
        var self = cases.people().reaching("林一诺", "student", school.id(), one);
        var id = cases.draft(self, "diploma-proof", one, lost());
        cases.evidence(self, id, "loss-notice", "diploma-copy", "id-card-copy");
        assertThat(cases.submit(self, id)).as("not complete").isNotEmpty();
        assertThat(cases.steps(id)).as("nothing sent on").isEmpty();
        cases.evidence(self, id, "same-negative-photo", "proof-fee");
        assertThat(cases.submit(self, id)).isEmpty();
        var offices =
                offices(
                        "department-registrar",
                        "archive-keeper",
                        "finance",
                        "registrar",
                        "vice-principal");
        offices.subList(0, 3).forEach(office -> cases.approve(office, id));
        assertThat(cases.decide(registrar, id, Verdict.APPROVE))
                .as("a person looks at both photographs")
                .containsExactly("proof.uncompared");
        var compare = "/diploma-proofs/" + id;
        assertThat(web.ask(registrar, get(compare)).getContentAsString())
                .contains(
                        "/files/" + diploma.photoId(),
                        "/files/"
                                + told(
                                        "select file_id::text from workflow.evidence where case_id = ? and kind = 'same-negative-photo'",
                                        id));
        assertThat(compared(registrar, compare, "true", "").getStatus()).isEqualTo(400);
        assertThat(compared(registrar, compare, "false", "背景不同").getStatus()).isEqualTo(302);
        assertThat(cases.decide(registrar, id, Verdict.APPROVE)).containsExactly("proof.not-alike");
        assertThat(compared(registrar, compare, "true", "同一背景、衣着，同底版").getStatus()).isEqualTo(302);
        offices.subList(3, 5).forEach(office -> cases.approve(office, id));
        assertThat(compared(registrar, compare, "true", "再看一次").getStatus())
                .as("its step is over")
                .isEqualTo(403);
        assertThat(cases.state(id)).isEqualTo("effective");
        var proof = of(one, "study");
        assertThat(proof.kind()).isEqualTo("proof");
        assertThat(proof.number()).isEqualTo(code + "B" + today.getYear() + "000001");
        assertThat(proof.body()).contains(diploma.number() + "）遗失，已作废");
        assertThat(as(() -> certificates.get(diploma.id())).state()).isEqualTo("void");
        var paper =
                UUID.fromString(
                        told(
                                "select id::text from document.document where case_id = ? and kind = 'graduation-proof-form'",
                                id));
        var pdf = as(() -> open(paper));
        keep("proof-form", pdf);
        assertThat(words(pdf))
                .contains(
                        "补发毕业证明书申请表",
                        "浙江日报",
                        "省级报纸",
                        proof.number(),
                        diploma.number(),
                        "档案室意见",
                        "财务部门意见");
        var again = cases.draft(self, "diploma-proof", one, lost());
        cases.evidence(
                self,
                again,
                "loss-notice",
                "diploma-copy",
                "id-card-copy",
                "same-negative-photo",
                "proof-fee");
        assertThat(cases.submit(self, again)).containsExactly("proof.once");

        // 贴照片、盖钢印、盖公章, then it is issued
        as(() -> desk.receive(receipt("proof", 1, 3)));
        as(() -> desk.hand(null, "proof", 3, "打印室"));
        as(() -> print.print(school.firstClass(), "proof", "一号机", ""));
        var taken = taken("self", "林一诺", "M 10 10 L 20 20 L 30 30 L 40 40", null, null);
        assertThat(codes(() -> handOver.hand(proof.id(), taken)))
                .containsExactly("certificate.unsealed");
        assertThat(codes(() -> seals.seal(proof.id(), "seal")))
                .containsExactly("certificate.seal-order");
        as(() -> seals.seal(proof.id(), "photo"));
        assertThat(codes(() -> seals.seal(proof.id(), "photo")))
                .containsExactly("certificate.sealed-before");
        assertThat(
                        web.ask(
                                        registrar,
                                        post("/diplomas/sealings")
                                                .param("what", school.firstClass() + "/proof")
                                                .param("act", "steel"))
                                .getStatus())
                .isEqualTo(302);
        assertThat(
                        web.ask(
                                        registrar,
                                        post("/diplomas/" + proof.id() + "/sealings")
                                                .param("act", "seal"))
                                .getStatus())
                .isEqualTo(302);
        assertThat(web.ask(registrar, get("/diplomas/" + proof.id())).getContentAsString())
                .contains("贴照片", "盖钢印", "盖公章", registrar.name());
        as(() -> handOver.hand(proof.id(), taken));
        assertThat(as(() -> certificates.get(proof.id())).state()).isEqualTo("handed");

        // 错证换证 of the proof: it still names the diploma, and why there is none
        sql("update registry.person set name = '林一喏' where id = ?", person(one));
        var fault =
                cases.draft(
                        self,
                        "certificate-fault",
                        one,
                        Map.of(
                                "certificate", "study-certificate",
                                "fault", "data-error",
                                "wrong", "林一诺",
                                "right", "林一喏",
                                "surrendered", true));
        cases.evidence(self, fault, "certificate-original", "id-card-copy");
        assertThat(cases.submit(self, fault)).isEmpty();
        offices("department-registrar", "registrar", "academic-office-head")
                .forEach(office -> cases.approve(office, fault));
        var anew = of(one, "study");
        assertThat(anew.id()).isNotEqualTo(proof.id());
        assertThat(anew.kind()).isEqualTo("proof");
        assertThat(anew.body())
                .isEqualTo(proof.body().replace("林一诺", "林一喏"))
                .contains("原毕业证书（编号" + diploma.number() + "）遗失，已作废");

        // registered is who graduated under which number: the proof is no diploma of its own
        registrable(one);
        assertThat(as(() -> nationalDesk.faults(school.id(), decision))).isEmpty();
        var at = "/diploma-registration/" + as(() -> nationalDesk.make(school.id(), decision, ""));
        assertThat(dbf(at))
                .contains(diploma.number())
                .doesNotContain(proof.number(), anew.number());
    }

    org.springframework.mock.web.MockHttpServletResponse compared(
            Actor by, String at, String alike, String note) throws Exception {
        return web.ask(by, post(at + "/comparison").param("alike", alike).param("note", note));
    }

    @Test
    void a_pupils_completion_is_exchanged_after_six_months_by_the_schools_own_way()
            throws Exception {
        school = cases.units().school("school");
        registrar = cases.people().holding("学籍科", "registrar", school.id());
        set("certificate.principal", "王校长");
        var one = student();
        sql("update registry.enrolment set level = 'L4' where id = ?", one);
        concluded(Map.of(one, Outcome.COMPLETION), null);
        assertThat(drawn()).singleElement().matches(it -> it.kind().equals("completion"));
        var id =
                cases.draft(
                        registrar,
                        "completion-exchange",
                        one,
                        Map.of("surrendered", "true", "explanation", "补考合格"));
        assertThat(cases.submit(registrar, id)).contains("exchange.early");
        assertThat(web.ask(registrar, get("/api/v1/case-kinds")).getContentAsString())
                .as("told before anything is filled in")
                .contains("\"exchange.early\"", "\"exchange.early-own\"");
        sql("update registry.enrolment set level = 'L3' where id = ?", one);
        assertThat(cases.submit(registrar, id))
                .as("of 中职 alone")
                .isNotEmpty()
                .doesNotContain("exchange.early", "exchange.early-own");
        sql("update registry.enrolment set level = 'L4' where id = ?", one);
        cases.evidence(registrar, id, "completion-original");
        assertThat(cases.submit(registrar, id)).contains("exchange.early");
        assertThat(
                        told(
                                "select count(*)::text from workflow.case_file where id = ? and education = 'school'",
                                id))
                .isEqualTo("1");

        sql("update registry.student set level = 'L4' where enrolment_id = ?", one);
        // past the two years of the built-in policy, within the three that the school has
        sql(
                "update graduation.conclusion set concluded_on = ? where enrolment_id = ?",
                today.minusMonths(30),
                one);
        assertThat(cases.submit(registrar, id)).contains("exchange.late", "exchange.conditions");
        set("certificate.exchange-years", "3");
        assertThat(cases.submit(registrar, id))
                .as("an internship is wanting")
                .containsExactly("exchange.conditions");
        sql(
                """
                insert into coursework.practice (enrolment_id, scope_pos, person_id, sort, title, place, from_on, until_on,
                                                 assessment, recorder, recorded_at)
                select id, scope_pos, person_id, 'internship', '顶岗实习', '工厂', '2026-01-01', '2026-06-30', 'good', 'x', now()
                  from registry.enrolment where id = ?
                """,
                one);
        assertThat(cases.submit(registrar, id)).isEmpty();
        var completion = of(one, "study");
        for (var role : List.of("registrar", "vice-principal")) {
            cases.approve(cases.people().holding(role, role, school.id()), id);
        }
        assertThat(cases.state(id)).isEqualTo("effective");
        var diploma = of(one, "study");
        assertThat(diploma.kind()).isEqualTo(Kind.SCHOOL.code());
        assertThat(diploma.number()).isNotBlank().isNotEqualTo(completion.number());
        assertThat(diploma.datedOn()).isEqualTo(today);
        assertThat(as(() -> certificates.get(completion.id())).state()).isEqualTo("void");
        assertThat(conclusion(one).outcome()).isEqualTo(Outcome.GRADUATE);
    }

    @Test
    void a_degree_certificate_follows_the_committee_and_is_void_before_the_degree_goes()
            throws Exception {
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
        assertThat(drawn())
                .as("graduated, no degree yet")
                .singleElement()
                .matches(it -> it.kind().equals("diploma"));
        var granted = today.minusDays(3);
        as(() -> grantDegrees.grant(school.id(), "学位会", "学位〔2026〕8号", granted, List.of(), 1));
        assertThat(drawn())
                .singleElement()
                .matches(it -> it.datedOn().equals(granted) && "工学学士".equals(it.degreeName()));
        var conclusion = conclusion(one).id();
        handed(one);
        assertThat(credential(web.themselves("student", person(one)), conclusion)).isEqualTo(200);
        var decided = as(() -> grantDegrees.decided(school.id())).getFirst().id();
        var second = cases.people().holding("第二人", "vice-principal", school.id());
        assertThat(codes(() -> Acting.as(second, () -> grantDegrees.revoke(decided, "误授"))))
                .containsExactly("certificate.degree-stands");
        var certificate = of(one, "degree").id();
        as(() -> withdraw.withdraw(certificate, "误授"));
        Acting.as(second, () -> grantDegrees.revoke(decided, "误授"));
        assertThat(badges(conclusion).split("/"))
                .as("what told of it has ended")
                .matches(it -> it[0].equals(it[1]));
        assertThat(conclusion(one).degree()).isFalse();
    }

    @Test
    void the_english_annex_says_what_the_certificate_says_and_ends_with_it() throws Exception {
        var one = student();
        concluded(Map.of(one, Outcome.GRADUATE), null);
        drawn();
        var it = of(one, "study");
        var at = "/diplomas/" + it.id() + "/annex";
        assertThat(codes(() -> annexes.of(it.id()))).containsExactly("certificate.not-handed");
        handed(one);
        assertThat(web.ask(registrar, post(at)).getStatus())
                .as("no English name yet")
                .isEqualTo(422);
        sql(
                """
                insert into credential.translation (subject_id, institution_id, english, typist, typed_at)
                values (?, ?, 'Jiangzhou College', 'x', now())
                """,
                school.id(),
                school.id());
        sql(
                """
                insert into credential.translation (subject_id, institution_id, english, typist, typed_at)
                select p.id, p.institution_id, 'Software Technology', 'x', now()
                  from curriculum.programme p where p.institution_id = ? and p.name = ?
                on conflict do nothing
                """,
                school.id(),
                it.major());
        var made = web.ask(registrar, post(at));
        assertThat(made.getStatus()).as(made.getContentAsString()).isEqualTo(302);
        assertThat(web.ask(registrar, post(at)).getRedirectedUrl())
                .as("the same each time")
                .isEqualTo(made.getRedirectedUrl());
        var document = UUID.fromString(made.getRedirectedUrl().substring(11));
        var pdf = as(() -> open(document));
        keep("english-annex", pdf);
        assertThat(words(pdf))
                .contains("LinYinuo(林一诺)", "JiangzhouCollege", "SoftwareTechnology", it.number());
        voided(it.id());
        assertThat(told("select state from document.document where id = ?", document))
                .isEqualTo("void");
    }

    @Test
    void a_second_bachelors_certificates_have_their_own_numbers() {
        var one = student();
        var other = student();
        sql("update registry.enrolment set level = 'L6' where id = ?", one);
        sql("update registry.enrolment set level = 'L5' where id = ?", other);
        concluded(Map.of(one, Outcome.GRADUATE, other, Outcome.GRADUATE), "工学学士");
        drawn();
        assertThat(of(one, "study").number()).matches(code + "1" + today.getYear() + "04[0-9]{6}");
        assertThat(of(one, "degree").number())
                .isEqualTo(code + "4" + today.getYear() + "E00001")
                .hasSize(16);
        assertThat(of(other, "study").number())
                .matches(code + "1" + today.getYear() + "05[0-9]{6}");
        assertThat(of(other, "degree").number()).isEqualTo(code + "4" + today.getYear() + "000001");
    }

    /// The columns that keep the decision from being sent.
    private List<Object> unsent() {
        return as(() -> nationalDesk.faults(school.id(), decision)).stream()
                .filter(it -> it.code().equals("national.empty"))
                .map(it -> it.args().getLast())
                .toList();
    }

    @Test
    void what_is_sent_for_registration_is_whole_and_what_comes_back_becomes_tasks()
            throws Exception {
        var one = student();
        var other = student();
        concluded(Map.of(one, Outcome.GRADUATE, other, Outcome.GRADUATE), null);
        var first = as(() -> drawUp.draw(school.id(), List.of(conclusion(one).id()), null));
        photo(one);
        var refused =
                web.ask(
                        registrar,
                        post("/api/v1/diploma-registration")
                                .contentType("application/json")
                                .content(
                                        "{\"institution\": \"%s\", \"decisionNo\": \"%s\"}"
                                                .formatted(school.id(), decision)));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString())
                .contains("人数不一致", "还没有证书的", number(other), "第 1 行", "学制为空", "考生号为空", "专业代码为空");
        assertThat(first).hasSize(1);
        assertThat(unsent()).contains("考生号", "学制");
        sql("update registry.enrolment set study_form = '6' where id = ?", other);
        drawn();
        assertThat(unsent())
                .as("开放教育 is entered without an examination")
                .filteredOn("考生号"::equals)
                .hasSize(1);
        photo(other);
        sql(
                "update registry.enrolment set schooling_years = 3, candidate_number = '26330106150001' where id in (?, ?)",
                one,
                other);
        sql(
                "update organisation.unit set kind = 'major', code = '080901' where id = ?",
                school.grade());
        sql("update registry.enrolment set graduation_photo_id = null where id = ?", other);
        assertThat(
                        as(() -> nationalDesk.faults(school.id(), decision)).stream()
                                .map(org.matricula.kernel.Refusal::code))
                .as("the register’s photograph is none")
                .containsExactly("national.no-photo");
        photo(other);
        var made =
                web.ask(
                        registrar,
                        post("/diploma-registration")
                                .param("institution", school.id().toString())
                                .param("decision", decision));
        assertThat(made.getStatus()).as(made.getContentAsString()).isEqualTo(302);
        var at = made.getRedirectedUrl();
        assertThat(web.ask(registrar, post(at + "/graduates.dbf")).getStatus())
                .as("without a purpose")
                .isEqualTo(400);
        var dbf =
                web.ask(registrar, post(at + "/graduates.dbf").param("reason", "学历注册"))
                        .getContentAsByteArray();
        assertThat(dbf[0]).isEqualTo((byte) 3);
        assertThat(new String(dbf, "GBK")).contains("KSH", "ZSBH", "林一诺", "方启明", "毕业");
        assertThat(dbf.length)
                .isEqualTo(
                        32 * 19
                                + 1
                                + 2
                                        * (1 + 18 + 40 + 2 + 8 + 18 + 5 + 60 + 6 + 50 + 3 + 12 + 12
                                                + 8 + 8 + 4 + 18 + 40 + 60)
                                + 1);
        var xlsx =
                web.ask(registrar, post(at + "/graduates.xlsx").param("reason", "学历注册"))
                        .getContentAsByteArray();
        assertThat(new String(xlsx, 0, 2, StandardCharsets.US_ASCII)).isEqualTo("PK");
        var zip =
                web.ask(registrar, post(at + "/graduates.zip").param("reason", "学历注册"))
                        .getContentAsByteArray();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            assertThat(in.getNextEntry().getName())
                    .startsWith(of(one, "study").number().substring(0, 17));
            assertThat(in.getNextEntry()).isNotNull();
            assertThat(in.getNextEntry()).isNull();
        }
        // what changed after it was checked keeps it here
        sql("update registry.enrolment set candidate_number = null where id = ?", one);
        assertThat(taken(at, "graduates.xlsx")).isEqualTo(422);
        assertThat(taken(at, "graduates.zip")).isEqualTo(422);
        sql("update registry.enrolment set candidate_number = '26330106150001' where id = ?", one);
        assertThat(taken(at, "graduates.dbf")).isEqualTo(200);
        var number = of(one, "study").number();
        assertThat(
                        answer(at, "证书编号,姓名,注册状态\n%s,林一诺,注册\n%1$s,林一诺,未注册\n".formatted(number))
                                .getStatus())
                .as("two answers of one certificate")
                .isEqualTo(400);
        assertThat(answer(at, "证书编号,姓名,注册状态\n" + code + "1202606999999,林一诺,注册\n").getStatus())
                .isEqualTo(400);
        var csv =
                "证书编号,姓名,注册状态,原因\n%s,林一诺,注册,\n%s,林一诺,未注册,照片不合格\n"
                        .formatted(of(one, "study").number(), of(other, "study").number());
        assertThat(answer(at, csv).getStatus()).isEqualTo(302);
        assertThat(answer(at, csv.replace("未注册", "注册")).getStatus())
                .as("a second result")
                .isEqualTo(409);
        var page = web.ask(registrar, get(at)).getContentAsString();
        assertThat(page).contains("照片不合格", "已注册 1 人", "待处理 1 人");
        assertThat(web.ask(registrar, get("/")).getContentAsString()).contains("照片不合格");
        var line =
                told(
                        "select l.id::text from credential.national_line l where l.state = 'differs' and l.enrolment_id = ?",
                        other);
        var solve =
                post("/diploma-registration/lines/" + line + "/solve").param("solution", "已换照片重报");
        assertThat(web.ask(registrar, solve).getStatus()).isEqualTo(302);
        assertThat(web.ask(registrar, solve).getStatus()).isEqualTo(409);
        assertThat(web.ask(registrar, get(at)).getContentAsString()).contains("已换照片重报");
    }

    /// 上报和返回: a void certificate leaves no more, and registered under another's birth or number is
    /// not registered.
    @Test
    void what_was_registered_otherwise_is_a_difference_and_a_void_one_does_not_leave()
            throws Exception {
        var all = new ArrayList<UUID>();
        for (var n = 0; n < 5; n++) {
            all.add(student());
        }
        var outcomes = new java.util.HashMap<UUID, Outcome>();
        all.forEach(it -> outcomes.put(it, Outcome.GRADUATE));
        concluded(outcomes, null);
        for (var it : all) {
            sql(
                    "update registry.enrolment set level = '3', schooling_years = 3, study_form = '1', candidate_number = '26330106150001' where id = ?",
                    it);
            photo(it);
        }
        sql(
                "update organisation.unit set kind = 'major', code = '080901' where id = ?",
                school.grade());
        drawn();
        assertThat(as(() -> nationalDesk.faults(school.id(), decision))).isEmpty();
        var file = as(() -> nationalDesk.make(school.id(), decision, ""));
        var at = "/diploma-registration/" + file;
        var lines = new ArrayList<String>();
        var others =
                List.of(
                        "女,2010-03-01,,",
                        "1,20100301,,",
                        "女,2010-03-02,,",
                        "女,,330106201003011234,",
                        "女,,3301**********1234,护理");
        for (var n = 0; n < 5; n++) {
            lines.add(of(all.get(n), "study").number() + ",林一诺,注册," + others.get(n));
        }
        assertThat(
                        answer(at, "证书编号,姓名,注册状态,性别,出生日期,身份证号,专业名称\n" + String.join("\n", lines))
                                .getStatus())
                .isEqualTo(302);
        var told =
                all.stream()
                        .map(it ->
                                told(
                                        "select state || coalesce(answer, '') from credential.national_line where enrolment_id = ?",
                                        it))
                        .toList();
        assertThat(told)
                .containsExactly(
                        "registered",
                        "differs返回的性别与上报的不同",
                        "differs返回的出生日期与上报的不同",
                        "differs返回的身份证号与上报的不同",
                        "differs返回的专业名称与上报的不同");

        assertThat(codes(() -> nationalDesk.make(school.id(), decision, "")))
                .as("once more without a word")
                .containsExactly("national.again");
        var second = as(() -> nationalDesk.make(school.id(), decision, "补报"));
        assertThat(taken("/diploma-registration/" + second, "graduates.dbf")).isEqualTo(200);
        var lost = of(all.getFirst(), "study");
        as(() -> withdraw.withdraw(lost.id(), "遗失"));
        assertThat(taken("/diploma-registration/" + second, "graduates.dbf")).isEqualTo(409);
        assertThat(taken(at, "graduates.dbf")).as("a copy of what was sent").isEqualTo(200);
    }

    /// 撤回签办: what the office signed for has happened.
    @Test
    void a_leaving_signature_stands_once_the_certificate_is_handed_over() throws Exception {
        var one = student();
        concluded(Map.of(one, Outcome.GRADUATE), null);
        drawn();
        var finance = web.staff("finance", school.id());
        var office =
                told(
                        "select id::text from clearance.office where institution_id = ? and name = '计财处'",
                        school.id());
        var at = "/clearance/" + office;
        assertThat(web.ask(finance, post(at + "/sign-off").param("lines", number(one))).getStatus())
                .isEqualTo(302);
        var item =
                told(
                        "select id::text from clearance.item where enrolment_id = ? and office_id = cast(? as uuid)",
                        one,
                        office);
        handed(one);
        var back =
                web.ask(
                        finance,
                        post(at + "/items/" + item + "/take-back").param("reason", "漏了一笔"));
        assertThat(back.getStatus()).isEqualTo(409);
        assertThat(back.getContentAsString()).contains("已经领取证书");
    }

    /// 上报前检查: a document is numbered by its kind, a code as the platform writes it, and whom a
    /// passport is on record of is told of without it.
    @Test
    void what_is_sent_has_the_shapes_asked_for_and_a_passport_is_none_of_them() throws Exception {
        var one = student();
        var foreign =
                cases.students()
                        .enrolled(
                                TestStudents.documented(
                                        TestStudents.newcomer(
                                                "安娜", school.firstClass(), today.minusDays(900)),
                                        "A",
                                        passport()),
                                school.id());
        sql("update registry.enrolment set level = '4', study_form = '1' where id = ?", foreign);
        concluded(Map.of(one, Outcome.GRADUATE, foreign, Outcome.GRADUATE), null);
        drawn();
        registrable(one, foreign);
        assertThat(as(() -> nationalDesk.faults(school.id(), decision))).isEmpty();
        sql("update registry.person set document_type = '1' where id = ?", person(foreign));
        var faults = as(() -> nationalDesk.faults(school.id(), decision));
        assertThat(faults)
                .extracting(org.matricula.kernel.Refusal::code)
                .containsExactly("national.shape-secret");
        assertThat(faults.getFirst().args().toString()).contains("身份证号").doesNotContain("E1");
        sql("update registry.person set document_type = '9' where id = ?", person(foreign));
        assertThat(as(() -> nationalDesk.faults(school.id(), decision)))
                .as("lives abroad")
                .isEmpty();
        sql("update organisation.unit set code = '0812Z1' where id = ?", school.grade());
        assertThat(as(() -> nationalDesk.faults(school.id(), decision)))
                .as("a subject of the school's own")
                .isEmpty();
        sql("update organisation.unit set code = '0809' where id = ?", school.grade());
        assertThat(as(() -> nationalDesk.faults(school.id(), decision)))
                .extracting(org.matricula.kernel.Refusal::code)
                .containsExactly("national.shape", "national.shape");
        sql("update organisation.unit set code = '080901' where id = ?", school.grade());
        sql("update registry.enrolment set schooling_years = 9 where id = ?", one);
        assertThat(as(() -> nationalDesk.faults(school.id(), decision)))
                .extracting(org.matricula.kernel.Refusal::code)
                .containsExactly("national.shape");
    }

    /// 上报内容: what left is what was checked, and stays so.
    @Test
    void what_was_sent_is_kept_and_what_changed_since_keeps_it_here() throws Exception {
        var one = student();
        concluded(Map.of(one, Outcome.GRADUATE), null);
        drawn();
        registrable(one);
        var file = as(() -> nationalDesk.make(school.id(), decision, ""));
        var at = "/diploma-registration/" + file;
        assertThat(
                        told(
                                "select (sent is not null and position('26330106150001'::bytea in sent) = 0)::text from credential.national_line where file_id = ?",
                                file))
                .as("kept, and sealed")
                .isEqualTo("true");
        sql("update registry.enrolment set candidate_number = '26330106150002' where id = ?", one);
        var changed = web.ask(registrar, post(at + "/graduates.dbf").param("reason", "学历注册"));
        assertThat(changed.getStatus()).isEqualTo(422);
        assertThat(changed.getContentAsString()).contains("考生号在生成批次以后变了");
        sql("update registry.enrolment set candidate_number = '26330106150001' where id = ?", one);
        var before =
                told("select graduation_photo_id::text from registry.enrolment where id = ?", one);
        photo(one);
        assertThat(
                        web.ask(registrar, post(at + "/graduates.zip").param("reason", "学历注册"))
                                .getContentAsString())
                .contains("照片在生成批次以后换了");
        sql(
                "update registry.enrolment set graduation_photo_id = cast(? as uuid), candidate_number = '26330106150002' where id = ?",
                before,
                one);

        // once more, from the page, with the reason
        assertThat(web.ask(registrar, get(at)).getContentAsString()).contains("再次生成");
        var again =
                post("/diploma-registration")
                        .param("institution", school.id().toString())
                        .param("decision", decision);
        var refused = web.ask(registrar, again);
        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentAsString()).contains("已由学籍科生成过批次（1 人）");
        var second = web.ask(registrar, again.param("reason", "考生号更正后重报")).getRedirectedUrl();
        assertThat(dbf(second)).contains("26330106150002");
        assertThat(
                        told(
                                "select reason from credential.national_file where institution_id = ? order by id desc limit 1",
                                school.id()))
                .isEqualTo("考生号更正后重报");

        // the first was answered in the meantime: a copy says what was sent, and what came back is
        // held against that
        var csv =
                "证书编号,姓名,注册状态,考生号,学制,入学日期,毕结业结论\n%s,林一诺,注册,26330106150001,3.0,%s,结业\n"
                        .formatted(of(one, "study").number(), today.minusDays(900));
        assertThat(answer(at, csv).getStatus()).isEqualTo(302);
        assertThat(
                        told(
                                "select state || coalesce(answer, '') from credential.national_line where file_id = ?",
                                file))
                .isEqualTo("differs返回的毕结业结论与上报的不同");
        assertThat(dbf(at)).contains("26330106150001").doesNotContain("26330106150002");
    }

    static String passport() {
        return "E1" + (int) (1_000_000 + Math.random() * 8_999_999);
    }

    String number(UUID enrolment) {
        return told(
                "select student_number from registry.student where enrolment_id = ?", enrolment);
    }

    /// Whatever a registration asks for.
    void registrable(UUID... all) {
        for (var it : all) {
            sql(
                    "update registry.enrolment set schooling_years = 3, candidate_number = '26330106150001' where id = ?",
                    it);
            photo(it);
        }
        sql(
                "update organisation.unit set kind = 'major', code = '080901' where id = ?",
                school.grade());
    }

    String dbf(String at) throws Exception {
        var taken = web.ask(registrar, post(at + "/graduates.dbf").param("reason", "学历注册"));
        assertThat(taken.getStatus()).as(taken.getContentAsString()).isEqualTo(200);
        return new String(taken.getContentAsByteArray(), "GBK");
    }

    int taken(String at, String name) throws Exception {
        return web.ask(registrar, post(at + "/" + name).param("reason", "学历注册")).getStatus();
    }

    org.springframework.mock.web.MockHttpServletResponse answer(String at, String csv)
            throws Exception {
        return web.ask(
                registrar,
                multipart(at + "/answer")
                        .file(
                                new MockMultipartFile(
                                        "result",
                                        "结果.csv",
                                        "text/csv",
                                        csv.getBytes(StandardCharsets.UTF_8))));
    }
}
