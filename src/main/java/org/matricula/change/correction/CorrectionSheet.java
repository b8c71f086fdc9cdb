package org.matricula.change.correction;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.registry.CorrectDetails;
import org.matricula.registry.Detail;
import org.matricula.registry.Registry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 更正项: which fields an application is to change, old and new value side by side with their
/// evidence. Private values stay masked until somebody says why they have to be read.
@Service
public class CorrectionSheet {

    /// One paper that is called for, or one of several.
    ///
    /// @param handedIn null while it is missing
    public record Called(String kind, boolean alone, @Nullable UUID handedIn) {}

    /// @param tier `unit` or `above`; blank where the matrix has no line
    public record Line(
            Detail detail,
            String before,
            String after,
            String tier,
            String verdict,
            String source,
            List<Called> evidence) {}

    public record Shown(
            CorrectionItems.CaseHead head,
            StudentMoment moment,
            List<Line> lines,
            List<CorrectionItems.Tick> ticks,
            List<CorrectionItems.Paper> doubtful,
            boolean clear,
            boolean mayEdit,
            boolean mayTick) {}

    private static final String SCANNED = "scanned";
    private static final int LONGEST_NOTE = 200;
    private static final int TELLING = 2;
    private static final Set<String> EXAMINERS =
            Set.of(
                    "class-teacher",
                    "counsellor",
                    "department-registrar",
                    "registrar",
                    "academic-office-head",
                    "point-reviewer",
                    "branch-reviewer",
                    "province-reviewer");

    private final CorrectionItems items;
    private final CorrectionTicks ticks;
    private final CorrectionRules rules;
    private final EvidenceMatrix matrix;
    private final CorrectDetails details;
    private final Registry registry;
    private final Codes codes;
    private final Ledger ledger;
    private final Clock clock;

