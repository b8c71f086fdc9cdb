package org.matricula.coursework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.matricula.document.DocumentKind;
import org.matricula.document.Documents;
import org.matricula.document.GradeForm;
import org.matricula.document.NewDocument;
import org.matricula.document.Opinion;
import org.matricula.registry.Particulars;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Proceedings;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 成绩更正申请表 (F-17), issued when the correction takes effect.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class GradeCorrectionPaper {

    private static final Locale LANGUAGE = Locale.SIMPLIFIED_CHINESE;

    private final Documents documents;
    private final Particulars particulars;
    private final MessageSource messages;
    private final Clock clock;

    GradeCorrectionPaper(
            Documents documents, Particulars particulars, MessageSource messages, Clock clock) {
        this.documents = documents;
        this.particulars = particulars;
        this.messages = messages;
        this.clock = clock;
    }

    void issue(
            GradeCorrectionRequest form, Correction it, CaseView granted, Proceedings proceedings) {
        var student = particulars.on(granted.subject(), LocalDate.now(clock));
        var applied =
                Objects.requireNonNull(granted.submittedAt()).atZone(clock.getZone()).toLocalDate();
        documents.issue(
                new NewDocument(
                        DocumentKind.GRADE_CORRECTION_FORM,
                        granted.institution(),
                        granted.scopePos(),
                        granted.subject(),
                        granted.person(),
                        student.name(),
                        granted.id()),
                heading ->
                        new GradeForm(
                                        heading,
                                        student,
                                        applied,
                                        it.term(),
                                        it.course(),
                                        text("coursework.attempt." + it.attempt()),
                                        text("case.option." + form.correction()),
                                        told(it, true),
                                        told(it, false),
                                        form.cause(),
                                        granted.applicant(),
                                        proceedings.evidence().stream()
                                                .map(one -> text("evidence." + one))
                                                .toList(),
                                        proceedings.opinions().stream().map(this::opinion).toList())
                                .form());
    }

    /// With the correction its form is void.
    void takeBack(CaseView granted, String reason) {
        documents.ofCase(granted.id()).forEach(it -> documents.revoked(it, reason));
    }

    private String told(Correction it, boolean before) {
        var parts =
                it.parts().stream()
                        .map(part ->
                                text("coursework.part." + part)
                                        + " "
                                        + blank(before ? it.was(part) : it.becomes(part)));
        var total = before ? it.totalWas() : it.total();
        var mark = before ? it.markWas() : it.mark();
        var rest =
                mark != null
                        ? List.of(text("coursework.mark." + mark))
                        : List.of(
                                text("coursework.total")
                                        + " "
                                        + blank(total == null ? "" : total.toString()));
        return java.util.stream.Stream.concat(parts, rest.stream())
                .collect(Collectors.joining("，"));
    }

    private static String blank(String value) {
        return value.isEmpty() ? "—" : value;
    }

    private Opinion opinion(Proceedings.OfficeOpinion it) {
        var key = "document.step." + it.task();
        var label = messages.getMessage(key, null, "", LANGUAGE).isEmpty() ? it.name() : key;
        var said = it.said();
        if (said == null) {
            return Opinion.notNeeded(label);
        }
        var comment = said.comment();
        var words = comment == null || comment.isBlank() ? text("document.approved") : comment;
        var given = Opinion.given(label, words, said.signer(), said.office(), said.on());
        return said.deputyOf() == null ? given : given.byDeputyOf(said.deputyOf());
    }

    private String text(String key) {
        return messages.getMessage(key, null, LANGUAGE);
    }
}
