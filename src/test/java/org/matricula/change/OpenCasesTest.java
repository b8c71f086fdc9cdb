package org.matricula.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.document.DocumentKind;
import org.matricula.document.Documents;
import org.matricula.kernel.Actor;
import org.matricula.registry.Entrance;
import org.matricula.registry.TestStudents;
import org.springframework.beans.factory.annotation.Autowired;

/// 学籍异动 at an open university, each kind from its application to its form: the student’s signature
/// and day are left to the hand, all else is in print. 转学 to another school is in TransferTest,
/// 学信网退学 in PlatformWithdrawalTest.
@ProgramTest
class OpenCasesTest {

    private static final AtomicInteger WOMEN = new AtomicInteger(1);

    @Autowired TestCases cases;
    @Autowired Documents documents;

    LocalDate today;
    UUID province;
    UUID point;
    UUID major;
    UUID here;
    UUID beside;
    Actor provincial;
    List<Actor> levels;
    UUID student;
    String identity;
    Actor applicant;

    @BeforeEach
    void a_point_of_a_branch_of_a_province() {
        today = cases.today();
        province = named("河北开放大学", unit("province", null));
        var branch = named("唐山分校", unit("branch", province));
        point = named("乐亭教学点", unit("teaching-point", branch));
        major = named("行政管理", unit("major", point));
        here = named("行政管理24秋", of(2024, unit("class", major)));
        beside = named("行政管理24秋二班", of(2024, unit("class", major)));
        provincial = cases.people().holding("孙校长", "province-reviewer", province);
        levels =
                List.of(
                        cases.people().holding("王教师", "point-reviewer", point),
                        cases.people().holding("赵老师", "branch-reviewer", branch),
                        provincial);
        enrolled(LocalDate.of(2024, 9, 1));
    }

    @Test
    void leave_its_extension_and_the_return() {
        var leave =
                granted(
                        "leave-of-absence",
                        cases.leave(today.minusDays(20), 1),
                        "medical-certificate",
                        "guardian-consent");
        form(
                leave,
                DocumentKind.LEAVE_FORM,
                "休学原因√因病",
                "情况说明经医院诊断须休养",
                "休学起止" + day(today.minusDays(20)),
                "申请日期" + day(today),
                "已休学次数0次",
                "已休学累计0个月",
                "证明材料1.",
                "家长意见方式√",
                "生效日期" + day(today.minusDays(20)),
                "休学证明编号" + number(leave, "leave-certificate"));
        var extended = today.minusDays(20).plusMonths(1);
        form(
                granted(
                        "leave-extension",
                        cases.leave(extended, 2),
                        "medical-certificate",
                        "guardian-consent"),
                DocumentKind.EXTENSION_FORM,
                "休学原因√因病",
                "休学起止" + day(extended),
                "已休学次数1次",
                "已休学累计1个月");
        var back = extended.plusDays(2);
        form(
                granted(
                        "return-from-leave",
                        Map.of("on", back.toString(), "explanation", "已康复"),
                        "recovery-certificate",
                        "fee-clearance"),
                DocumentKind.RETURN_FORM,
                "原休学原因√因病",
                "休学证明编号",
                "申请日期" + day(today),
                "复学日期" + day(back),
                "复学后专业行政管理",
                "复学后班级行政管理24秋",
                "复查证明康复证明",
                "学费缴纳");
    }

    @Test
    void another_programme() {
        var accounting = named("会计学", unit("major", point));
        var into = named("会计学24秋", of(2024, unit("class", accounting)));
        var theirs = cases.students().enrolled(province, into, LocalDate.of(2024, 9, 1));
        typed(theirs);
        var on = today.plusDays(1);
        form(
                granted(
                        "change-of-programme",
                        Map.of(
                                "on", on.toString(),
                                "major", accounting.toString(),
                                "unit", into.toString(),
                                "ground", "talent",
                                "results", "平均成绩86分",
                                "discipline", "无处分",
                                "explanation", "从事会计工作三年",
                                "consent", "signed"),
                        "guardian-consent"),
                DocumentKind.PROGRAMME_FORM,
                "申请日期" + day(today),
                "生效日期" + day(on),
                "拟转入专业会计学",
                "申请理由",
                "在校成绩及排名平均成绩86分",
                "处分情况无处分",
                "情况说明从事会计工作三年",
                "证明材料1.",
                "承诺");
    }

