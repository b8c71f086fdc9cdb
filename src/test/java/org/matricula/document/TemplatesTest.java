package org.matricula.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.Intake;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/// 文书文字模板: written by one, approved by another, printed from then on, and never before.
@ProgramTest
class TemplatesTest {

    static final String AT = "/documents/templates/leave-notice";
    static final String GRANTED = "document.leaveNotice.granted";
    static final String DURING = "document.leaveNotice.during";
    static final String BACK = "document.leaveNotice.back";

    @Autowired Documents documents;
    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired org.matricula.organisation.Units units;
    @Autowired Clock clock;
    @Autowired org.springframework.context.MessageSource messages;

    WebSteps web;
    TestUnits.School school;
    Actor writer;
    Actor head;

    @BeforeEach
    void a_school() {
        web = new WebSteps(mvc, sql);
        school = new TestUnits(sql, transaction).school("college");
        writer = account(web.staff("registrar", school.id()));
        head = account(web.staff("academic-office-head", school.id()));
        new TestStudents(intake, transaction, sql)
                .enrolled(school.id(), school.firstClass(), LocalDate.now(clock).minusDays(30));
    }

    @Test
    void a_wrong_place_is_named_and_nothing_is_kept() throws Exception {
        var told =
                draft(
                        writer,
                        "{姓名}同学（学号 {学号}）自{开始日期}起休学。",
                        "休学期间请{保持联系。",
                        "期满 {天数} 日前申请 ${T(java.lang.Runtime)}。");
        assertThat(told.getStatus()).isEqualTo(400);
        assertThat(told.getContentAsString(StandardCharsets.UTF_8))
                .contains("没有“姓名”这个填入项", "缺少填入项“结束日期”", "花括号不成对", "T(java.lang.Runtime)")
                .contains("学号、开始日期、结束日期");
        assertThat(count()).isZero();
    }

    @Test
    void a_second_person_approves_and_what_was_issued_before_keeps_its_words() throws Exception {
        var before = issue();
        assertThat(
                        draft(
                                        writer,
                                        "{学号}同学：同意你自{开始日期}至{结束日期}休学，一切'如旧'。",
                                        "休学期间请与辅导员 <b>保持联系</b>。",
                                        "期满前 {天数} 日申请复学。")
                                .getStatus())
                .isEqualTo(302);
        var page = web.ask(writer, get(AT)).getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("第 1 版，待批准", "必须保留：{学号} {开始日期} {结束日期}");
        // waiting: nothing is printed with it yet, and no second draft stands beside it
        assertThat(text(issue())).contains("休学申请已经学校批准");
        assertThat(draft(head, "{学号}{开始日期}{结束日期}", "乙", "{天数}").getStatus()).isEqualTo(409);

        var rehearsal = web.ask(head, get(AT + "/preview.pdf").param("version", "1"));
        assertThat(rehearsal.getStatus()).isEqualTo(200);
        assertThat(read(rehearsal.getContentAsByteArray()))
                .contains("样张", "同意你自", "林**", "'如旧'", "<b>保持联系</b>")
                .doesNotContain("林一诺");

        var draft = waiting();
        assertThat(approve(writer, draft)).isEqualTo(403);
        assertThat(
                        web.ask(
                                        head,
                                        post("/documents/templates/drafts/" + draft + "/approve")
                                                .param("from", "2020-01-01"))
                                .getStatus())
                .isEqualTo(400);
        assertThat(approve(head, draft)).isEqualTo(302);
        assertThat(approve(head, draft)).isEqualTo(409);

        var after = issue();
        assertThat(text(after)).contains("同意你自2026年11月23日至2027年8月31日休学", "期满前 30 日申请复学");
        assertThat(text(before)).contains("休学申请已经学校批准").doesNotContain("同意你自");
        assertThat(version(after)).isEqualTo(draft.toString());
        assertThat(version(before)).isNull();

        // back to the built-in words: a version like any other
        assertThat(web.ask(writer, post(AT).param("reset", "true").param("note", "恢复")).getStatus())
                .isEqualTo(302);
        assertThat(approve(head, waiting())).isEqualTo(302);
        assertThat(text(issue())).contains("休学申请已经学校批准");
        assertThat(text(after)).contains("同意你自");
        assertThat(web.ask(writer, get(AT)).getContentAsString(StandardCharsets.UTF_8))
                .contains("通俗一些", "恢复", "内置");
        // what the law asks for in a decision is nobody's to write
        assertThat(web.ask(writer, get("/documents/templates/withdrawal-decision")).getStatus())
                .isEqualTo(404);
    }

