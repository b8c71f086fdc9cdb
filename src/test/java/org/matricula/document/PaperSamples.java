package org.matricula.document;

import java.time.LocalDate;
import java.util.List;
import org.matricula.document.AutomaticWithdrawalForm.Attempt;
import org.matricula.document.ClearanceSlip.Section;

/// Papers about made-up students.
final class PaperSamples {

    private PaperSamples() {}

    static Heading heading(String school, String serial) {
        return new Heading(
                school,
                serial,
                day("2026-11-23"),
                "7KQM-29XD-4HTE",
                "https://matricula.example/verify/7KQM29XD4HTE");
    }

    static Heading college() {
        return heading("临江职业技术学院", "XJ-2026-001284");
    }

    static StudentFacts student(String name) {
        return new StudentFacts(
                name,
                "女",
                day("2004-05-06"),
                "土家族",
                "430102200405061028",
                "2023100284",
                null,
                "23430102110284",
                day("2023-09-01"),
                "专科",
                "三年",
                null,
                "计算机与信息工程学院",
                "软件技术",
                "2023级",
                "软件2302班",
                "湖南省长沙市岳麓区麓山南路 36 号 5 栋 2 单元 301 室",
                "13800001234",
                "林国栋",
                "13900005678");
    }

    static StudentFacts pupil() {
        return new StudentFacts(
                "欧阳子涵",
                "男",
                day("2014-03-17"),
                "汉族",
                "110105201403170015",
                null,
                "G110105201403170015",
                null,
                day("2020-09-01"),
                null,
                null,
                null,
                null,
                null,
                "七年级",
                "3班",
                "河北省某某市新华区中山西路 108 号",
                null,
                "欧阳明",
                "13900005678");
    }

    static LeaveForm leave(String name) {
        return new LeaveForm(
                college(),
                Institution.COLLEGE,
                false,
                student(name),
                day("2026-11-10"),
                LeaveForm.Reason.ILLNESS,
                "因腰椎间盘突出需住院手术并休养，经三级甲等医院诊断，建议休养一年，特申请休学。",
                day("2026-11-23"),
                day("2027-08-31"),
                "0 次",
                "0 个月",
                List.of("省人民医院诊断证明书（原件）", "住院病历复印件（12 页）", "家长知情同意书"),
                LeaveForm.Consent.RECORDED_CALL,
                day("2026-11-23"),
                "XXZM-2026-0097",
                opinions());
    }

    static LeaveForm pupilsLeave() {
        return new LeaveForm(
                heading("新华实验学校", "XX-2026-000017"),
                Institution.SCHOOL,
                false,
                pupil(),
                day("2026-11-10"),
                LeaveForm.Reason.ILLNESS,
                "患支原体肺炎合并胸腔积液，医嘱连续治疗休养四个月。",
                day("2026-11-16"),
                day("2027-03-31"),
                "0 次",
                "0 个月",
                List.of("县级以上医院诊断证明"),
                LeaveForm.Consent.SIGNED,
                day("2026-11-16"),
                null,
                List.of(
                        Opinion.toSign("document.step.applicant", "监护人代为申请，所填内容真实。"),
                        Opinion.given(
                                "document.step.class-teacher",
                                "情况属实，同意。",
                                "孙晓红",
                                "七年级3班",
                                day("2026-11-10")),
                        Opinion.given(
                                "document.step.registrar",
                                "材料齐全，同意上报。",
                                "郑伟",
                                "教导处",
                                day("2026-11-11")),
                        Opinion.given(
                                "document.step.principal",
                                "同意休学。",
                                "马建军",
                                "新华实验学校",
                                day("2026-11-12"))));
    }

    static List<Opinion> opinions() {
        var head =
                Opinion.given("document.step.office-head", "同意休学。", "赵敏", "教务处", day("2026-11-20"));
        return List.of(
                Opinion.toSign("document.step.applicant", "本人申请休学，所填内容和所附材料真实，知悉休学期间的有关规定。"),
                Opinion.given(
                        "document.step.guardian",
                        "知悉并同意孩子休学治疗。辅导员在场电话记录。",
                        "林国栋",
                        null,
                        day("2026-11-10")),
                Opinion.given(
                        "document.step.counsellor",
                        "情况属实，已与学生本人及家长电话确认，同意其休学治疗。",
                        "刘思源",
                        "计算机与信息工程学院",
                        day("2026-11-10")),
                Opinion.given(
                        "document.step.clinic",
                        "三甲医院诊断证明有效，建议休养一年。",
                        "何静",
                        "校医院",
                        day("2026-11-11")),
                Opinion.given(
                        "document.step.department",
                        "同意休学一年。",
                        "李建国",
                        "计算机与信息工程学院",
                        day("2026-11-12")),
                Opinion.notNeeded("document.step.finance"),
                Opinion.given(
                        "document.step.registrar",
                        "材料齐全，累计休学 0 次，未超过最长学习年限，符合《普通高等学校学生管理规定》第二十五条，拟同意休学。",
                        "王秀英",
                        "教务处学籍科",
                        day("2026-11-18")),
                head.byDeputyOf("周文彬"));
    }

