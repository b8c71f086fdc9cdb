package org.matricula.change.paper;

import java.time.Clock;
import java.time.LocalDate;
import org.matricula.codebook.Codes;
import org.matricula.document.DocumentKind;
import org.matricula.document.Documents;
import org.matricula.document.Issued;
import org.matricula.organisation.Units;
import org.matricula.registry.Particulars;
import org.matricula.registry.Registry;
import org.matricula.workflow.CaseView;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Issues the documents of a change of status, and takes them back with it.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Papers {

    private final Documents documents;
    private final Particulars particulars;
    private final Registry registry;
    private final Units units;
    private final Codes codes;
    private final MessageSource words;
    private final Clock clock;

    Papers(
            Documents documents,
            Particulars particulars,
            Registry registry,
            Units units,
            Codes codes,
            MessageSource words,
            Clock clock) {
        this.documents = documents;
        this.particulars = particulars;
        this.registry = registry;
        this.units = units;
        this.codes = codes;
        this.words = words;
        this.clock = clock;
    }

    /// @param standing the day whose class and standing the documents tell; the first day of the
    ///   enrolment at the earliest
    public Folder open(CaseView of, LocalDate standing) {
        var student = registry.get(of.subject());
        var day = standing.isBefore(student.entryOn()) ? student.entryOn() : standing;
        return new Folder(
                of,
                particulars.on(of.subject(), day),
                units.get(of.institution()).name(),
                student.scopePos(),
                documents,
                words,
                clock.getZone(),
                decidedOn(of));
    }

    /// The day on which a case was decided; today while its last office has yet to pass it.
    public LocalDate decidedOn(CaseView of) {
        var concluded = of.concludedAt();
        return concluded == null
                ? LocalDate.now(clock)
                : concluded.atZone(clock.getZone()).toLocalDate();
    }

    /// Ends what a case had issued that came to nothing.
    public void revoke(CaseView of, String why) {
        documents.ofCase(of.id()).stream()
                .filter(Issued::stands)
                .forEach(it -> documents.revoked(it, why));
    }

    /// The same of one kind of paper.
    public void revoke(CaseView of, DocumentKind kind, String why) {
        documents.ofCase(of.id()).stream()
                .filter(it -> it.kind() == kind && it.stands())
                .forEach(it -> documents.revoked(it, why));
    }

    /// 撤销异动决定书: says that the act was taken back, and ends what the act had issued.
    ///
    /// @param granted the case whose act was taken back
    /// @param reversal the case that decided so
    public void reverse(CaseView granted, CaseView reversal, String reason) {
        var student = registry.get(granted.subject());
        var issued = documents.ofCase(granted.id());
        var decision =
                issued.stream()
                        .filter(it -> it.kind() != DocumentKind.LEAVE_CERTIFICATE)
                        .reduce((first, second) -> second)
                        .map(Issued::number)
                        .orElse(String.valueOf(granted.number()));
        var folder = open(reversal, student.lastDay());
        var by =
                folder.issue(
                        DocumentKind.REVERSAL_DECISION,
                        heading ->
                                folder.letters(heading)
                                        .reversal(
                                                "document.act." + granted.kind(),
                                                decision,
                                                decidedOn(granted),
                                                reason,
                                                codes.label(
                                                        "student-status",
                                                        student.status().code())));
        documents.voided(issued, folder.text("document.void.reversed", by.number()), by);
    }
}
