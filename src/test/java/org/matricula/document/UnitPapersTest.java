package org.matricula.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.change.platform.PlatformLetter;
import org.matricula.change.platform.PlatformReports;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.organisation.TestUnits;
import org.matricula.organisation.Units;
import org.matricula.registry.WebSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/// 单位文书: issued when it is printed first, the same file as long as it says the same.
@ProgramTest
class UnitPapersTest {

    private static final String LIST = "<h1>档案移交清单</h1><p>林一诺，九页</p>";

    @Autowired UnitPapers papers;
    @Autowired Units units;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired MockMvc mvc;

    WebSteps web;
    TestUnits.School school;
    Actor registrar;
    String subject;

    @BeforeEach
    void aSchool() {
        web = new WebSteps(mvc, sql);
        school = new TestUnits(sql, transaction).school("college");
        registrar = web.staff("registrar", school.id());
        subject = "archive-handover:" + UUID.randomUUID();
    }

    @Test
    void the_same_words_are_the_same_file_signed_and_proved_by_code_and_by_file() throws Exception {
        var pdf = printed(LIST);
        assertThat(printed(LIST)).isEqualTo(pdf);
        var it = only();
        var text = text(pdf);
        assertThat(text).contains("林一诺", it.number(), VerificationCode.printed(it.code()));

        var signature = VerifyFilesTest.foreign(pdf);
        assertThat(signature.getSignatureCryptographicVerification().isSignatureValid()).isTrue();
        var checked = new Printed(pdf, 1, java.util.List.of());
        assertThat(PaperPrinterTest.faults(checked, PDFAFlavour.PDFA_2_A)).isEmpty();
        assertThat(PaperPrinterTest.faults(checked, PDFAFlavour.PDFUA_1)).isEmpty();

        assertThat(asked(it.code()))
                .contains("真实有效", "档案移交清单", it.number(), it.institution())
                .doesNotContain("林");
        assertThat(dropped(pdf)).contains("\"genuine\"", it.number()).doesNotContain("林");
        var altered = pdf.clone();
        altered[pdf.length / 2] ^= 1;
        assertThat(dropped(altered)).contains("\"changed\"", it.number());
    }

    @Test
    void other_words_take_the_place_of_the_former_and_each_says_what_it_is() throws Exception {
        var first = printed(LIST);
        var former = only();
        var second = printed(LIST + "<p>已接收</p>");
        assertThat(dropped(first)).contains("\"superseded\"", former.number());
        assertThat(dropped(second)).contains("\"genuine\"").doesNotContain(former.number());
        var page = text(registrar, get("/documents/unit-papers/" + former.id()));
        assertThat(page).contains("已被替代", number(former.number(), 1));
        assertThat(printed(LIST + "<p>已接收</p>")).isEqualTo(second);
        var listed = text(registrar, get("/documents/unit-papers"));
        assertThat(listed).contains(former.number(), number(former.number(), 1));
        assertThat(text(registrar, get("/documents/unit-papers").param("q", former.number())))
                .contains(former.number())
                .doesNotContain(number(former.number(), 1));
        assertThat(
                        web.ask(registrar, get("/documents/unit-papers/" + former.id() + "/pdf"))
                                .getContentAsByteArray())
                .isEqualTo(first);
    }

    @Test
    void what_was_made_out_wrongly_is_revoked_with_a_reason_and_for_good() throws Exception {
        var pdf = printed(LIST);
        var it = only();
        var at = "/documents/unit-papers/" + it.id() + "/revoke";
        assertThat(web.ask(registrar, post(at).param("reason", " ")).getStatus()).isEqualTo(400);
        assertThat(web.ask(registrar, post(at).param("reason", "长".repeat(201))).getStatus())
                .isEqualTo(400);
        assertThat(dropped(pdf)).contains("\"genuine\"");
        assertThat(web.ask(web.staff("archive-keeper", school.id()), post(at)).getStatus())
                .isEqualTo(403);
        assertThat(web.ask(registrar, post(at).param("reason", "列错了班级")).getStatus())
                .isEqualTo(302);
        assertThat(dropped(pdf)).contains("\"void\"", it.number());
        assertThat(web.ask(registrar, post(at).param("reason", "再作废")).getStatus()).isEqualTo(409);
        assertThat(printed(LIST)).as("printed again it is another").isNotEqualTo(pdf);
        assertThat(
                        ledger(
                                "select count(*) from audit.entry where subject = ? and action in ('document.issue', 'document.void')",
                                "unit-paper:" + it.id()))
                .isEqualTo(2);
        assertThatThrownBy(() ->
                        ledger(
                                "update document.unit_paper set state = 'standing', ended_at = null, end_reason = null where id = ?::uuid returning 1",
                                it.id().toString()))
                .hasMessageContaining("never stands again");
    }