    static AutomaticWithdrawalForm automatic() {
        return new AutomaticWithdrawalForm(
                heading("临江职业技术学院", "ZD-2026-000031"),
                Institution.COLLEGE,
                student("石磊"),
                day("2026-09-07"),
                AutomaticWithdrawalForm.Ground.ABSENT_TWO_WEEKS,
                "该生自 2026 年 9 月 7 日起未到校，未请假，未参加任何教学活动。",
                List.of(
                        new Attempt(day("2026-09-14"), "电话", "本人", "关机，未接通"),
                        new Attempt(day("2026-09-15"), "电话", "父亲", "称已外出务工，不愿返校，也不办理手续"),
                        new Attempt(day("2026-09-18"), "特快专递", "家庭住址", "2026-09-21 由母亲签收")),
                day("2026-09-28"),
                day("2026-10-28"),
                AutomaticWithdrawalForm.Service.BY_POST,
                List.of("考勤记录", "告知书及邮寄凭证"),
                opinions().subList(4, 8));
    }

    static ReturnForm comeBack() {
        return new ReturnForm(
                heading("临江职业技术学院", "FX-2027-000052"),
                Institution.COLLEGE,
                student("林一诺"),
                LeaveForm.Reason.ILLNESS,
                day("2026-11-23"),
                day("2027-08-31"),
                "XXZM-2026-0097",
                day("2027-08-10"),
                day("2027-09-01"),
                new ReturnForm.Placement("计算机与信息工程学院", "软件技术", "2024级", "软件2401班"),
                "省人民医院康复证明，校医院复查合格（2027年8月12日）",
                "2027—2028 学年学费已缴清",
                "补修“数据结构”“Linux 系统管理”两门课程，共 7 学分",
                opinions());
    }

    static WithdrawalForm withdrawal() {
        return new WithdrawalForm(
                heading("临江职业技术学院", "TX-2026-000108"),
                Institution.COLLEGE,
                student("林一诺"),
                WithdrawalForm.Kind.VOLUNTARY,
                WithdrawalForm.Reason.OTHER_SCHOOL,
                "拟参加明年普通高考。",
                day("2026-11-10"),
                "不欠费（财务处 2026-11-16 核对）",
                List.of("本人书面申请", "家长书面同意书", "身份证、户口簿复印件"),
                opinions());
    }

    static ClearanceSlip clearance() {
        return new ClearanceSlip(
                heading("临江职业技术学院", "LX-2026-000211"),
                student("林一诺"),
                "document.act.withdrawal",
                "临职院学〔2026〕47号",
                "2026-12-08",
                List.of(
                        new Section("财务处", "学费、住宿费结清", "陈芳", "2026-11-23"),
                        new Section("图书馆", "图书归还", "无借阅", "2026-11-23"),
                        Section.open("学生公寓中心", "退宿、钥匙"),
                        Section.open("信息中心", "一卡通注销"),
                        Section.open("院系办公室", "教材、实训物品"),
                        Section.open("团总支", "团组织关系"),
                        Section.open("学籍科", "收回学生证")));
    }

    static Letters letters(String serial) {
        return new Letters(heading("临江职业技术学院", serial), student("林一诺"), "临江职业技术学院");
    }

    static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }

    /// Two pages and more, of thirteen terms.
    static Transcript transcript(String title) {
        return transcript(title, 8);
    }

    /// @param count of terms, each with nine courses: four make two pages
    static Transcript transcript(String title, int count) {
        var terms = new java.util.ArrayList<Transcript.Term>();
        for (var term = 1; term <= count; term++) {
            var lines = new java.util.ArrayList<Transcript.Line>();
            for (var it = 1; it <= 9; it++) {
                lines.add(
                        new Transcript.Line(
                                "GJ%d%02d".formatted(term, it),
                                "高等数学（" + term + "）之" + it,
                                "必修",
                                "考试",
                                "64",
                                "4.0",
                                it == 9 ? "不及格" : String.valueOf(60 + term + it),
                                it == 9 ? "0" : "2.5",
                                it == 3 ? "补考" : "正考",
                                it == 3 ? "正考 41" : "",
                                it == 9));
            }
            terms.add(new Transcript.Term("2024-2025学年第" + term + "学期", lines));
        }
        var student = student("林一诺");
        return new Transcript(
                title,
                heading("临江职业技术学院", "XJ-2026-0007"),
                List.of(
                        new Notice.Paragraph("document.gradeCertificate.who", student),
                        new Notice.Paragraph(
                                "document.gradeCertificate.text",
                                "软件技术",
                                day("2026-11-23"),
                                "72",
                                "256")),
                List.of(
                        Field.third("document.field.name", "林一诺"),
                        Field.third("document.field.sex", "女"),
                        Field.third("document.field.studentNumber", "2023100284"),
                        Field.full("document.transcript.programme", "软件技术（2024级）")),
                terms,
                List.of(
                        Field.third("document.transcript.courses", "72"),
                        Field.third("document.transcript.earned", "256"),
                        Field.third("document.transcript.failed", "8")),
                "临江职业技术学院",
                List.of("document.transcript.published", "document.transcript.signed"));
    }
}
