package org.matricula.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.document.DocumentKind;
import org.matricula.document.Documents;
import org.matricula.document.Issued;
import org.matricula.identity.SignedIn;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.NewStudent;
import org.matricula.registry.TestStudents;
import org.matricula.workflow.reverse.ReverseCase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/// What is issued when a case takes effect, as it is printed and as people find it again.
@ProgramTest
class IssuedPapersTest {

    @Autowired TestCases cases;
    @Autowired Documents documents;
    @Autowired ReverseCase reverseCase;
    @Autowired MockMvc web;

    TestUnits.School school;
    TestCases.Offices offices;
    NewStudent newcomer;
    UUID student;

    @BeforeEach
    void aCollege() {
        school = cases.units().school("college");
        offices = cases.offices(school);
        newcomer =
                TestStudents.documented(
                        TestStudents.newcomer("林一诺", school.firstClass(), LocalDate.of(2024, 9, 1)),
                        "1",
                        idNumber());
        student = cases.students().enrolled(newcomer, school.id());
    }

    @Test
    void a_granted_leave_issues_certificate_notice_and_a_form_typed_in_every_field()
            throws Exception {
        var today = cases.today();
        var id = leave(today, 6);
        var issued = issued(id);
        assertThat(issued)
                .extracting(Issued::kind)
                .containsExactly(
                        DocumentKind.LEAVE_CERTIFICATE,
                        DocumentKind.LEAVE_NOTICE,
                        DocumentKind.LEAVE_FORM);
        assertThat(issued).allMatch(Issued::stands);

        var form = text(issued.get(2));
        var lastOn = today.plusMonths(6).minusDays(1);
        assertThat(form)
                .contains("学生休学审批表", "编号：" + issued.get(2).number())
                .contains("姓名林一诺", "性别女", "出生日期2010年3月1日", "民族汉族")
                .contains("学号" + newcomer.studentNumber(), "入学时间2024年9月")
                .contains("身份证件号码" + newcomer.person().documentNumber())
                .contains("本人电话" + newcomer.person().phone())
                .contains("家长（监护人）林父", "家长电话13800000000")
                .contains("√因病", "情况说明经医院诊断须休养")
                .contains("休学起止" + printed(today) + "至" + printed(lastOn))
                .contains("申请日期" + printed(today), "已休学次数0次", "已休学累计0个月")
                .contains("1.二级甲等以上医院诊断证明", "√亲笔签名")
                .contains("生效日期" + printed(today))
                .contains("休学证明编号" + issued.getFirst().number())
                .containsSubsequence("申请人", "辅导员意见", "同意", "辅导员", "院系意见", "学籍管理部门", "教务处意见", "处长");
        assertThat(form).containsOnlyOnce("签名：年月日");
        assertThat(form).contains("验证码" + grouped(issued.get(2).code()));

        assertThat(text(issued.get(1)))
                .contains("休学通知书", "林一诺同学：", "休学时间自" + printed(today) + "起至" + printed(lastOn));
        assertThat(text(issued.getFirst()))
                .contains("休学证明", newcomer.person().documentNumber(), "特此证明。");
        for (var it : issued) {
            assertThat(faults(pdf(it), PDFAFlavour.PDFA_2_A)).as(it.title()).isEmpty();
            assertThat(faults(pdf(it), PDFAFlavour.PDFUA_1)).as(it.title()).isEmpty();
        }
    }

    @Test
    void what_was_printed_is_of_its_moment_whenever_it_is_first_read() throws Exception {
        var id = leave(cases.today(), 6);
        cases.people()
                .system(() ->
                        cases.sql()
                                .sql(
                                        """
                                        update registry.person set name = '改名后' where id =
                                          (select person_id from registry.enrolment where id = ?)
                                        """)
                                .param(student)
                                .update());
        assertThat(text(issued(id).getFirst())).contains("林一诺").doesNotContain("改名后");
        var printed = issued(id).getFirst();
        assertThat(printed.digest())
                .isEqualTo(java.security.MessageDigest.getInstance("SHA-256").digest(pdf(printed)));
    }