    /// 文书归档格式: whatever a school writes, its paper is one that can be kept and read aloud.
    @Test
    void every_kind_is_tried_out_in_both_languages_and_stays_an_archive_file() throws Exception {
        var words = new java.util.HashSet<String>();
        for (var kind : EditableText.kinds()) {
            for (var lang : List.of("zh-CN", "en")) {
                if (EditableText.of(kind, lang).isEmpty()) {
                    continue;
                }
                var at = "/documents/templates/" + kind.code();
                var page =
                        web.ask(writer, get(at).param("lang", lang))
                                .getContentAsString(StandardCharsets.UTF_8);
                for (var it : EditableText.of(kind, lang)) {
                    var builtIn =
                            it.named(
                                    messages.getMessage(
                                            it.key(), null, Locale.forLanguageTag(lang)));
                    assertThat(it.faults(builtIn)).as(kind + " " + it.key() + " " + lang).isEmpty();
                    words.add(it.key());
                }
                assertThat(page)
                        .as(kind + " " + lang)
                        .contains(EditableText.of(kind, lang).getFirst().key());
                var told = web.ask(writer, get(at + "/preview.pdf").param("lang", lang));
                assertThat(told.getStatus()).as(kind + " " + lang).isEqualTo(200);
                var printed = new Printed(told.getContentAsByteArray(), 1, List.of());
                assertThat(PaperPrinterTest.faults(printed, PDFAFlavour.PDFA_2_A))
                        .as(kind + " " + lang)
                        .isEmpty();
                assertThat(PaperPrinterTest.faults(printed, PDFAFlavour.PDFUA_1))
                        .as(kind + " " + lang)
                        .isEmpty();
            }
        }
        assertThat(words)
                .contains(
                        "document.placeHeld.text",
                        "document.studyAway.text",
                        "document.deferral.text",
                        "document.studied.text",
                        "document.transferLetter.asks",
                        "document.transferAcceptance.text",
                        "document.fileTransfer.text",
                        "document.fileRequest.text",
                        "document.fileReceipt.text",
                        "document.archiveCopy.text",
                        "document.warning.told-guardian",
                        "document.warning.treated",
                        "platform.letter.text",
                        "correction.report.text",
                        "consignment.paper.text",
                        "handover.sums",
                        "disposal.count.words");
        // what speaks of appeal stays, and a paper that is Chinese only has no English words
        assertThat(words).doesNotContain("document.warning.appeal");
        assertThat(
                        web.ask(
                                        writer,
                                        get("/documents/templates/platform-letter")
                                                .param("lang", "en"))
                                .getStatus())
                .isEqualTo(404);
        assertThat(
                        web.ask(writer, get("/documents/templates"))
                                .getContentAsString(StandardCharsets.UTF_8))
                .contains("/documents/templates/platform-letter\"")
                .doesNotContain("platform-letter?lang=en");
    }

    /// 试打用真实文书: the newest of the kind masked, one by its number as it was issued.
    @Test
    void a_letter_is_tried_on_one_the_school_issued() throws Exception {
        issue();
        var first = number();
        issue();
        var preview = get(AT + "/preview.pdf");
        var masked = read(web.ask(writer, preview).getContentAsByteArray());
        assertThat(masked)
                .contains("样张", "林**", "2026年11月23日起至2027年8月31日止")
                .doesNotContain("林一诺", "××");
        assertThat(
                        read(
                                web.ask(head, get(AT + "/preview.pdf").param("number", first))
                                        .getContentAsByteArray()))
                .contains("样张", "林一诺", "2026年11月23日起至2027年8月31日止");
        assertThat(rehearsed()).isEqualTo(1);
        assertThat(web.ask(head, get(AT)).getContentAsString(StandardCharsets.UTF_8))
                .contains("用已出具的文书试打");
        assertThat(web.ask(head, get(AT + "/preview.pdf").param("number", "x")).getStatus())
                .isEqualTo(404);
        var administrator = web.staff("administrator", school.id());
        assertThat(
                        web.ask(administrator, get(AT + "/preview.pdf").param("number", first))
                                .getStatus())
                .isEqualTo(403);
        assertThat(web.ask(administrator, get(AT)).getContentAsString(StandardCharsets.UTF_8))
                .doesNotContain("用已出具的文书试打");
        var elsewhere =
                web.staff("registrar", new TestUnits(sql, transaction).school("college").id());
        assertThat(web.ask(elsewhere, get(AT + "/preview.pdf").param("number", first)).getStatus())
                .isEqualTo(404);
    }

