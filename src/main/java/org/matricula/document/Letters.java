package org.matricula.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.document.Notice.Kind;
import org.matricula.document.Notice.Paragraph;

/// The letters that follow a change of status, each in the school's own voice.
///
/// @param heading its number and day; the day printed is the day of issue
/// @param student whom it is about
/// @param issuer who stands over the seal: the school, or its registry
public record Letters(Heading heading, StudentFacts student, String issuer) {

    /// 休学通知书: tells the student from when to when, and by when to be back.
    public Notice leaveNotice(LocalDate from, LocalDate lastOn, int remindDays) {
        return toStudent(
                "document.leaveNotice",
                new Paragraph("document.leaveNotice.granted", student.number(), from, lastOn),
                new Paragraph("document.leaveNotice.during"),
                new Paragraph("document.leaveNotice.back", String.valueOf(remindDays)));
    }

    /// 延长休学通知书.
    public Notice extensionNotice(LocalDate from, LocalDate lastOn, int remindDays) {
        return toStudent(
                "document.extensionNotice",
                new Paragraph("document.extensionNotice.granted", student.number(), from, lastOn),
                new Paragraph("document.leaveNotice.during"),
                new Paragraph("document.leaveNotice.back", String.valueOf(remindDays)));
    }

    /// 休学证明: shown on return, and to whoever asks meanwhile.
    public Notice leaveCertificate(LocalDate from, LocalDate lastOn) {
        return letter(
                "document.leaveCertificate",
                null,
                List.of(
                        identified("document.leaveCertificate.who"),
                        new Paragraph("document.leaveCertificate.text", from, lastOn),
                        new Paragraph("document.certified")),
                List.of(),
                false);
    }

    /// 复学通知书: where and when to report.
    public Notice returnNotice(LocalDate returnOn, String placement, LocalDate reportBy) {
        return letter(
                "document.returnNotice",
                student.name(),
                List.of(
                        new Paragraph("document.returnNotice.granted", student.number(), returnOn),
                        new Paragraph("document.returnNotice.placement", placement),
                        new Paragraph("document.returnNotice.report", reportBy)),
                Copies.of("registrar", "department", "finance", "student"),
                true);
    }

    /// 留级, 跳级, 转班, 转专业通知书: from where to where, and by when to report there. It goes to the
    /// departments on both sides.
    ///
    /// @param kind its title
    /// @param act message key of what was granted
    public Notice moveNotice(
            DocumentKind kind,
            String act,
            LocalDate on,
            String from,
            String to,
            LocalDate reportBy) {
        return new Notice(
                kind.label(),
                Kind.LETTER,
                heading,
                student.name(),
                List.of(
                        new Paragraph(
                                "document.moveNotice.granted",
                                student.number(),
                                new Field.Keyed(act),
                                on),
                        new Paragraph("document.moveNotice.places", from, to),
                        new Paragraph("document.moveNotice.report", reportBy)),
                List.of(),
                issuer,
                heading.printedOn(),
                Copies.of("registrar", "sending", "receiving", "finance", "student"),
                true);
    }

    /// 延长学习年限通知书.
    public Notice studyExtensionNotice(LocalDate on, LocalDate graduationOn) {
        return new Notice(
                DocumentKind.STUDY_EXTENSION_NOTICE.label(),
                Kind.LETTER,
                heading,
                student.name(),
                List.of(
                        new Paragraph(
                                "document.studyExtensionNotice.granted",
                                student.number(),
                                on,
                                graduationOn),
                        new Paragraph("document.studyExtensionNotice.during")),
                List.of(),
                issuer,
                heading.printedOn(),
                Copies.of("registrar", "department", "finance", "student"),
                true);
    }

    /// 退学决定书. 普通高等学校学生管理规定 第五十三条: facts, ground, and the way of appeal; 第六十条: ten days for it.
    ///
    /// @param facts what was found, as sentences of the case
    /// @param ground the article relied on, as printed
    public Notice withdrawalDecision(
            WithdrawalForm.Kind kind,
            String facts,
            String ground,
            LocalDate effectiveOn,
            int leaveDays,
            int appealDays) {
        return new Notice(
                "document.withdrawalDecision.title",
                Kind.DECISION,
                heading,
                student.name(),
                List.of(
                        identified("document.withdrawalDecision.who"),
                        new Paragraph("document.withdrawalDecision.facts", facts),
                        new Paragraph(
                                "document.withdrawalDecision.ground." + kind.name(),
                                ground,
                                effectiveOn),
                        new Paragraph(
                                "document.withdrawalDecision.leave", String.valueOf(leaveDays)),
                        new Paragraph(
                                "document.withdrawalDecision.appeal", String.valueOf(appealDays))),
                List.of(),
                issuer,
                heading.printedOn(),
                Copies.of("file", "department", "studentAffairs", "student"),
                true);
    }