    @Test
    void an_extension_takes_the_certificates_place_until_it_is_reversed() throws Exception {
        var today = cases.today();
        var leave = leave(today, 3);
        var extension = granted("leave-extension", cases.leave(today.plusMonths(3), 3));
        var first = issued(leave).getFirst();
        var second = issued(extension).getFirst();
        assertThat(first.state()).isEqualTo(Issued.State.SUPERSEDED);
        assertThat(first.successorId()).isEqualTo(second.id());
        assertThat(text(second))
                .contains(
                        printed(today)
                                + "起至"
                                + printed(today.plusMonths(3).plusMonths(3).minusDays(1)));
        assertThat(text(issued(extension).get(1))).contains("延长休学通知书");
        assertThat(text(issued(extension).get(2))).contains("学生延长休学审批表", "已休学次数1次", "已休学累计3个月");

        reverse(extension);
        assertThat(issued(extension)).extracting(Issued::state).containsOnly(Issued.State.VOID);
        assertThat(issued(leave)).allMatch(Issued::stands);
    }

    @Test
    void a_return_issues_its_notice_and_form() throws Exception {
        var today = cases.today();
        var leave = leave(today.minusDays(20), 2);
        var back =
                granted(
                        "return-from-leave",
                        new HashMap<>(
                                Map.of(
                                        "on",
                                        today.toString(),
                                        "unit",
                                        school.secondClass().toString(),
                                        "gradeLevel",
                                        8,
                                        "explanation",
                                        "已康复")));
        var issued = issued(back);
        assertThat(issued)
                .extracting(Issued::kind)
                .containsExactly(DocumentKind.RETURN_NOTICE, DocumentKind.RETURN_FORM);
        var newClass = name(school.secondClass()).replace(" ", "");
        assertThat(text(issued.get(0)))
                .contains("复学通知书", "自" + printed(today) + "起恢复在校学习", newClass);
        assertThat(text(issued.get(1)))
                .contains("学生复学审批表", "休学证明编号" + issued(leave).getFirst().number())
                .contains("班级" + name(school.firstClass()).replace(" ", ""))
                .contains("复学日期" + printed(today), "复学后年级8年级", "复学后班级" + newClass)
                .contains("√因病", "复查证明康复证明（县级以上医院）", "学费缴纳未附缴费结清证明");
        assertThat(faults(pdf(issued.get(1)), PDFAFlavour.PDFA_2_A)).isEmpty();
    }

    @Test
    void a_withdrawal_issues_decision_certificate_and_form() throws Exception {
        var today = cases.today();
        var id =
                granted(
                        "withdrawal",
                        new HashMap<>(
                                Map.of(
                                        "on", today.toString(),
                                        "wish", "student",
                                        "reason", "29",
                                        "explanation", "赴境外就读",
                                        "consent", "signed")));
        var issued = issued(id);
        assertThat(issued)
                .extracting(Issued::kind)
                .containsExactly(
                        DocumentKind.WITHDRAWAL_DECISION,
                        DocumentKind.WITHDRAWAL_CERTIFICATE,
                        DocumentKind.WITHDRAWAL_FORM,
                        DocumentKind.CLEARANCE_SLIP);
        assertThat(text(issued.get(0)))
                .contains("关于学生退学的决定", "赴境外就读", "自" + printed(today) + "起不再保留学籍", "10日内", "书面申诉");
        assertThat(text(issued.get(1))).contains("退学证明", "特此证明。");
        assertThat(text(issued.get(2)))
                .contains("学生退学审批表", "√自愿退学", "√出国（境）", "赴境外就读")
                .contains("申请日期" + printed(today), "是否欠费未附缴费结清证明", "校领导")
                .containsOnlyOnce("签名：年月日");
        assertThat(faults(pdf(issued.get(2)), PDFAFlavour.PDFA_2_A)).isEmpty();
    }