    @Test
    void another_point() {
        var other = named("昌黎教学点", unit("teaching-point", province));
        var there =
                named("行政管理24秋三班", of(2024, unit("class", named("行政管理", unit("major", other)))));
        form(
                granted("change-of-class", cases.move(today, there, null), "guardian-consent"),
                DocumentKind.CHANGE_OF_CLASS_FORM,
                "申请日期" + day(today),
                "生效日期" + day(today),
                "编入昌黎教学点行政管理7年级行政管理24秋三班",
                "情况说明经家长和学校商定",
                "证明材料1.");
    }

    @Test
    void longer_study() {
        var until = LocalDate.of(2030, 6, 30);
        form(
                granted("study-extension", cases.extension(today, until), "guardian-consent"),
                DocumentKind.STUDY_EXTENSION_FORM,
                "申请日期" + day(today),
                "生效日期" + day(today),
                "预计毕业日期2030年6月30日",
                "原因",
                "情况说明尚有课程未通过",
                "证明材料1.");
    }

    @Test
    void withdrawal() {
        form(
                granted(
                        "withdrawal",
                        Map.of(
                                "on", today.toString(),
                                "wish", "student",
                                "reason", "24",
                                "explanation", "工作调动，无法继续学习",
                                "consent", "signed"),
                        "withdrawal-letter",
                        "guardian-consent",
                        "fee-clearance"),
                DocumentKind.WITHDRAWAL_FORM,
                "退学类别√",
                "退学原因",
                "情况说明工作调动，无法继续学习",
                "申请日期" + day(today),
                "是否欠费",
                "证明材料1.");
    }

    @Test
    void service_and_the_return_from_it() {
        var held =
                granted(
                        "service-hold",
                        Map.of(
                                "on", today.toString(),
                                "noticeOn", today.minusDays(3).toString(),
                                "noticeNo", "征〔2026〕8号",
                                "office", "乐亭县征兵办",
                                "dischargeOn", today.plusMonths(24).toString(),
                                "explanation", "应征入伍",
                                "consent", "signed"),
                        "enlistment-notice",
                        "service-application",
                        "guardian-consent");
        form(
                held,
                DocumentKind.CHANGE_FORM,
                "异动类别保留学籍（应征入伍）",
                "征〔2026〕8号",
                "乐亭县征兵办",
                day(today.plusMonths(24)),
                "证明材料1.");
        var on = today.plusDays(3);
        form(
                granted(
                        "return-from-service",
                        Map.of(
                                "on", on.toString(),
                                "dischargedOn", on.toString(),
                                "dischargeNo", "退〔2026〕1号",
                                "priority", "true",
                                "explanation", "退役"),
                        "discharge-certificate"),
                DocumentKind.CHANGE_FORM,
                "异动类别退役复学",
                "退〔2026〕1号",
                "证明材料1.");
    }

    @Test
    void a_place_kept_for_a_newcomer_and_taken_up() {
        enrolled(today.minusDays(5));
        var until = today.plusMonths(10);
        form(
                granted(
                        "deferred-admission",
                        Map.of(
                                "on", today.toString(),
                                "lastOn", until.toString(),
                                "reason", "10",
                                "explanation", "因病暂缓入学",
                                "consent", "signed"),
                        "medical-certificate",
                        "admission-notice",
                        "guardian-consent"),
                DocumentKind.CHANGE_FORM,
                "异动类别保留入学资格",
                "因病暂缓入学",
                day(until),
                "证明材料1.");
        form(
                granted(
                        "admission-resumption",
                        Map.of("on", today.plusDays(2).toString(), "explanation", "已康复"),
                        "deferral-notice",
                        "recovery-certificate"),
                DocumentKind.CHANGE_FORM,
                "异动类别恢复入学资格",
                "已康复",
                "证明材料1.");
    }

