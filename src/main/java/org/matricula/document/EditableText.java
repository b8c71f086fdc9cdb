package org.matricula.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;

/// One sentence of a kind of paper which a school may write in its own words. The sentences that
/// the law asks for, such as the way of appeal under a decision, are none of them.
///
/// @param key of the built-in words
/// @param places names of what is filled in, in their order; each must stand in the sentence
/// @param lang the only language it is printed in, null for every one
public record EditableText(
        DocumentKind kind, String key, List<String> places, @Nullable String lang) {

    static final int LONGEST = 500;

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)\\}");
    private static final Pattern NUMBERED = Pattern.compile("\\{(\\d+)[^{}]*\\}");

    private static final List<EditableText> ALL =
            Stream.of(
                            of(
                                    DocumentKind.LEAVE_NOTICE,
                                    text("leaveNotice.granted", "学号", "开始日期", "结束日期"),
                                    text("leaveNotice.during"),
                                    text("leaveNotice.back", "天数")),
                            of(
                                    DocumentKind.EXTENSION_NOTICE,
                                    text("extensionNotice.granted", "学号", "开始日期", "结束日期"),
                                    text("leaveNotice.during"),
                                    text("leaveNotice.back", "天数")),
                            of(
                                    DocumentKind.LEAVE_CERTIFICATE,
                                    text("leaveCertificate.text", "开始日期", "结束日期"),
                                    text("certified")),
                            of(
                                    DocumentKind.RETURN_NOTICE,
                                    text("returnNotice.granted", "学号", "复学日期"),
                                    text("returnNotice.placement", "编入"),
                                    text("returnNotice.report", "报到日期")),
                            moved(DocumentKind.CHANGE_OF_CLASS_NOTICE),
                            moved(DocumentKind.PROGRAMME_NOTICE),
                            moved(DocumentKind.REPEAT_YEAR_NOTICE),
                            moved(DocumentKind.SKIP_YEAR_NOTICE),
                            of(
                                    DocumentKind.STUDY_EXTENSION_NOTICE,
                                    text("studyExtensionNotice.granted", "学号", "生效日期", "预计毕业日期"),
                                    text("studyExtensionNotice.during")),
                            of(
                                    DocumentKind.WITHDRAWAL_CERTIFICATE,
                                    text("withdrawalCertificate.text", "退学日期"),
                                    text("certified")),
                            of(
                                    DocumentKind.PLACE_HELD_CERTIFICATE,
                                    text("placeHeld.text", "开始日期", "结束日期"),
                                    text("certified")),
                            of(
                                    DocumentKind.STUDY_AWAY_NOTICE,
                                    text("studyAway.text", "学号", "事项", "去处", "开始日期", "结束日期"),
                                    text("studyAway.then")),
                            of(
                                    DocumentKind.DEFERRED_ADMISSION_NOTICE,
                                    text("deferral.text", "学号", "开始日期", "结束日期"),
                                    text("deferral.then")),
                            of(
                                    DocumentKind.STUDY_CERTIFICATE,
                                    text("studied.text", "截止日期"),
                                    text("certified")),
                            of(
                                    DocumentKind.TRANSFER_LETTER,
                                    text("transferLetter.asks", "转入日期"),
                                    text("transferLetter.answer", "答复日期")),
                            of(
                                    DocumentKind.TRANSFER_ACCEPTANCE,
                                    text("transferAcceptance.text", "入学日期", "学号")),
                            of(
                                    DocumentKind.FILE_TRANSFER_NOTICE,
                                    text(
                                            "fileTransfer.text",
                                            "姓名",
                                            "学号",
                                            "档号",
                                            "件数",
                                            "寄送方式",
                                            "寄送单号",
                                            "事由"),
                                    text("fileTransfer.receipt", "回执日期")),
                            of(
                                    DocumentKind.FILE_REQUEST_LETTER,
                                    text("fileRequest.text", "事由", "姓名", "学号", "寄到日期")),
                            of(
                                    DocumentKind.FILE_RECEIPT,
                                    text("fileReceipt.text", "姓名", "学号", "件数", "收到日期", "封口")),
                            of(
                                    DocumentKind.ARCHIVE_COPY,
                                    text("archiveCopy.text", "页数", "档号", "学生姓名", "用途"),
                                    text("archiveCopy.agrees")),
                            of(
                                    DocumentKind.STATUS_CERTIFICATE,
                                    text("statusCertificate.text", "学籍状态"),
                                    text("statusCertificate.replaced", "原编号"),
                                    text("certified")),
                            of(
                                    DocumentKind.ENROLMENT_PROOF,
                                    text("enrolmentProof.who", "学生").in("zh-CN"),
                                    text("enrolmentProof.text", "入学日期", "学籍状态").in("zh-CN"),
                                    text("enrolmentProof.english.who", "姓名拼音", "性别", "出生日期", "学号")
                                            .in("en"),
                                    text("enrolmentProof.english.text", "学校", "入学日期", "学籍状态")
                                            .in("en"),
                                    text("enrolmentProof.purpose", "用途", "有效期至"),
                                    text("certified")),
                            of(
                                    DocumentKind.ACADEMIC_WARNING_NOTICE,
                                    text("warning.told", "学号", "学期", "预警等级"),
                                    text("warning.consequence"),
                                    text("warning.demand")),
                            of(
                                    DocumentKind.ACADEMIC_WARNING_LETTER,
                                    text("warning.told-guardian", "学生姓名", "学号", "学期", "预警等级"),
                                    text("warning.consequence"),
                                    text("warning.ask-guardian")),
                            of(
                                    DocumentKind.TREATMENT_NOTICE,
                                    text("warning.treated", "学号", "学期", "处理意见"),
                                    text("warning.because", "理由")),
                            ofUnit(
                                    DocumentKind.PLATFORM_LETTER,
                                    said("platform.letter.text", "单位", "开始日期", "截止日期", "批数", "人数"),
                                    said("platform.letter.late", "应交日期")),
                            ofUnit(
                                    DocumentKind.CORRECTION_LETTER,
                                    said(
                                            "correction.report.text",
                                            "单位",
                                            "时期",
                                            "人数",
                                            "变更人数",
                                            "错误人数"),
                                    said("correction.report.late-cases")),
                            ofUnit(
                                    DocumentKind.CONSIGNMENT_LIST,
                                    said(
                                            "consignment.paper.text",
                                            "移交单位",
                                            "接收单位",
                                            "材料类别",
                                            "件数",
                                            "截止日期")),
                            ofUnit(DocumentKind.HANDOVER_LIST, said("handover.sums", "份数", "页数")),
                            ofUnit(
                                    DocumentKind.DISPOSAL_LIST,
                                    said("disposal.count.words", "到期项数", "销毁项数", "页数")))
                    .flatMap(List::stream)
                    .toList();

    private record Text(String key, List<String> places, @Nullable String lang) {

        Text in(String only) {
            return new Text(key, places, only);
        }
    }

    private static Text text(String key, String... places) {
        return said("document." + key, places);
    }

    private static Text said(String key, String... places) {
        return new Text(key, List.of(places), null);
    }

    /// 单位文书 are printed in Chinese only.
    private static List<EditableText> ofUnit(DocumentKind kind, Text... texts) {
        return of(kind, Stream.of(texts).map(it -> it.in("zh-CN")).toArray(Text[]::new));
    }

    private static List<EditableText> of(DocumentKind kind, Text... texts) {
        return Stream.of(texts)
                .map(it -> new EditableText(kind, it.key, it.places, it.lang))
                .toList();
    }

    private static List<EditableText> moved(DocumentKind kind) {
        return of(
                kind,
                text("moveNotice.granted", "学号", "事项", "生效日期"),
                text("moveNotice.places", "原编入", "编入"),
                text("moveNotice.report", "报到日期"));
    }

    /// In the order of the paper; none for a kind whose words are fixed.
    static List<EditableText> of(DocumentKind kind) {
        return ALL.stream().filter(it -> it.kind == kind).toList();
    }

    /// Those printed in a language.
    static List<EditableText> of(DocumentKind kind, String lang) {
        return of(kind).stream().filter(it -> it.lang == null || it.lang.equals(lang)).toList();
    }

    static List<DocumentKind> kinds() {
        return ALL.stream().map(EditableText::kind).distinct().toList();
    }

    /// The built-in words with the names of what is filled in instead of its numbers.
    String named(String builtIn) {
        return NUMBERED.matcher(builtIn)
                .replaceAll(it ->
                        Matcher.quoteReplacement(
                                "{" + places.get(Integer.parseInt(it.group(1))) + "}"));
    }

    /// As a pattern of [java.text.MessageFormat], in which nothing but the places means anything.
    String pattern(String written) {
        var quoted = written.replace("'", "''");
        return PLACE.matcher(quoted)
                .replaceAll(it ->
                        Matcher.quoteReplacement("{" + places.indexOf(it.group(1).strip()) + "}"));
    }

    /// Everything at once that is wrong with what somebody wrote.
    List<Refusal> faults(String written) {
        var all = new ArrayList<Refusal>();
        var found = new ArrayList<String>();
        for (var it = PLACE.matcher(written); it.find(); ) {
            found.add(it.group(1).strip());
        }
        for (var place : Set.copyOf(found)) {
            if (!places.contains(place)) {
                all.add(
                        Refusal.input(
                                key,
                                "document.template.place",
                                place,
                                places.isEmpty() ? "—" : String.join("、", places)));
            }
        }
        for (var place : places) {
            if (!found.contains(place)) {
                all.add(Refusal.input(key, "document.template.missing", place));
            }
        }
        if (PLACE.matcher(written).replaceAll("").matches("(?s).*[{}].*")) {
            all.add(Refusal.input(key, "document.template.brace"));
        }
        if (written.isBlank() || written.length() > LONGEST) {
            all.add(Refusal.input(key, "document.template.length", LONGEST));
        }
        if (written.chars().anyMatch(it -> Character.isISOControl(it))) {
            all.add(Refusal.input(key, "document.template.control"));
        }
        return all;
    }
}