    CorrectionSheet(
            CorrectionItems items,
            CorrectionTicks ticks,
            CorrectionRules rules,
            EvidenceMatrix matrix,
            CorrectDetails details,
            Registry registry,
            Codes codes,
            Ledger ledger,
            Clock clock) {
        this.items = items;
        this.ticks = ticks;
        this.rules = rules;
        this.matrix = matrix;
        this.details = details;
        this.registry = registry;
        this.codes = codes;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @throws Absent if there is none within reach
    @Transactional(readOnly = true)
    public Shown show(UUID caseId, Locale locale) {
        return shown(head(caseId), false, locale);
    }

    /// In clear; the ledger says who read it and why.
    @Transactional
    public Shown unmasked(UUID caseId, String reason, Locale locale) {
        var head = head(caseId);
        if (reason.strip().length() < TELLING) {
            throw new Refused(Refusal.input("reason", "correction.unmask-why"));
        }
        ledger.record(
                Act.of("correction.unmask", "case:" + caseId)
                        .at(head.scopePos())
                        .inCase(caseId)
                        .because(reason.strip()));
        return shown(head, true, locale);
    }

    /// Takes a field upon the sheet, or another new value for it.
    ///
    /// @param typed a code or its words for a coded field, a day as 2008-05-01
    @Transactional
    public void put(UUID caseId, String field, String typed) {
        var head = editable(caseId);
        var detail =
                Detail.of(field)
                        .orElseThrow(() ->
                                new Refused(Refusal.input("field", "correction.field", field)));
        var value = read(detail, typed.strip());
        var before =
                Objects.requireNonNull(details.now(head.enrolment(), List.of(detail)).get(detail));
        Refused.unlessEmpty(
                Refusal.all(
                        before.equals(value)
                                ? Refusal.rule("correction.same", CorrectionRules.word(detail))
                                        .at("value")
                                : null));
        items.put(head, detail, before, value);
        ticks.fall(caseId, detail.code(), clock.instant());
    }

    @Transactional
    public void remove(UUID caseId, String field) {
        editable(caseId);
        if (!items.remove(caseId, Detail.of(field).orElseThrow(() -> new Absent("field")))) {
            throw new Absent("field");
        }
        ticks.fall(caseId, field, clock.instant());
    }

    /// 核对原件: what somebody other than the applicant has seen of the images.
    ///
    /// @param note why an image that seems to be a phone's or a screen's is a scan all the same
    @Transactional
    public void tick(UUID caseId, List<String> seen, String note) {
        var head = head(caseId);
        var doubtful = seen.contains(SCANNED) ? doubtful(caseId) : List.<CorrectionItems.Paper>of();
        Refused.unlessEmpty(
                Refusal.all(
                        mayTick(head) ? null : Refusal.forbidden("correction.not-examiner"),
                        InformationCorrection.TICKS.containsAll(seen) && !seen.isEmpty()
                                ? null
                                : Refusal.input("tick", "correction.tick"),
                        doubtful.isEmpty() || !note.isBlank()
                                ? null
                                : Refusal.rule(
                                                "correction.doubtful",
                                                doubtful.stream()
                                                        .map(it ->
                                                                it.name() + "（" + it.madeBy() + "）")
                                                        .collect(Collectors.joining("、")))
                                        .at("note"),
                        note.length() > LONGEST_NOTE
                                ? Refusal.input("note", "correction.note", LONGEST_NOTE)
                                : null));
        var because = note.isBlank() ? null : note.strip();
        seen.forEach(
                it -> ticks.set(head, it, it.equals(SCANNED) ? because : null, clock.instant()));
        ledger.record(
                Act.of("correction.check", "case:" + caseId)
                        .at(head.scopePos())
                        .inCase(caseId)
                        .because(because)
                        .to(java.util.Map.of("ticks", List.copyOf(seen))));
    }

    private Shown shown(CorrectionItems.CaseHead head, boolean clear, Locale locale) {
        var student = registry.get(head.enrolment());
        var today = LocalDate.now(clock);
        var moment = rules.moment(student, today);
        var reason =
                CorrectionReason.of(
                        head.because() == null ? CorrectionReason.CHANGE.code() : head.because());
        var papers = items.papers(head.id());
        var lines = new ArrayList<Line>();
        for (var it : items.of(head.id())) {
            var rule =
                    matrix.rule(head.institution(), it.detail(), reason, moment, today)
                            .orElse(null);
            lines.add(
                    new Line(
                            it.detail(),
                            told(it.detail(), it.before(), clear, locale),
                            told(it.detail(), it.after(), clear, locale),
                            rule == null ? "" : rule.tier(),
                            rule == null ? "closed" : rule.verdict(),
                            rule == null ? "" : rule.source(),
                            rule == null
                                    ? List.of()
                                    : rule.groups(it.after()).stream()
                                            .flatMap(group ->
                                                    group.stream()
                                                            .map(kind ->
                                                                    new Called(
                                                                            kind,
                                                                            group.size() == 1,
                                                                            file(papers, kind))))
                                            .toList()));
        }
        return new Shown(
                head,
                moment,
                lines,
                ticks.of(head.id()),
                papers.stream().filter(it -> it.madeAs() != null).toList(),
                clear,
                mayEdit(head),
                mayTick(head) && !papers.isEmpty());
    }

    /// 国家开放大学学生基本信息修改材料要求: scans alone, no photograph by a phone, no screenshot.
    private List<CorrectionItems.Paper> doubtful(UUID caseId) {
        return items.papers(caseId).stream().filter(it -> it.madeAs() != null).toList();
    }

    private static @Nullable UUID file(List<CorrectionItems.Paper> papers, String kind) {
        return papers.stream()
                .filter(it -> it.kind().equals(kind))
                .map(CorrectionItems.Paper::file)
                .findFirst()
                .orElse(null);
    }

    String told(Detail it, String value, boolean clear, Locale locale) {
        if (value.isEmpty()) {
            return "";
        }
        if (it.codes() != null) {
            return codes.label(it.codes(), value, locale);
        }
        return clear || !it.isPrivate() ? value : it.masked(value);
    }

    private String read(Detail it, String typed) {
        if (typed.isEmpty() || it.codes() == null) {
            return typed;
        }
        return codes.codeOf(it.codes(), typed)
                .orElseThrow(() ->
                        new Refused(
                                Refusal.input(
                                        "value", "detail.code", CorrectionRules.word(it), typed)));
    }

    private boolean mayEdit(CorrectionItems.CaseHead it) {
        return it.editable() && Objects.equals(it.applicant(), Acting.now().account());
    }

    private boolean mayTick(CorrectionItems.CaseHead it) {
        return it.underWay()
                && EXAMINERS.contains(Acting.now().role())
                && !Objects.equals(it.applicant(), Acting.now().account());
    }

    private CorrectionItems.CaseHead editable(UUID caseId) {
        var head = head(caseId);
        if (!mayEdit(head)) {
            throw new Refused(Refusal.conflict("correction.not-editable"));
        }
        return head;
    }

    private CorrectionItems.CaseHead head(UUID caseId) {
        return items.find(caseId).orElseThrow(() -> new Absent("case"));
    }
}