    String number() {
        return system(() ->
                transaction.execute(_ ->
                        sql.sql(
                                        "select number from document.document where institution_id = ? order by id desc limit 1")
                                .param(school.id())
                                .query(String.class)
                                .single()));
    }

    long rehearsed() {
        return system(() ->
                transaction.execute(_ ->
                        sql.sql(
                                        "select count(*) from audit.entry where action = 'document.rehearse' and scope_pos = ?")
                                .param(units.get(school.id()).pos())
                                .query(Long.class)
                                .single()));
    }

    /// 试打用本校最近一份: a paper about units is tried on the newest one there is, of this school alone.
    @Test
    void a_units_letter_is_tried_on_the_schools_newest_report() throws Exception {
        var at = "/documents/templates/platform-letter/preview.pdf";
        assertThat(read(web.ask(writer, get(at)).getContentAsByteArray()))
                .as("none yet")
                .contains("共提交学信网退学申请 ×× 批，×× 人", "样张");
        report(school.id(), LocalDate.of(2026, 3, 1), 3, 41);
        report(school.id(), LocalDate.of(2026, 9, 1), 7, 92);
        report(
                new TestUnits(sql, transaction).school("college").id(),
                LocalDate.of(2027, 3, 1),
                5,
                55);
        var told = read(web.ask(writer, get(at)).getContentAsByteArray());
        assertThat(told)
                .contains(
                        units.get(school.id()).name() + "在2026年9月1日至2026年12月31日",
                        "共提交学信网退学申请 7 批，92 人");
    }

    void report(UUID unit, LocalDate from, int batches, int students) {
        system(() ->
                transaction.execute(_ ->
                        sql.sql(
                                        """
                                        insert into change.platform_report
                                          (institution_id, unit_id, scope_pos, level, term, covers_from, covers_until, due_on,
                                           batches, students, handler, made_on, made_at)
                                        values (:unit, :unit, :pos, 'point', :term, :from, :until, :until, :batches, :students,
                                                '王', :from, now())
                                        """)
                                .param("unit", unit)
                                .param("pos", units.get(unit).pos())
                                .param("term", from.getYear() + "秋")
                                .param("from", from)
                                .param("until", from.plusMonths(4))
                                .param("batches", batches)
                                .param("students", students)
                                .update()));
    }

    /// What is written for a letter of the archive is what the archive's letter then says.
    @Test
    void a_letter_of_another_kind_is_printed_with_the_schools_words() throws Exception {
        var at = "/documents/templates/file-request-letter";
        assertThat(
                        web.ask(
                                        writer,
                                        post(at).param("note", "本校惯用")
                                                .param("key", "document.fileRequest.text")
                                                .param(
                                                        "text",
                                                        "兹因{事由}，商调{姓名}（{学号}）档案，请于{寄到日期}前惠寄。"))
                                .getStatus())
                .isEqualTo(302);
        var draft = waiting();
        assertThat(
                        web.ask(head, post("/documents/templates/drafts/" + draft + "/approve"))
                                .getStatus())
                .isEqualTo(302);
        UUID id =
                system(() ->
                        transaction.execute(_ ->
                                documents
                                        .issue(
                                                new NewDocument(
                                                        DocumentKind.FILE_REQUEST_LETTER,
                                                        school.id(),
                                                        units.get(school.id()).pos(),
                                                        UUID.randomUUID(),
                                                        UUID.randomUUID(),
                                                        "林一诺",
                                                        null),
                                                heading ->
                                                        new Notice(
                                                                "document.fileRequest.title",
                                                                Notice.Kind.LETTER,
                                                                heading,
                                                                null,
                                                                List.of(
                                                                        new Notice.Paragraph(
                                                                                "document.fileRequest.text",
                                                                                "升学",
                                                                                "林一诺",
                                                                                "2024100001",
                                                                                LocalDate.of(
                                                                                        2026, 12,
                                                                                        1))),
                                                                List.of(),
                                                                heading.school(),
                                                                heading.printedOn(),
                                                                List.of(),
                                                                false))
                                        .id()));
        assertThat(text(id)).contains("兹因升学，商调林一诺（2024100001）档案，请于2026年12月1日前惠寄。");
    }