    @Test
    void a_reversal_says_so_and_the_earlier_documents_are_void_and_stay() throws Exception {
        var id = leave(cases.today(), 6);
        var reversal = reverse(id);
        var said = issued(reversal);
        assertThat(said).extracting(Issued::kind).containsExactly(DocumentKind.REVERSAL_DECISION);
        var form = issued(id).get(2);
        assertThat(text(said.getFirst()))
                .contains("关于撤销学籍异动的决定", form.number(), "撤销理由：办理有误", "恢复为“在读”");
        assertThat(issued(id))
                .hasSize(3)
                .allMatch(it -> it.state() == Issued.State.VOID)
                .allMatch(it -> it.endReason().contains(said.getFirst().number()));
        assertThat(pdf(form)).isNotEmpty();
        assertThat(ask(offices.registrar(), "/cases/" + id, "text/html").getContentAsString())
                .contains("已作废", form.number());
        var file = ask(offices.registrar(), "/students/" + newcomer.studentNumber(), "text/html");
        assertThat(file.getContentAsString()).contains(form.number(), said.getFirst().number());
    }

    @Test
    void student_and_offices_read_them_and_an_outsider_finds_nothing() throws Exception {
        var id = leave(cases.today(), 6);
        var form = issued(id).get(2);
        var own = own("student");
        var guardian = own("guardian");
        var stranger =
                cases.people().holding("外校", "registrar", cases.units().school("college").id());
        var here = "/api/v1/students/" + newcomer.studentNumber() + "/documents";

        for (var reader : List.of(own, guardian, offices.registrar(), offices.counsellor())) {
            assertThat(ask(reader, here, "application/json").getContentAsString())
                    .contains(form.number(), "leave-form");
            var pdf = ask(reader, here + "/" + form.id(), "application/pdf");
            assertThat(pdf.getContentType()).isEqualTo("application/pdf");
            assertThat(pdf.getContentAsByteArray()).startsWith('%', 'P', 'D', 'F');
            assertThat(ask(reader, "/documents/" + form.id(), "*/*").getStatus()).isEqualTo(200);
        }
        assertThat(ask(own, here + "/" + form.id(), "application/json").getContentAsString())
                .contains(HexFormat.of().formatHex(issued(id).get(2).digest()));
        assertThat(ask(stranger, here, "application/json").getStatus()).isEqualTo(404);
        assertThat(ask(stranger, "/documents/" + form.id(), "*/*").getStatus()).isEqualTo(404);
        assertThat(ask(stranger, "/documents/" + UUID.randomUUID(), "*/*").getStatus())
                .isEqualTo(404);
        var teacher = cases.people().holding("任课教师", "teacher", school.firstClass());
        assertThat(ask(teacher, "/documents/" + form.id(), "*/*").getStatus()).isEqualTo(403);
        assertThat(ask(teacher, here + "/" + form.id(), "application/pdf").getStatus())
                .isEqualTo(403);
        assertThat(ask(teacher, "/files/" + issued(id).get(2).fileId(), "*/*").getStatus())
                .isEqualTo(404);
        assertThat(
                        cases.texts(
                                "select count(*)::text from audit.entry where action = 'file.read' and subject = 'file:' || ?",
                                issued(id).get(2).fileId()))
                .containsExactly("8");
    }

    UUID leave(LocalDate from, int months) {
        return granted("leave-of-absence", cases.leave(from, months));
    }

    UUID granted(String kind, Map<String, Object> fields) {
        var applicant = cases.people().holding("新辅导员", "counsellor", school.firstClass());
        var id =
                cases.submitted(
                        applicant,
                        kind,
                        student,
                        fields,
                        "medical-certificate",
                        "guardian-consent",
                        "recovery-certificate",
                        "withdrawal-letter");
        while (List.of("submitted", "in-progress").contains(cases.state(id))) {
            cases.approve(holder(cases.roles(id)), id);
        }
        return id;
    }