    /// Applied for by the student, and granted by point, branch and province.
    private UUID granted(String kind, Map<String, ?> fields, String... evidence) {
        var id = cases.draft(applicant, kind, student, new HashMap<>(fields));
        cases.evidence(applicant, id, evidence);
        assertThat(cases.submit(applicant, id)).isEmpty();
        levels.forEach(it -> cases.approve(it, id));
        assertThat(cases.steps(id))
                .containsExactly("point approve", "branch approve", "province approve");
        return id;
    }

    private void form(UUID id, DocumentKind kind, String... facts) {
        var all =
                new ArrayList<>(
                        List.of(
                                "姓名刘洋",
                                "性别女",
                                "出生日期1999年3月1日",
                                "民族汉族",
                                "学号T",
                                "入学时间",
                                "身份证件号码" + identity,
                                "考生号26130106150123",
                                "教学点（校区）乐亭教学点",
                                "专业行政管理",
                                "班级行政管理24秋",
                                "签名：王教师",
                                "签名：赵老师",
                                "签名：孙校长"));
        all.addAll(List.of(facts));
        new OpenForm(documents, provincial).held(id, kind, 3, all.toArray(String[]::new));
    }

    /// A woman of Leting’s; no two tests share her number.
    private static String identity() {
        var body = "13022519990301%03d".formatted(2 * WOMEN.getAndIncrement());
        var sum = 0;
        for (var at = 0; at < 17; at++) {
            sum += (body.charAt(at) - '0') * ((1 << (17 - at)) % 11);
        }
        return body + "10X98765432".charAt(sum % 11);
    }

    private void enrolled(LocalDate since) {
        identity = identity();
        var it =
                TestStudents.admitted(
                        TestStudents.documented(
                                TestStudents.newcomer("刘洋", here, since), "1", identity),
                        new Entrance(new BigDecimal("400"), "不限", "开放教育", "河北省唐山市"));
        student = cases.students().enrolled(it, province);
        typed(student);
        cases.people()
                .system(() ->
                        cases.sql()
                                .sql(
                                        "update registry.person set birth_on = '1999-03-01' where id = (select person_id from registry.enrolment where id = ?)")
                                .param(student)
                                .update());
        applicant = cases.people().reaching("刘洋", "student", province, student);
    }

    private void typed(UUID enrolment) {
        cases.people()
                .system(() ->
                        cases.sql()
                                .sql(
                                        "update registry.enrolment set student_type = '1', candidate_number = '26130106150123' where id = ?")
                                .param(enrolment)
                                .update());
    }

    private String number(UUID id, String kind) {
        return cases.texts(
                        "select number from document.document where case_id = ? and kind = '"
                                + kind
                                + "'",
                        id)
                .getFirst()
                .replaceAll("\\s", "");
    }

    private static String day(LocalDate on) {
        return "%d年%d月%d日".formatted(on.getYear(), on.getMonthValue(), on.getDayOfMonth());
    }

    private UUID unit(String kind, UUID parent) {
        return cases.people()
                .system(() ->
                        cases.units().unit(kind, parent, parent == null ? null : province, "open"));
    }

    private UUID named(String name, UUID unit) {
        return set(unit, "name = '" + name + "'");
    }

    private UUID of(int year, UUID unit) {
        return set(unit, "entry_year = " + year);
    }

    private UUID set(UUID unit, String what) {
        cases.people()
                .system(() ->
                        cases.sql()
                                .sql("update organisation.unit set " + what + " where id = ?")
                                .param(unit)
                                .update());
        return unit;
    }
}