    /// 退学证明; never after an automatic withdrawal.
    public Notice withdrawalCertificate(LocalDate withdrawnOn) {
        return letter(
                "document.withdrawalCertificate",
                null,
                List.of(
                        identified("document.withdrawalCertificate.who"),
                        new Paragraph("document.withdrawalCertificate.text", withdrawnOn),
                        new Paragraph("document.certified")),
                List.of(),
                false);
    }

    /// 学籍证书: that somebody is registered here, and as what.
    ///
    /// @param status the student's status, as printed
    /// @param replaced number of the certificate in whose place this one is issued, or null
    public Notice statusCertificate(String status, @Nullable String replaced) {
        var sentences = new ArrayList<Paragraph>();
        sentences.add(identified("document.statusCertificate.who"));
        sentences.add(new Paragraph("document.statusCertificate.text", status));
        if (replaced != null) {
            sentences.add(new Paragraph("document.statusCertificate.replaced", replaced));
        }
        sentences.add(new Paragraph("document.certified"));
        return new Notice(
                "document.statusCertificate.title",
                Kind.LETTER,
                heading,
                null,
                sentences,
                Stream.concat(student.person().stream(), student.placement().stream()).toList(),
                issuer,
                heading.printedOn(),
                List.of(),
                false);
    }

    /// 撤销异动决定书: an act that took effect is taken back; both stay on record.
    ///
    /// @param act message key of what is taken back, such as `document.act.leave`
    /// @param document the number under which it was decided
    /// @param status the student's status from now on, as printed
    public Notice reversal(
            String act, String document, LocalDate decidedOn, String reason, String status) {
        return new Notice(
                "document.reversal.title",
                Kind.DECISION,
                heading,
                student.name(),
                List.of(
                        identified("document.reversal.who"),
                        new Paragraph(
                                "document.reversal.act", decidedOn, document, new Field.Keyed(act)),
                        new Paragraph("document.reversal.reason", reason),
                        new Paragraph("document.reversal.status", status)),
                List.of(),
                issuer,
                heading.printedOn(),
                Copies.of("registrar", "department", "student"),
                false);
    }

    /// A notice that tells a student one thing, with a receipt.
    ///
    /// @param stem `document.<name>`: its title at `.title`, its sentence at `.text`, with the
    ///   student's number first
    public Notice told(String stem, Object... args) {
        var all = new ArrayList<Object>();
        all.add(student.number());
        all.addAll(List.of(args));
        return toStudent(stem, new Paragraph(stem + ".text", all), new Paragraph(stem + ".then"));
    }

    /// A certificate of one fact: its title at `.title`, its sentence at `.text`.
    public Notice certified(String stem, Object... args) {
        return letter(
                stem,
                null,
                List.of(
                        identified("document.standing.who"),
                        new Paragraph(stem + ".text", List.of(args)),
                        new Paragraph("document.certified")),
                List.of(),
                false);
    }

    /// A decision that ends a status: facts, ground, and both ways of appeal (普通高等学校学生管理规定
    /// 第五十三条、第六十条至 第六十三条).
    ///
    /// @param ground as printed
    public Notice decided(
            String stem,
            String facts,
            String ground,
            LocalDate effectiveOn,
            int appealDays,
            int furtherDays) {
        return new Notice(
                stem + ".title",
                Kind.DECISION,
                heading,
                student.name(),
                List.of(
                        identified("document.standing.who"),
                        new Paragraph("document.withdrawalDecision.facts", facts),
                        new Paragraph(stem + ".text", ground, effectiveOn),
                        new Paragraph(
                                "document.standing.appeal",
                                String.valueOf(appealDays),
                                String.valueOf(furtherDays))),
                List.of(),
                issuer,
                heading.printedOn(),
                Copies.of("file", "department", "studentAffairs", "student"),
                true);
    }

    private Notice toStudent(String stem, Paragraph... said) {
        return letter(
                stem,
                student.name(),
                List.of(said),
                Copies.of("registrar", "department", "student"),
                true);
    }

    private Notice letter(
            String stem,
            @Nullable String addressee,
            List<Paragraph> said,
            List<String> copies,
            boolean receipt) {
        var day = heading.printedOn();
        return new Notice(
                stem + ".title",
                Kind.LETTER,
                heading,
                addressee,
                said,
                List.of(),
                issuer,
                day,
                copies,
                receipt);
    }

    private Paragraph identified(String key) {
        return new Paragraph(key, student);
    }
}
