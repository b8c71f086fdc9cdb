package org.matricula.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.matricula.document.PaperSamples.day;
import static org.matricula.document.PaperSamples.heading;
import static org.matricula.document.PaperSamples.letters;
import static org.matricula.document.PaperSamples.opinions;
import static org.matricula.document.PaperSamples.student;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.matricula.document.Notice.Kind;
import org.matricula.document.Notice.Paragraph;

/// 每种文书 is an archive file that can be read aloud: PDF/A-2a and PDF/UA-1 by veraPDF. A new kind
/// does not compile here before it has its paper, and a new class that prints beside the documents
/// fails the last test before it is named with the test that prints it, where {@link HeldPrinter}
/// holds it.
class EveryPaperTest {

    /// 1×1 px.
    static final String PICTURE =
            "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC";

    private static final Pattern PRINTS =
            Pattern.compile("import org\\.matricula\\.document\\.(PdfPrinter|UnitPapers);");

    @ParameterizedTest
    @EnumSource(DocumentKind.class)
    void every_kind_of_document_can_be_kept_for_decades_and_read_aloud(DocumentKind kind)
            throws Exception {
        var paper = paper(kind);
        if (paper == null) {
            assertThat(BESIDE.values().stream().flatMap(it -> it.kinds().stream())).contains(kind);
            return;
        }
        var printed = PaperPrinterTest.PRINTER.print(paper, Locale.CHINA);
        assertThat(printed.missingGlyphs()).isEmpty();
        assertThat(HeldPrinter.faults(printed)).as(kind.code()).isEmpty();
        assertThat(PaperPrinterTest.text(printed)).contains("临江职业技术学院");
    }