    UUID reverse(UUID id) {
        var reversal = Acting.call(offices.registrar(), () -> reverseCase.open(id, "办理有误"));
        cases.approve(offices.head(), reversal);
        return reversal;
    }

    Actor holder(String role) {
        return switch (role) {
            case "counsellor" -> offices.counsellor();
            case "department-registrar" -> offices.department();
            case "registrar" -> offices.registrar();
            case "academic-office-head" -> offices.head();
            default -> cases.people().holding("校领导", role, school.id());
        };
    }

    /// The student or a guardian, with an account that the register knows.
    Actor own(String role) {
        var actor = cases.people().reaching("本人或家长", role, school.id(), student);
        cases.people()
                .system(() ->
                        cases.sql()
                                .sql(
                                        """
                                        insert into identity.post (account_id, role, unit_id, during)
                                        values (?, ?, ?, daterange(date '2020-01-01', null))
                                        """)
                                .params(actor.account(), role, school.id())
                                .update());
        var link =
                role.equals("student")
                        ? "insert into registry.account_person (account_id, person_id) select ?, person_id from registry.enrolment where id = ?"
                        : "update registry.guardian set account_id = ? where person_id = (select person_id from registry.enrolment where id = ?)";
        cases.people()
                .system(() -> cases.sql().sql(link).params(actor.account(), student).update());
        return actor;
    }

    List<Issued> issued(UUID id) {
        return Acting.call(offices.registrar(), () -> documents.ofCase(id));
    }

    byte[] pdf(Issued it) throws Exception {
        return Acting.call(offices.registrar(), () -> documents.open(it.id())).bytes();
    }

    /// All text without the white space, which depends on where lines break.
    String text(Issued it) throws Exception {
        try (var document = Loader.loadPDF(pdf(it))) {
            return new PDFTextStripper().getText(document).replaceAll("[\\h\\v]+", "");
        }
    }

    String name(UUID unit) {
        return cases.texts("select name from organisation.unit where id = ?", unit).getFirst();
    }

    static String printed(LocalDate day) {
        return "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }

    static String grouped(String code) {
        return code.replaceAll("(.{4})(?!$)", "$1-");
    }

    /// A number of its own for each student: the same birth date, another sequence.
    static String idNumber() {
        var random = java.util.concurrent.ThreadLocalRandom.current();
        var first =
                "%06d20100301%02d%d"
                        .formatted(
                                110101 + random.nextInt(400000),
                                random.nextInt(100),
                                random.nextInt(5) * 2);
        var weights = new int[] {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        var sum = 0;
        for (var i = 0; i < weights.length; i++) {
            sum += (first.charAt(i) - '0') * weights[i];
        }
        return first + "10X98765432".charAt(sum % 11);
    }

    static List<String> faults(byte[] pdf, PDFAFlavour flavour) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        var foundry = Foundries.defaultInstance();
        try (var parser = foundry.createParser(new ByteArrayInputStream(pdf), flavour);
                var validator = foundry.createValidator(flavour, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .map(it -> it.getRuleId() + " " + it.getMessage())
                    .distinct()
                    .limit(10)
                    .toList();
        }
    }

    MockHttpServletResponse ask(Actor who, String path, String accept) throws Exception {
        var answer =
                web.perform(
                                get(path)
                                        .header("Accept", accept)
                                        .with(
                                                authentication(
                                                        UsernamePasswordAuthenticationToken
                                                                .authenticated(
                                                                        new SignedIn(who.account()),
                                                                        null,
                                                                        List.of()))))
                        .andReturn()
                        .getResponse();
        if (!"application/pdf".equals(answer.getContentType())) {
            answer.setCharacterEncoding("UTF-8");
        }
        return answer;
    }
}
