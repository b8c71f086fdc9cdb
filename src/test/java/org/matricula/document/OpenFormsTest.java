package org.matricula.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// 学籍异动 of an open university: 除申请人签名和年月日需由学生本人亲自手签以外，其它均需打印 (电大学籍管理工作流程 二1). Every form of its
/// kinds is held to it; 《自愿退学申请表》 has its own in PlatformWithdrawalTest.
class OpenFormsTest {

    private static final Pattern SIGNED = Pattern.compile("签名：(?!年月日)\\p{IsHan}");
    private static final String BLANK = "签名：年月日";

    /// @param facts what is asked for and has to be there in print
    record Row(String kind, ApprovalForm form, List<String> facts) {

        @Override
        public String toString() {
            return kind;
        }
    }

    static Stream<Row> forms() {
        return Stream.of(
                new Row(
                        "休学",
                        new LeaveForm(
                                        heading("XX"),
                                        Institution.OPEN,
                                        false,
                                        PaperSamples.student("刘洋"),
                                        PaperSamples.day("2026-11-10"),
                                        LeaveForm.Reason.ILLNESS,
                                        "需住院手术并休养一年",
                                        PaperSamples.day("2026-11-23"),
                                        PaperSamples.day("2027-08-31"),
                                        "0 次",
                                        "0 个月",
                                        List.of("诊断证明书（原件）"),
                                        LeaveForm.Consent.RECORDED_CALL,
                                        PaperSamples.day("2026-11-23"),
                                        "XXZM-2026-0097",
                                        levels("同意休学。"))
                                .form(),
                        List.of(
                                "√因病",
                                "需住院手术并休养一年",
                                "2026年11月23日至2027年8月31日",
                                "诊断证明书（原件）",
                                "申请日期2026年11月10日")),
                new Row(
                        "复学",
                        new ReturnForm(
                                        heading("FX"),
                                        Institution.OPEN,
                                        PaperSamples.student("刘洋"),
                                        LeaveForm.Reason.ILLNESS,
                                        PaperSamples.day("2026-11-23"),
                                        PaperSamples.day("2027-08-31"),
                                        "XXZM-2026-0097",
                                        PaperSamples.day("2027-08-10"),
                                        PaperSamples.day("2027-09-01"),
                                        new ReturnForm.Placement(
                                                "乐亭教学点", "行政管理", "2024春", "行政管理24春"),
                                        "康复证明",
                                        "学费已缴清",
                                        "补修两门课程",
                                        levels("同意复学。"))
                                .form(),
                        List.of("XXZM-2026-0097", "行政管理24春", "康复证明", "补修两门课程")),
                new Row(
                        "转专业",
                        new ProgrammeForm(
                                        heading("ZZ"),
                                        Institution.OPEN,
                                        PaperSamples.student("刘洋"),
                                        null,
                                        PaperSamples.day("2026-11-10"),
                                        PaperSamples.day("2027-03-01"),
                                        "会计学",
                                        "对所转专业确有专长",
                                        "平均成绩 86",
                                        "无处分",
                                        "从事会计工作三年",
                                        List.of("工作证明"),
                                        null,
                                        "承认学分 12",
                                        levels("同意转专业。"))
                                .form(),
                        List.of("拟转入专业会计学", "从事会计工作三年", "工作证明", "承认学分12")),
                new Row("转学（转出）", transfer("乐亭教学点", "昌黎教学点"), List.of("转入学校昌黎教学点")),
                new Row("转学（转入）", transfer("昌黎教学点", "乐亭教学点"), List.of("转入学校乐亭教学点")));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void only_the_applicants_signature_and_day_are_left_to_the_hand(Row it) throws Exception {
        assertThat(it.form().rows()).as("every field is in print").noneMatch(TableRow::open);
        var text = PaperPrinterTest.text(PaperPrinterTest.print(it.form()));
        assertThat(text).containsOnlyOnce(BLANK);
        assertThat(text.substring(text.indexOf("申请人"))).contains(BLANK);
        var others =
                it.form().opinions().stream()
                        .filter(one -> one.state() == Opinion.State.GIVEN)
                        .count();
        assertThat(SIGNED.matcher(text).results().count())
                .as("the others’ names are in print")
                .isEqualTo(others)
                .isEqualTo(3);
        assertThat(text)
                .contains(it.facts().toArray(String[]::new))
                .contains("姓名刘洋", "学号", "身份证件号码", "入学时间", "编号：");
    }

    @Test
    void a_field_left_open_or_a_second_hand_would_be_seen() throws Exception {
        var form = transfer("乐亭教学点", "昌黎教学点");
        var twice =
                new ApprovalForm(
                        form.title(),
                        form.heading(),
                        form.blocks(),
                        List.of(
                                Opinion.toSign("document.step.applicant", "属实"),
                                Opinion.toSign("document.step.registrar", "同意")),
                        form.notes(),
                        form.copies());
        assertThat(PaperPrinterTest.text(PaperPrinterTest.print(twice)).split(BLANK, -1))
                .hasSize(3);
    }

    private static ApprovalForm transfer(String from, String to) {
        return new TransferForm(
                        heading("ZX"),
                        Institution.OPEN,
                        PaperSamples.student("刘洋"),
                        from,
                        to,
                        PaperSamples.day("2027-03-01"),
                        "工作调动",
                        "随工作单位迁往外县",
                        PaperSamples.day("2026-11-10"),
                        List.of("工作单位证明"),
                        levels("同意转学。"))
                .form();
    }

    private static Heading heading(String series) {
        return PaperSamples.heading("河北开放大学", series + "-2026-000001");
    }

    private static List<Opinion> levels(String words) {
        return List.of(
                Opinion.toSign("document.step.applicant", "所填内容和所附材料真实。"),
                Opinion.given(
                        "document.step.counsellor",
                        words,
                        "王教师",
                        "乐亭教学点",
                        PaperSamples.day("2026-11-11")),
                Opinion.given(
                        "document.step.registrar",
                        words,
                        "赵老师",
                        "唐山分校",
                        PaperSamples.day("2026-11-12")),
                Opinion.given(
                        "document.step.office-head",
                        words,
                        "钱处长",
                        "河北开放大学",
                        PaperSamples.day("2026-11-13")));
    }
}