    /// As the kind's own factory makes it where that stands in this module; where another module
    /// writes the sentences, of the same make: title, table, pictures, receipt, copies and cover.
    ///
    /// @return null for what is printed beside the documents
    static @Nullable Paper paper(DocumentKind kind) throws Exception {
        return switch (kind) {
            case LEAVE_FORM, EXTENSION_FORM -> PaperSamples.leave("林一诺").form();
            case RETURN_FORM -> PaperSamples.comeBack().form();
            case WITHDRAWAL_FORM -> PaperSamples.withdrawal().form();
            case AUTOMATIC_WITHDRAWAL_FORM -> PaperSamples.automatic().form();
            case CLEARANCE_SLIP -> PaperSamples.clearance().form();
            case CHANGE_FORM ->
                    new ChangeForm(
                                    PaperSamples.college(),
                                    student("林一诺"),
                                    "document.act.withdrawal",
                                    List.of(table()),
                                    List.of("本人申请"),
                                    opinions())
                            .form();
            case CHANGE_OF_CLASS_FORM, REPEAT_YEAR_FORM, SKIP_YEAR_FORM, STUDY_EXTENSION_FORM ->
                    new MoveForm(
                                    kind,
                                    PaperSamples.college(),
                                    Institution.COLLEGE,
                                    student("林一诺"),
                                    day("2026-11-10"),
                                    day("2026-11-23"),
                                    "软件技术专业 2024级 软件2401班",
                                    day("2027-06-30"),
                                    "本人申请",
                                    "身体原因",
                                    List.of("本人申请"),
                                    opinions())
                            .form();
            case PROGRAMME_FORM ->
                    new ProgrammeForm(
                                    PaperSamples.college(),
                                    Institution.COLLEGE,
                                    student("林一诺"),
                                    null,
                                    day("2026-11-10"),
                                    day("2026-11-23"),
                                    "电子商务",
                                    "专长",
                                    "平均学分绩点 3.2",
                                    "无",
                                    "有专长",
                                    List.of("获奖证书"),
                                    new ProgrammeForm.Assessment(
                                            "面试",
                                            "86",
                                            "3",
                                            "电商2401班",
                                            "0 元",
                                            "认定 24 学分",
                                            "同意",
                                            day("2026-11-11"),
                                            day("2026-11-15")),
                                    null,
                                    opinions())
                            .form();
            case TRANSFER_FORM ->
                    new TransferForm(
                                    PaperSamples.college(),
                                    Institution.COLLEGE,
                                    student("林一诺"),
                                    "临江职业技术学院",
                                    "省职业技术学院",
                                    day("2026-11-23"),
                                    "家庭迁居",
                                    "随父母迁居",
                                    day("2026-11-10"),
                                    List.of("户口簿"),
                                    opinions())
                            .form();
            case GRADE_CORRECTION_FORM ->
                    new GradeForm(
                                    PaperSamples.college(),
                                    student("林一诺"),
                                    day("2026-11-10"),
                                    "2025-2026学年第1学期",
                                    "高等数学",
                                    "正考",
                                    "漏登",
                                    "缺考",
                                    "86",
                                    "试卷漏登",
                                    "刘老师",
                                    List.of("试卷复印件"),
                                    opinions())
                            .form();
            case RECOGNITION_FORM ->
                    new RecognitionForm(
                                    PaperSamples.college(),
                                    student("林一诺"),
                                    day("2026-11-10"),
                                    "转学",
                                    "软件技术（2024级）",
                                    "原校所学",
                                    List.of(
                                            List.of("原校", "数据库", "86", "数据库原理", "4", "4"),
                                            List.of("原校", "英语", "70", "", "", "")),
                                    "2",
                                    "4",
                                    List.of("原校成绩单"),
                                    opinions())
                            .form();
            case CARD_FORM ->
                    new CardForm(
                                    PaperSamples.college(),
                                    student("林一诺"),
                                    PICTURE,
                                    day("2026-11-10"),
                                    List.of("document.opinion.notNeeded", "document.none"),
                                    "document.none",
                                    day("2026-11-09"),
                                    "遗失",
                                    null,
                                    null,
                                    "长沙至株洲",
                                    "XS-2026-000002",
                                    day("2026-11-20"),
                                    "document.none",
                                    List.of("登报证明"),
                                    opinions())
                            .form();
            case ACADEMIC_WARNING_RECORD ->
                    new AcademicWarningForm(
                                    PaperSamples.college(),
                                    student("林一诺"),
                                    "2025-2026学年第1学期",
                                    "红色",
                                    "不及格 5 门",
                                    "不及格 5 门 18 学分",
                                    List.of(List.of("2025-1", "高等数学", "4", "41")),
                                    List.of(List.of("2026-03-01", "刘思源", "学业", "每周答疑")),
                                    "刘思源",
                                    "每周答疑一次",
                                    day("2026-07-01"),
                                    List.of(List.of("2026-04-01", "刘思源", "")),
                                    "本人已知悉",
                                    "家长已知悉")
                            .form();
            // 登记表 with its cover, and the forms on a photograph
            case GRADUATE_REGISTER -> form(kind, List.of(Field.full("document.field.name", "林一诺")));
            case GRADUATION_PROOF_FORM, COMPLETION_EXCHANGE_FORM, CERTIFICATE_FAULT_FORM ->
                    form(kind, List.of());
            case LEAVE_NOTICE ->
                    letters("A-1").leaveNotice(day("2026-11-23"), day("2027-08-31"), 30);
            case EXTENSION_NOTICE ->
                    letters("A-1").extensionNotice(day("2026-11-23"), day("2027-08-31"), 30);
            case LEAVE_CERTIFICATE ->
                    letters("A-1").leaveCertificate(day("2026-11-23"), day("2027-08-31"));
            case RETURN_NOTICE ->
                    letters("A-1").returnNotice(day("2027-09-01"), "软件2401班", day("2027-09-05"));
            case CHANGE_OF_CLASS_NOTICE, PROGRAMME_NOTICE, REPEAT_YEAR_NOTICE, SKIP_YEAR_NOTICE ->
                    letters("A-1")
                            .moveNotice(
                                    kind,
                                    "document.act.withdrawal",
                                    day("2026-11-23"),
                                    "软件2302班",
                                    "软件2401班",
                                    day("2026-11-25"));
            case STUDY_EXTENSION_NOTICE ->
                    letters("A-1").studyExtensionNotice(day("2026-11-23"), day("2027-06-30"));
            case WITHDRAWAL_DECISION, AUTOMATIC_WITHDRAWAL_DECISION ->
                    letters("A-1")
                            .withdrawalDecision(
                                    kind == DocumentKind.WITHDRAWAL_DECISION
                                            ? WithdrawalForm.Kind.VOLUNTARY
                                            : WithdrawalForm.Kind.AUTOMATIC,
                                    "该生未到校。",
                                    "《普通高等学校学生管理规定》第三十条",
                                    day("2026-11-23"),
                                    15,
                                    10);
            case WITHDRAWAL_CERTIFICATE -> letters("A-1").withdrawalCertificate(day("2026-11-23"));
            case STATUS_CERTIFICATE -> letters("A-1").statusCertificate("在读", "XJ-2025-1");
            case REVERSAL_DECISION ->
                    letters("A-1")
                            .reversal(
                                    "document.act.leave-of-absence",
                                    "XJ-2026-001284",
                                    day("2026-11-20"),
                                    "原决定依据的事实不成立。",
                                    "在读");
            case TRANSFER_LETTER -> transfer().inquiry(day("2026-11-23"), day("2026-12-23"));
            case TRANSFER_ACCEPTANCE -> transfer().acceptance(day("2026-11-23"), "XJ-2026-7");
            case TRANSFER_PACKAGE ->
                    transfer()
                            .handover(
                                    List.of("学生登记表 1 份", "学籍卡 1 份", "体检表 1 份"),
                                    List.of("2025-1 高等数学 86", "2025-1 英语 70"),
                                    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
            case TRANSFER_RECEIPT ->
                    transfer()
                            .receipt(
                                    "ZX-2026-3",
                                    5,
                                    "9f86d081884c7d659a2feaa0c55ad015",
                                    "王秀英",
                                    day("2026-11-23"));
            case ENROLMENT_PROOF ->
                    new ProofLetter(
                                    PaperSamples.college(),
                                    student("林一诺"),
                                    "临江职业技术学院",
                                    "办理银行卡",
                                    "办理银行卡",
                                    day("2027-02-28"))
                            .inChinese("在读", true);
            case TRANSCRIPT -> PaperSamples.transcript("document.transcript.title");
            case GRADE_CERTIFICATE, TERM_SHEET -> PaperSamples.transcript(kind.label());
            case WITHDRAWAL_INTENT,
                    DISCIPLINE_INTENT,
                    DISCIPLINE_DECISION,
                    APPEAL_DECISION,
                    ADMISSION_LAPSE_DECISION,
                    EXPULSION_DECISION,
                    DEGREE_INTENT ->
                    notice(kind, Kind.DECISION, List.of(), true);
            case ACADEMIC_WARNING_NOTICE, ACADEMIC_WARNING_LETTER, TREATMENT_NOTICE ->
                    notice(
                            kind,
                            Kind.LETTER,
                            List.of(Field.full("document.field.name", "林")),
                            true);
            case STUDY_AWAY_NOTICE, DEFERRED_ADMISSION_NOTICE ->
                    notice(kind, Kind.LETTER, List.of(), true);
            case DISCIPLINE_LIFTING,
                    STUDY_CERTIFICATE,
                    PLACE_HELD_CERTIFICATE,
                    FILE_TRANSFER_NOTICE,
                    FILE_REQUEST_LETTER,
                    FILE_RECEIPT,
                    ARCHIVE_COPY ->
                    notice(kind, Kind.LETTER, List.of(), false);
            case PRACTICE_RECORD, DELIVERY_RECEIPT, CERTIFICATE_ANNEX ->
                    notice(
                            kind,
                            Kind.LETTER,
                            List.of(
                                    Field.full("document.field.name", "林一诺"),
                                    Field.half("document.field.major", "软件技术")),
                            false);
            case DIPLOMA,
                    COMPLETION_CERTIFICATE,
                    INCOMPLETE_STUDY_CERTIFICATE,
                    DEGREE_CERTIFICATE,
                    SCHOOL_CERTIFICATE,
                    GRADUATION_PROOF ->
                    notice(
                            kind,
                            Kind.LETTER,
                            List.of(
                                    Field.half(
                                            "document.field.studentNumber", "123451202606000001"),
                                    Field.half("document.field.major", "软件技术"),
                                    picture()),
                            false);
            case CLASS_SCORE_SHEET,
                    COURSE_SCORE_SHEET,
                    VERIFICATION_RESULT,
                    STUDENT_CARD,
                    PLATFORM_LETTER,
                    CORRECTION_LETTER,
                    HANDOVER_LIST,
                    CONSIGNMENT_LIST,
                    DISPOSAL_LIST ->
                    null;
        };
    }

    static TransferLetters transfer() {
        return new TransferLetters(PaperSamples.college(), student("林一诺"), "临江职业技术学院", "省职业技术学院");
    }

    static ApprovalForm form(DocumentKind kind, List<Field> cover) {
        return new ApprovalForm(
                kind.label(),
                PaperSamples.college(),
                List.of(table(), new Block.Fields(picture())),
                opinions(),
                List.of("document.change.note"),
                List.of(),
                cover);
    }

    static Block.Fields table() {
        return new Block.Fields(
                Field.third("document.field.name", "林一诺"),
                Field.day("document.field.bornOn", day("2004-05-06"), Field.Width.THIRD),
                Field.full("document.field.explanation", "无"),
                new Field(
                        "document.field.change",
                        new Field.Choice(
                                List.of("document.none", "document.opinion.notNeeded"),
                                Set.of("document.none")),
                        Field.Width.FULL));
    }

    static Field picture() {
        return new Field(
                "document.field.photo", new Field.Picture(PICTURE, "林一诺"), Field.Width.HALF);
    }

    static Notice notice(DocumentKind kind, Kind sort, List<Field> facts, boolean receipt) {
        return new Notice(
                kind.label(),
                sort,
                heading("临江职业技术学院", "临职院学〔2026〕47号"),
                "林一诺",
                List.of(
                        new Paragraph("document.standing.who", student("林一诺")),
                        new Paragraph("document.withdrawalDecision.facts", "事实清楚。"),
                        new Paragraph("document.standing.appeal", "10", "15")),
                facts,
                "临江职业技术学院",
                day("2026-11-23"),
                List.of("document.copy.file", "document.copy.student"),
                receipt);
    }

    /// @param test whose pages print it, by the held printer
    /// @param taken how it takes the paper there
    /// @param kinds of documents it prints
    record Printing(String test, String taken, List<DocumentKind> kinds) {

        static Printing in(String test, String taken, DocumentKind... kinds) {
            return new Printing(test, taken, List.of(kinds));
        }
    }

    /// What is printed beside the documents, by the class that prints it.
    static final Map<String, Printing> BESIDE =
            Map.ofEntries(
                    Map.entry("ExamPrints", Printing.in("ExamRoundTest", "packing.pdf")),
                    Map.entry(
                            "SignResult",
                            Printing.in(
                                    "VerificationTest",
                                    "get(result + \".pdf\")",
                                    DocumentKind.VERIFICATION_RESULT)),
                    Map.entry("RegistrationLists", Printing.in("RegistrationTest", "/list.pdf")),
                    Map.entry("SittingPapers", Printing.in("GraduateInfoTest", "/cards.pdf")),
                    Map.entry("SignGraduateSheet", Printing.in("GraduateInfoTest", "/sheets.pdf")),
                    Map.entry(
                            "PrintCards",
                            Printing.in(
                                    "StudentCardTest",
                                    "/cards/sheet.pdf",
                                    DocumentKind.STUDENT_CARD)),
                    Map.entry("WarningLists", Printing.in("WarningsTest", "/list.pdf")),
                    Map.entry("ReadAnnouncements", Printing.in("AnnouncementTest", "/unread.pdf")),
                    Map.entry("PrintRoster", Printing.in("PrintRosterTest", "\"pdf\"")),
                    Map.entry(
                            "DiplomaSheets",
                            Printing.in("CertificatesTest", "/diploma-forms/test.pdf")),
                    Map.entry(
                            "SheetPaper",
                            Printing.in(
                                    "TermArchiveTest",
                                    "Loader.loadPDF(paper)",
                                    DocumentKind.CLASS_SCORE_SHEET,
                                    DocumentKind.COURSE_SCORE_SHEET)),
                    Map.entry("ArchiveFiles", Printing.in("TermArchiveTest", "/workload.pdf")),
                    Map.entry(
                            "HandoverPaper",
                            Printing.in("HandoverTest", "/list.pdf", DocumentKind.HANDOVER_LIST)),
                    Map.entry("PrintLabels", Printing.in("ShelfTest", "/labels.pdf")),
                    Map.entry(
                            "DisposalPaper",
                            Printing.in("DisposalTest", "/list.pdf", DocumentKind.DISPOSAL_LIST)),
                    Map.entry("VolumeCatalogue", Printing.in("ArchiveTest", "path + \".pdf\"")),
                    Map.entry(
                            "ConsignmentPaper",
                            Printing.in(
                                    "ConsignmentTest",
                                    "list + \".pdf\"",
                                    DocumentKind.CONSIGNMENT_LIST)),
                    Map.entry("SignSheet", Printing.in("CollectionTest", "sheet + \".pdf\"")),
                    Map.entry("PrintForms", Printing.in("AdmissionTest", "/form.pdf")),
                    Map.entry(
                            "PlatformLetter",
                            Printing.in(
                                    "PlatformWithdrawalTest",
                                    "report.id() + \".pdf\"",
                                    DocumentKind.PLATFORM_LETTER)),
                    Map.entry(
                            "ReportPackage",
                            Printing.in(
                                    "CorrectionTest",
                                    "在籍生基本信息修改书面报告.pdf",
                                    DocumentKind.CORRECTION_LETTER)));

    @Test
    void whatever_prints_beside_the_documents_is_printed_in_a_test_that_holds_it()
            throws IOException {
        var printing = new TreeSet<String>();
        try (var all = Files.walk(Path.of("src/main/java"))) {
            for (var it : all.filter(one -> one.toString().endsWith(".java")).toList()) {
                if (!it.toString().contains("/document/")
                        && PRINTS.matcher(Files.readString(it)).find()) {
                    printing.add(it.getFileName().toString().replace(".java", ""));
                }
            }
        }
        assertThat(printing).isEqualTo(new TreeSet<>(BESIDE.keySet()));
        var tests = new TreeMap<String, String>();
        try (var all = Files.walk(Path.of("src/test/java"))) {
            for (var it : all.filter(one -> one.toString().endsWith("Test.java")).toList()) {
                tests.put(it.getFileName().toString().replace(".java", ""), Files.readString(it));
            }
        }
        BESIDE.forEach((by, it) ->
                assertThat(tests.getOrDefault(it.test(), ""))
                        .as(by + " is printed by " + it.test())
                        .contains("@ProgramTest", it.taken()));
    }
}