    @Test
    void another_school_neither_sees_nor_revokes_it() throws Exception {
        printed(LIST);
        var it = only();
        var stranger =
                web.staff("registrar", new TestUnits(sql, transaction).school("college").id());
        assertThat(text(stranger, get("/documents/unit-papers"))).doesNotContain(it.number());
        for (var at : new String[] {"", "/pdf"}) {
            assertThat(web.ask(stranger, get("/documents/unit-papers/" + it.id() + at)).getStatus())
                    .isEqualTo(404);
        }
        assertThat(
                        web.ask(
                                        stranger,
                                        post("/documents/unit-papers/" + it.id() + "/revoke")
                                                .param("reason", "别人的"))
                                .getStatus())
                .isEqualTo(404);
        var refused =
                catchThrowableOfType(
                        Refused.class,
                        () -> Acting.as(registrar, () -> papers.revoke(it.id(), "")));
        assertThat(refused).isNotNull();
        assertThat(only().stands()).isTrue();
    }

    @Test
    void two_who_print_it_first_hold_the_same_file() throws Exception {
        try (var desk = Executors.newFixedThreadPool(2)) {
            var one = desk.submit(() -> printed(LIST));
            var two = desk.submit(() -> printed(LIST));
            assertThat(one.get()).isEqualTo(two.get());
        }
        assertThat(only().stands()).isTrue();
    }

    /// A new version of the words is for new papers: what stands keeps the words it was printed
    /// with.
    @Test
    void a_units_letter_is_printed_with_the_schools_words_and_last_years_keeps_its_own()
            throws Exception {
        var first = letter(3);
        assertThat(text(first)).contains("共提交学信网退学申请 3 批");
        written("{单位}于{开始日期}至{截止日期}报送退学材料{批数}批{人数}人，名单另附。");
        assertThat(letter(3)).as("the same as before").isEqualTo(first);
        var second = letter(4);
        assertThat(text(second).replaceAll("\\R", "")).contains("报送退学材料4批9人，名单另附");
        assertThat(dropped(first)).contains("\"superseded\"");
        written("{单位}{开始日期}{截止日期}{批数}{人数}。");
        assertThat(letter(4)).isEqualTo(second);
        assertThatThrownBy(() ->
                        ledger(
                                "update document.unit_paper set template_id = null where subject = ? and state = 'standing' returning 1",
                                subject))
                .hasMessageContaining("keeps the words");
    }

    private void written(String text) throws Exception {
        var at = "/documents/templates/platform-letter";
        assertThat(
                        web.ask(
                                        TemplatesTest.account(registrar),
                                        post(at).param("note", "本校惯用")
                                                .param("key", "platform.letter.text")
                                                .param("text", text))
                                .getStatus())
                .isEqualTo(302);
        var draft =
                Acting.call(
                        Actor.system("test"),
                        () ->
                                transaction.execute(_ ->
                                        sql.sql(
                                                        "select id from document.template where institution_id = ? and state = 'draft'")
                                                .param(school.id())
                                                .query(UUID.class)
                                                .single()));
        var head = TemplatesTest.account(web.staff("academic-office-head", school.id()));
        assertThat(
                        web.ask(head, post("/documents/templates/drafts/" + draft + "/approve"))
                                .getStatus())
                .isEqualTo(302);
    }

    private byte[] letter(int batches) {
        var day = LocalDate.of(2026, 9, 1);
        var report =
                new PlatformReports.Report(
                        UUID.randomUUID(),
                        school.id(),
                        school.id(),
                        "乐亭教学点",
                        "point",
                        "2026秋",
                        day,
                        day.plusMonths(4),
                        day.plusMonths(5),
                        batches,
                        9,
                        "王",
                        day.plusMonths(4),
                        null);
        return Acting.call(
                registrar,
                () ->
                        papers.print(
                                paper(DocumentKind.PLATFORM_LETTER),
                                "change/platform-letter.jte",
                                Map.of("it", new PlatformLetter.Written(report, "学校", List.of()))));
    }

    private byte[] printed(String html) {
        return Acting.call(
                registrar, () -> bytes(papers.issued(paper(DocumentKind.HANDOVER_LIST), html)));
    }

    private NewUnitPaper paper(DocumentKind kind) {
        return new NewUnitPaper(kind, school.id(), units.get(school.id()).pos(), subject, "档案移交清单");
    }

    private byte[] bytes(UnitPaper it) {
        try {
            return papers.open(it.id()).bytes();
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private UnitPaper only() {
        var all = Acting.call(registrar, () -> papers.list("", null)).items();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    /// The number so many behind it.
    private static String number(String number, int further) {
        var digits = number.replaceAll("^.*?(\\d+)\\D*$", "$1");
        var next = "%0" + digits.length() + "d";
        return number.replaceFirst(
                digits + "(\\D*)$", next.formatted(Integer.parseInt(digits) + further) + "$1");
    }

    private String asked(String code) throws Exception {
        return mvc.perform(get("/verify/" + code).accept("text/html"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private String dropped(byte[] file) throws Exception {
        return mvc.perform(
                        multipart("/api/v1/file-verifications")
                                .file(new MockMultipartFile("file", file))
                                .with(it -> {
                                    it.setRemoteAddr(
                                            "198.51.100." + (1 + Math.floorMod(file.length, 200)));
                                    return it;
                                }))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private String text(
            Actor by,
            org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder<?>
                    request)
            throws Exception {
        return web.ask(by, request).getContentAsString(StandardCharsets.UTF_8);
    }

    private static String text(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private long ledger(String question, String about) {
        return Acting.call(
                Actor.system("test"),
                () ->
                        transaction.execute(
                                it -> sql.sql(question).param(about).query(Long.class).single()));
    }
}
