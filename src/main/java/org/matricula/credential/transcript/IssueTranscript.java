package org.matricula.credential.transcript;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.document.DocumentKind;
import org.matricula.document.Documents;
import org.matricula.document.Issued;
import org.matricula.document.NewDocument;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.policy.Policies;
import org.matricula.registry.Registry;
import org.matricula.registry.StudentRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 出具成绩单: counts it for its purpose, makes out the document, and writes the line of the register.
/// After an automatic withdrawal none is issued, nor a fourth one for career fairs.
@Service
class IssueTranscript {

    private final IssueRows rows;
    private final TranscriptSheets sheets;
    private final Registry registry;
    private final Documents documents;
    private final Policies policies;
    private final Ledger ledger;
    private final Clock clock;

    IssueTranscript(
            IssueRows rows,
            TranscriptSheets sheets,
            Registry registry,
            Documents documents,
            Policies policies,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.sheets = sheets;
        this.registry = registry;
        this.documents = documents;
        this.policies = policies;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Every reason at once why it cannot be issued now.
    @Transactional(readOnly = true)
    public List<Refusal> refusals(UUID enrolment, Wanted it) {
        return refusals(registry.get(enrolment), it, sheets.results(enrolment, it.term()));
    }

    /// @return the line of the register
    /// @throws Refused with every reason at once
    @Transactional(propagation = Propagation.REQUIRED)
    public UUID issue(UUID enrolment, Wanted it) {
        // two who count the same student wait for each other here, and the second reads behind
        var student = registry.lock(enrolment);
        var results = sheets.results(enrolment, it.term());
        Refused.unlessEmpty(refusals(student, it, results));
        var again = it.form().equals("term") ? rows.same(enrolment, it, results.digest()) : null;
        if (again != null) {
            return again;
        }
        var seq = rows.used(enrolment, it.purpose()) + 1;
        var chinese =
                it.language().equals("en")
                        ? null
                        : document(student, it, results, Locale.SIMPLIFIED_CHINESE);
        var english =
                it.language().equals("zh") ? null : document(student, it, results, Locale.ENGLISH);
        var id =
                rows.add(
                        student, it, seq, chinese, english, results.digest(), LocalDate.now(clock));
        ledger.record(
                Act.of("transcript.issue", "enrolment:" + enrolment)
                        .at(student.scopePos())
                        .inCase(it.caseId())
                        .to(
                                Map.of(
                                        "purpose", it.purpose(),
                                        "seq", seq,
                                        "copies", it.copies(),
                                        "numbers", numbers(chinese, english))));
        return id;
    }

    /// The papers of a line are void; that it was issued stays counted.
    @Transactional(propagation = Propagation.MANDATORY)
    void revoke(UUID issue, String reason) {
        for (var document : rows.documents(issue)) {
            documents.revoked(documents.get(document), reason);
        }
    }

    private List<Refusal> refusals(
            StudentRecord student, Wanted it, TranscriptSheets.Results results) {
        var all = new ArrayList<Refusal>();
        all.addAll(documents.refusals(student.enrolment(), kind(it.form())));
        if (results.empty()) {
            all.add(Refusal.rule("transcript.empty"));
        }
        if (it.purpose().equals("career")) {
            var most =
                    policies.value(
                            TranscriptPolicies.CAREER, student.institution(), LocalDate.now(clock));
            var used = rows.used(student.enrolment(), "career");
            if (used >= most) {
                all.add(Refusal.rule("transcript.career-spent", used, most));
            }
        }
        if (!it.language().equals("zh")) {
            all.addAll(sheets.untranslated(student.institution(), results));
        }
        return all;
    }

    private Issued document(
            StudentRecord student, Wanted it, TranscriptSheets.Results results, Locale language) {
        var person = sheets.person(student.enrolment());
        return documents.issue(
                new NewDocument(
                        kind(it.form()),
                        student.institution(),
                        student.scopePos(),
                        student.enrolment(),
                        student.person(),
                        person.name(),
                        it.caseId()),
                language,
                heading -> sheets.paper(student, person, it, results, heading, language));
    }

    static DocumentKind kind(String form) {
        return switch (form) {
            case "certificate" -> DocumentKind.GRADE_CERTIFICATE;
            case "term" -> DocumentKind.TERM_SHEET;
            default -> DocumentKind.TRANSCRIPT;
        };
    }

    private static List<String> numbers(@Nullable Issued chinese, @Nullable Issued english) {
        var all = new ArrayList<String>();
        if (chinese != null) {
            all.add(chinese.number());
        }
        if (english != null) {
            all.add(english.number());
        }
        return all;
    }
}