    /// The English paper has sentences of its own: they are written in English, and neither
    /// language offers the other's.
    @Test
    void the_english_proof_is_written_like_the_chinese() throws Exception {
        var at = "/documents/templates/enrolment-proof";
        var english =
                web.ask(writer, get(at).param("lang", "en"))
                        .getContentAsString(StandardCharsets.UTF_8);
        assertThat(english)
                .contains("This is to certify that {姓名拼音}", "enrolmentProof.english.text")
                .doesNotContain("\"document.enrolmentProof.who\"");
        assertThat(web.ask(writer, get(at)).getContentAsString(StandardCharsets.UTF_8))
                .contains("document.enrolmentProof.who")
                .doesNotContain("enrolmentProof.english");
        var key = "document.enrolmentProof.english.who";
        assertThat(
                        web.ask(
                                        writer,
                                        post(at).param("lang", "en")
                                                .param("note", "x")
                                                .param("key", key)
                                                .param("text", "We confirm that {name} studies."))
                                .getContentAsString(StandardCharsets.UTF_8))
                .contains("name", "姓名拼音");
        assertThat(
                        web.ask(
                                        writer,
                                        post(at).param("lang", "en")
                                                .param("note", "plainer")
                                                .param("key", key)
                                                .param(
                                                        "text",
                                                        "We confirm that {姓名拼音} ({性别}, {出生日期}) has"
                                                                + " the student number {学号}"))
                                .getStatus())
                .isEqualTo(302);
        assertThat(
                        read(
                                web.ask(
                                                writer,
                                                get(at + "/preview.pdf")
                                                        .param("lang", "en")
                                                        .param("version", "1"))
                                        .getContentAsByteArray()))
                .contains("We confirm that");
    }

    MockHttpServletResponse draft(Actor who, String granted, String during, String back)
            throws Exception {
        return web.ask(
                who,
                post(AT).param("note", "通俗一些")
                        .param("key", GRANTED, DURING, BACK)
                        .param("text", granted, during, back));
    }

    int approve(Actor who, UUID draft) throws Exception {
        return web.ask(who, post("/documents/templates/drafts/" + draft + "/approve")).getStatus();
    }

    UUID issue() {
        return system(() ->
                transaction.execute(it ->
                        documents
                                .issue(
                                        new NewDocument(
                                                DocumentKind.LEAVE_NOTICE,
                                                school.id(),
                                                units.get(school.id()).pos(),
                                                UUID.randomUUID(),
                                                UUID.randomUUID(),
                                                "林一诺",
                                                null),
                                        DocumentsTest::notice)
                                .id()));
    }

    UUID waiting() {
        return system(() ->
                transaction.execute(it ->
                        sql.sql(
                                        "select id from document.template where institution_id = ? and state = 'draft'")
                                .param(school.id())
                                .query(UUID.class)
                                .single()));
    }

    String version(UUID document) {
        return system(() ->
                transaction.execute(it ->
                        sql.sql("select template_id::text from document.document where id = ?")
                                .param(document)
                                .query((row, n) -> String.valueOf(row.getString(1)))
                                .single()
                                .transform(id -> id.equals("null") ? null : id)));
    }

    long count() {
        return system(() ->
                transaction.execute(it ->
                        sql.sql("select count(*) from document.template where institution_id = ?")
                                .param(school.id())
                                .query(Long.class)
                                .single()));
    }

    String text(UUID document) throws Exception {
        return read(Acting.call(writer, () -> documents.open(document)).bytes());
    }

    static String read(byte[] file) throws Exception {
        try (var pdf = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\R", "");
        }
    }

    static Actor account(Actor it) {
        return it.account() != null
                ? it
                : new Actor(
                        UUID.randomUUID(),
                        it.name(),
                        it.role(),
                        it.unit(),
                        it.scope(),
                        it.origin());
    }

    static <T> T system(java.util.function.Supplier<T> work) {
        return Acting.call(Actor.system("test"), work::get);
    }
}
