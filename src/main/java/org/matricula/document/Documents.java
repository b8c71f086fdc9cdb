package org.matricula.document;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.matricula.attachment.Content;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.matricula.vault.Vault;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 出具文书: numbers a document, freezes what it says, and keeps it for ever. Issuing writes rows in
/// the transaction of what is decided; the PDF is printed from the frozen words afterwards, or when
/// it is first read.
@Service
@Transactional
public class Documents {

    /// Who reads documents: they bear identity numbers and telephones in clear.
    static final List<String> READERS =
            List.of(
                    "student",
                    "guardian",
                    "class-teacher",
                    "counsellor",
                    "student-affairs",
                    "legal-reviewer",
                    "appeals-committee",
                    "department-registrar",
                    "registrar",
                    "academic-office-head",
                    "vice-principal",
                    "archive-keeper",
                    "point-reviewer",
                    "branch-reviewer",
                    "province-reviewer");

    private static final Locale LANGUAGE = Locale.SIMPLIFIED_CHINESE;

    private final DocumentRows rows;
    private final DocumentNumbers numbers;
    private final Press press;
    private final PaperPrinter printer;
    private final PaperTemplates templates;
    private final FilledRows filled;
    private final ObjectProvider<IssueRule> rules;
    private final Units units;
    private final Vault vault;
    private final DocumentSettings settings;
    private final Ledger ledger;
    private final Clock clock;

