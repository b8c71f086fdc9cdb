package org.matricula.change.paper;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.matricula.document.DocumentKind;
import org.matricula.document.Documents;
import org.matricula.document.Heading;
import org.matricula.document.Institution;
import org.matricula.document.Issued;
import org.matricula.document.Letters;
import org.matricula.document.NewDocument;
import org.matricula.document.Opinion;
import org.matricula.document.Paper;
import org.matricula.document.StudentFacts;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Proceedings;
import org.matricula.workflow.Proceedings.OfficeOpinion;
import org.springframework.context.MessageSource;

/// 卷宗: what the documents of one case share, while they are made out.
public final class Folder {

    private static final Locale LANGUAGE = Locale.SIMPLIFIED_CHINESE;

    private final CaseView of;
    private final StudentFacts student;
    private final String school;
    private final long scopePos;
    private final Documents documents;
    private final MessageSource words;
    private final ZoneId zone;
    private final LocalDate decidedOn;

    Folder(
            CaseView of,
            StudentFacts student,
            String school,
            long scopePos,
            Documents documents,
            MessageSource words,
            ZoneId zone,
            LocalDate decidedOn) {
        this.of = of;
        this.student = student;
        this.school = school;
        this.scopePos = scopePos;
        this.documents = documents;
        this.words = words;
        this.zone = zone;
        this.decidedOn = decidedOn;
    }

    public StudentFacts student() {
        return student;
    }

    public Institution institution() {
        return Institution.valueOf(of.education().toUpperCase(Locale.ROOT));
    }

    public Letters letters(Heading heading) {
        return new Letters(heading, student, school);
    }

    public Issued issue(DocumentKind kind, Function<Heading, Paper> paper) {
        return documents.issue(
                new NewDocument(
                        kind,
                        of.institution(),
                        scopePos,
                        of.subject(),
                        of.person(),
                        student.name(),
                        of.id()),
                paper);
    }

    /// Ends what says of this student the same as a later document does.
    public void supersede(UUID enrolment, DocumentKind kind, Issued by) {
        documents.superseded(
                documents.of(enrolment).stream()
                        .filter(it -> it.kind() == kind && !it.id().equals(by.id()))
                        .toList(),
                text("document.superseded", by.number()),
                by);
    }

    /// The day of the application.
    public LocalDate appliedOn() {
        return Objects.requireNonNull(of.submittedAt()).atZone(zone).toLocalDate();
    }

    public LocalDate decidedOn() {
        return decidedOn;
    }

    /// Every office's opinion, the applicant's own statement first.
    ///
    /// @param act the message key of what is applied for; null where nobody signs as applicant
    public List<Opinion> opinions(Proceedings proceedings, @Nullable String act) {
        var all = new ArrayList<Opinion>();
        if (act != null) {
            var statement =
                    of.applicantRole().equals("guardian")
                            ? "document.statement.guardian"
                            : "document.statement.student";
            all.add(Opinion.toSign("document.step.applicant", text(statement, text(act))));
        }
        proceedings.opinions().forEach(it -> all.add(opinion(it)));
        return all;
    }

    /// What was handed in, in words.
    public List<String> evidence(Proceedings proceedings) {
        return proceedings.evidence().stream().map(it -> text("evidence." + it)).toList();
    }

    /// Of several kinds of evidence the words of the one that was handed in.
    public @Nullable String handedIn(Proceedings proceedings, String kind) {
        return proceedings.evidence().contains(kind) ? text("evidence." + kind) : null;
    }

    /// Whether the fees are settled, as far as the case shows it.
    public String fees(Proceedings proceedings) {
        return text(
                proceedings.evidence().contains("fee-clearance")
                        ? "document.fees.settled"
                        : "document.fees.unproved");
    }

    public String text(String key, Object... args) {
        return words.getMessage(key, args, LANGUAGE);
    }

    private Opinion opinion(OfficeOpinion it) {
        var key = "document.step." + it.task();
        var label = words.getMessage(key, null, "", LANGUAGE).isEmpty() ? it.name() : key;
        var said = it.said();
        if (said == null) {
            return Opinion.notNeeded(label);
        }
        var comment = said.comment();
        var text = comment == null || comment.isBlank() ? text("document.approved") : comment;
        var given = Opinion.given(label, text, said.signer(), said.office(), said.on());
        return said.deputyOf() == null ? given : given.byDeputyOf(said.deputyOf());
    }
}
