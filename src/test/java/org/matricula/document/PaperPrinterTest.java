package org.matricula.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.matricula.document.PaperSamples.day;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

class PaperPrinterTest {

    static final PdfPrinter PDF = new PdfPrinter();
    static final PaperPrinter PRINTER = printer();

    static PaperPrinter printer() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/document", "messages/credential", "messages/certificate");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        var templates =
                TemplateEngine.createPrecompiled(
                        null,
                        ContentType.Html,
                        PaperPrinter.class.getClassLoader(),
                        "gg.jte.generated.precompiled");
        templates.setTrimControlStructures(true);
        return new PaperPrinter(templates, messages, PDF);
    }

    @Test
    void a_leave_form_says_who_asked_and_what_every_office_answered() throws Exception {
        var printed = print(PaperSamples.leave("林一诺").form());

        assertThat(text(printed))
                .contains("临江职业技术学院", "学生休学审批表", "XJ-2026-001284", "林一诺", "2023100284")
                .contains("430102200405061028", "2026年11月23日至2027年8月31日", "√因病")
                .contains("情况属实，已与学生本人及家长电话确认", "刘思源", "赵敏（代周文彬）", "7KQM-29XD-4HTE")
                .containsSubsequence("申请人", "家长（监护人）意见", "辅导员意见", "校医院意见", "院系意见", "教务处意见");
    }

    @Test
    void only_the_applicant_has_something_left_to_write() throws Exception {
        var text = text(print(PaperSamples.leave("林一诺").form()));

        assertThat(text).containsOnlyOnce("签名：年月日");
        assertThat(text.split("签名：", -1)).hasSize(8);
    }

    @Test
    void every_paper_can_be_kept_for_decades_and_read_aloud() throws Exception {
        var folder = Files.createDirectories(Path.of("target/papers"));
        var number = 0;
        for (var printed : all()) {
            Files.write(folder.resolve(number++ + ".pdf"), printed.pdf());
            assertThat(printed.missingGlyphs()).isEmpty();
            assertThat(faults(printed, PDFAFlavour.PDFA_2_A)).isEmpty();
            assertThat(faults(printed, PDFAFlavour.PDFUA_1)).isEmpty();
        }
    }

    @Test
    void a_rare_name_stays_a_name() throws Exception {
        var printed = print(PaperSamples.leave("张𠮷䶮").form());

        assertThat(printed.missingGlyphs()).isEmpty();
        assertThat(text(printed)).contains("张𠮷䶮");
        assertThat(faults(printed, PDFAFlavour.PDFA_2_A)).isEmpty();
    }

    @Test
    void a_character_nobody_can_draw_is_named_not_lost() throws Exception {
        var printed = print(PaperSamples.leave("王\uE123\uD888\uDFFD").form());

        assertThat(printed.missingGlyphs()).containsExactly("U+E123", "U+323FD");
        assertThat(text(printed)).contains("王[U+E123][U+323FD]");
    }

    @Test
    void control_characters_and_markup_in_a_name_do_no_harm() throws Exception {
        var printed = print(PaperSamples.leave("<b>A&B\u0007</b>\uD800").form());

        assertThat(text(printed)).contains("<b>A&B</b>[U+D800]");
    }

    @Test
    void four_threads_print_twenty_forms_each_its_own() throws Exception {
        var prints =
                IntStream.range(0, 20)
                        .mapToObj(it -> (Callable<String>) () -> text(named("学生" + it + "号𠮷")))
                        .toList();

        try (var pool = Executors.newFixedThreadPool(4)) {
            var texts = pool.invokeAll(prints);
            for (var at = 0; at < 20; at++) {
                assertThat(texts.get(at).get()).contains("学生" + at + "号𠮷", "刘思源");
            }
        }
    }

    @Test
    void a_paper_can_load_nothing_from_outside() throws Exception {
        var secret = Files.createTempFile("matricula", ".svg");
        Files.writeString(
                secret, "<svg xmlns='http://www.w3.org/2000/svg'><text>SECRET</text></svg>");

        var printed =
                PDF.print("<p>公示</p><img alt='x' src='" + secret.toUri() + "'/>", "公示", "zh-CN");

        assertThat(text(printed)).contains("公示").doesNotContain("SECRET");
    }

    @Test
    void a_drawing_on_paper_has_words_and_an_alternative() throws Exception {
        var drawing =
                """
                <svg xmlns="http://www.w3.org/2000/svg" width="200" height="60" viewBox="0 0 200 60" \
                alt="辅导员审核中"><text x="10" y="30" font-family="hei" font-size="13">辅导员审核</text></svg>\
                """;

        var printed = PDF.print("<h1>流程图</h1>" + drawing, "流程图", "zh-CN");

        try (var document = Loader.loadPDF(printed.pdf())) {
            var tree = document.getDocumentCatalog().getStructureTreeRoot();
            assertThat(alternatives(tree)).containsExactly("辅导员审核中");
        }
        assertThat(faults(printed, PDFAFlavour.PDFA_2_A)).isEmpty();
        assertThat(faults(printed, PDFAFlavour.PDFUA_1)).isEmpty();
    }

    @Test
    void a_list_on_which_nobody_stands_says_so_and_can_be_kept_and_read_aloud() throws Exception {
        var head =
                "<table class='grid'><thead><tr><th scope=\"col\">序号</th><th scope=\"col\""
                        + " colspan=\"2\">姓名</th></tr></thead>";
        var full = "<tbody><tr><td>1</td><td>林</td><td>一诺</td></tr></tbody></table>";

        var printed =
                PDF.print(
                        "<h1>名册</h1>" + head + full + head + "<tbody>\n</tbody></table>",
                        "名册",
                        "zh-CN");

        assertThat(text(printed)).contains("林一诺").containsOnlyOnce("—");
        assertThat(faults(printed, PDFAFlavour.PDFA_2_A)).isEmpty();
        assertThat(faults(printed, PDFAFlavour.PDFUA_1)).isEmpty();
    }

    @Test
    void a_long_transcript_repeats_its_heads_and_counts_its_pages() throws Exception {
        var printed =
                PRINTER.print(PaperSamples.transcript("document.transcript.title"), Locale.CHINA);

        assertThat(printed.pages()).isBetween(2, 3);
        assertThat(text(printed).split("课程代码", -1)).hasSize(printed.pages() + 1);
        assertThat(text(printed)).contains("第页/共页2" + printed.pages(), "正考41", "软件技术（2024级）");
        assertThat(faults(printed, PDFAFlavour.PDFA_2_A)).isEmpty();
        assertThat(faults(printed, PDFAFlavour.PDFUA_1)).isEmpty();
        var english =
                PRINTER.print(PaperSamples.transcript("document.transcript.title"), Locale.ENGLISH);
        assertThat(text(english)).contains("Pageof2", "Credits");
        assertThat(faults(english, PDFAFlavour.PDFA_2_A)).isEmpty();
    }

    @Test
    void english_papers_have_their_words() throws Exception {
        var printed = PRINTER.print(PaperSamples.leave("Anna").form(), Locale.ENGLISH);

        assertThat(text(printed)).contains("Leaveofabsence:approvalform", "Counsellor");
    }

    static Printed named(String name) {
        return print(PaperSamples.leave(name).form());
    }

    static Printed print(ApprovalForm form) {
        return PRINTER.print(form, Locale.CHINA);
    }

    static List<Printed> all() {
        var forms =
                List.of(
                        PaperSamples.leave("林一诺").form(),
                        PaperSamples.comeBack().form(),
                        PaperSamples.withdrawal().form(),
                        PaperSamples.automatic().form(),
                        PaperSamples.clearance().form(),
                        PaperSamples.pupilsLeave().form());
        var notices =
                List.of(
                        PaperSamples.letters("XXTZ-2026-0097")
                                .leaveNotice(day("2026-11-23"), day("2027-08-31"), 30),
                        PaperSamples.letters("XXZM-2026-0097")
                                .leaveCertificate(day("2026-11-23"), day("2027-08-31")),
                        PaperSamples.letters("FXTZ-2027-0052")
                                .returnNotice(
                                        day("2027-09-01"),
                                        "软件技术专业 2024级 软件2401班",
                                        day("2027-09-05")),
                        PaperSamples.letters("临职院学〔2026〕47号")
                                .withdrawalDecision(
                                        WithdrawalForm.Kind.VOLUNTARY,
                                        "该生于2026年11月10日书面申请退学，监护人书面同意。",
                                        "《普通高等学校学生管理规定》第三十条第二款",
                                        day("2026-11-23"),
                                        15,
                                        10),
                        PaperSamples.letters("TXZM-2026-0047")
                                .withdrawalCertificate(day("2026-11-23")),
                        PaperSamples.letters("临职院学〔2026〕52号")
                                .reversal(
                                        "document.act.leave-of-absence",
                                        "XJ-2026-001284",
                                        day("2026-11-20"),
                                        "经复核，该生所附诊断证明不属于本人，原决定依据的事实不成立。",
                                        "在读"));
        var printed = new ArrayList<Printed>();
        forms.forEach(it -> printed.add(print(it)));
        notices.forEach(it -> printed.add(PRINTER.print(it, Locale.CHINA)));
        return printed;
    }

    /// All text of the paper without the white space, which depends on where lines break.
    static String text(Printed printed) throws Exception {
        try (var document = Loader.loadPDF(printed.pdf())) {
            return new PDFTextStripper().getText(document).replaceAll("[\\h\\v]+", "");
        }
    }

    static List<String> alternatives(PDStructureNode node) {
        var here = node instanceof PDStructureElement it ? it.getAlternateDescription() : null;
        var below =
                node.getKids().stream()
                        .filter(PDStructureNode.class::isInstance)
                        .flatMap(it -> alternatives((PDStructureNode) it).stream());
        return Stream.concat(Stream.ofNullable(here), below).toList();
    }

    static List<String> faults(Printed printed, PDFAFlavour flavour) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        var foundry = Foundries.defaultInstance();
        try (var parser = foundry.createParser(new ByteArrayInputStream(printed.pdf()), flavour);
                var validator = foundry.createValidator(flavour, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .map(it -> it.getRuleId() + " " + it.getMessage() + " " + it.getLocation())
                    .distinct()
                    .limit(10)
                    .toList();
        }
    }
}