    Documents(
            DocumentRows rows,
            DocumentNumbers numbers,
            Press press,
            PaperPrinter printer,
            PaperTemplates templates,
            FilledRows filled,
            ObjectProvider<IssueRule> rules,
            Units units,
            Vault vault,
            DocumentSettings settings,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.numbers = numbers;
        this.press = press;
        this.printer = printer;
        this.templates = templates;
        this.filled = filled;
        this.rules = rules;
        this.units = units;
        this.vault = vault;
        this.settings = settings;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Why a document of this kind may not be issued about an enrolment; none where it may.
    @Transactional(readOnly = true)
    public List<Refusal> refusals(UUID enrolment, DocumentKind kind) {
        var all = new ArrayList<Refusal>();
        rules.forEach(it -> all.addAll(it.refusals(enrolment, kind)));
        return all;
    }

    /// Issues a document within the transaction of what it tells of.
    ///
    /// @param paper makes the paper from its heading, which bears number and code
    /// @throws Refused if a rule forbids it
    @Transactional(propagation = Propagation.MANDATORY)
    public Issued issue(NewDocument it, Function<Heading, Paper> paper) {
        return issue(it, LANGUAGE, paper);
    }

    /// The same in another language.
    @Transactional(propagation = Propagation.MANDATORY)
    public Issued issue(NewDocument it, Locale language, Function<Heading, Paper> paper) {
        return issue(it, language, null, paper);
    }

    /// The same for a time only.
    ///
    /// @param validUntil last day on which it may be relied upon, null for without end
    @Transactional(propagation = Propagation.MANDATORY)
    public Issued issue(
            NewDocument it,
            Locale language,
            @Nullable LocalDate validUntil,
            Function<Heading, Paper> paper) {
        Refused.unlessEmpty(refusals(it.enrolment(), it.kind()));
        var institution = units.get(it.institution());
        var today = LocalDate.now(clock);
        var id = rows.id();
        var code = VerificationCode.fresh();
        var number = numbers.next(institution, it.kind(), today);
        var heading =
                new Heading(
                        institution.name(),
                        number,
                        today,
                        VerificationCode.printed(code),
                        settings.verifyAt(code));
        var template = templates.inForce(it.institution(), it.kind(), language);
        var filledIn = paper.apply(heading);
        var sheet = printer.sheet(filledIn, language, PaperTemplates.patterns(it.kind(), template));
        var kept =
                filledIn instanceof Notice notice && !EditableText.of(it.kind()).isEmpty()
                        ? filled.sealed(id, Filled.of(notice, printer.words(language)))
                        : null;
        var sealed = vault.seal(SealedDocuments.SHEET, sheet.html(), SealedDocuments.salt(id));
        rows.add(
                new DocumentRows.Fresh(
                        id,
                        it,
                        institution.name(),
                        number,
                        code,
                        today,
                        clock.instant(),
                        sealed,
                        sheet.title(),
                        sheet.lang(),
                        validUntil,
                        template.map(TemplateVersion::id).orElse(null),
                        kept));
        ledger.record(
                Act.of("document.issue", subject(id))
                        .at(it.scopePos())
                        .inCase(it.caseId())
                        .to(
                                Map.of(
                                        "kind", it.kind().code(),
                                        "number", number,
                                        "enrolment", it.enrolment().toString())));
        return rows.find(id).orElseThrow();
    }

    /// A number for a paper about a unit rather than a student, within the transaction that keeps
    /// it.
    ///
    /// @param institution whose pattern and series it follows
    @Transactional(propagation = Propagation.MANDATORY)
    public String numbered(UUID institution, DocumentKind kind) {
        return numbers.next(units.get(institution), kind, LocalDate.now(clock));
    }

    /// 作废: what these say was taken back. They stay, and say so; what they had taken the place of
    /// stands again.
    @Transactional(propagation = Propagation.MANDATORY)
    public void voided(List<Issued> documents, String reason, Issued by) {
        end(documents, Issued.State.VOID, reason, by);
        for (var it : rows.revive(documents.stream().map(Issued::id).toList())) {
            ledger.record(
                    Act.of("document.stands-again", subject(it.id()))
                            .at(it.scopePos())
                            .inCase(by.caseId())
                            .because(reason)
                            .to(Map.of("number", it.number(), "by", by.number())));
        }
    }

    /// 作废 without another in its place: it was lost, spoilt or made out wrongly.
    @Transactional(propagation = Propagation.MANDATORY)
    public void revoked(Issued document, String reason) {
        end(List.of(document), Issued.State.VOID, reason, null);
    }

    /// 替代: a later document says it anew.
    @Transactional(propagation = Propagation.MANDATORY)
    public void superseded(List<Issued> documents, String reason, Issued by) {
        end(documents, Issued.State.SUPERSEDED, reason, by);
    }

    /// Everything issued about an enrolment, the newest first.
    @Transactional(readOnly = true)
    public List<Issued> of(UUID enrolment) {
        return rows.of(enrolment);
    }

    /// Everything a case has issued, in its order.
    @Transactional(readOnly = true)
    public List<Issued> ofCase(UUID caseId) {
        return rows.ofCase(caseId);
    }

    /// @throws Absent if there is none, or it is beyond the acting person's reach
    @Transactional(readOnly = true)
    public Issued get(UUID id) {
        return rows.find(id).orElseThrow(() -> new Absent("document"));
    }

    /// The PDF as it was issued. Reading it stands in the ledger, as reading any file about a
    /// person does.
    ///
    /// @throws Refused if the acting role reads no documents
    public Content open(UUID id) {
        var it = get(id);
        mustRead();
        return press.open(it);
    }

    static void mustRead() {
        if (!READERS.contains(Acting.now().role())) {
            throw new Refused(Refusal.forbidden("document.reader"));
        }
    }

    /// Prints it now if it still waits for the press: for jobs that hand out many at once.
    public void press(UUID id) {
        press.print(get(id));
    }

    /// A student has come into another unit: all documents about them come along.
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(List<UUID> enrolments, long scopePos) {
        rows.follow(enrolments, scopePos);
    }

    private void end(List<Issued> documents, Issued.State as, String reason, @Nullable Issued by) {
        var standing = documents.stream().filter(Issued::stands).toList();
        if (standing.isEmpty()) {
            return;
        }
        var successor = by == null ? null : by.id();
        rows.end(
                standing.stream().map(Issued::id).toList(), as, reason, successor, clock.instant());
        for (var it : standing) {
            ledger.record(
                    Act.of("document." + as.code(), subject(it.id()))
                            .at(it.scopePos())
                            .inCase(by == null ? null : by.caseId())
                            .because(reason)
                            .to(
                                    by == null
                                            ? Map.of("number", it.number())
                                            : Map.of("number", it.number(), "by", by.number())));
        }
    }

    static String subject(UUID id) {
        return "document:" + id;
    }
}
