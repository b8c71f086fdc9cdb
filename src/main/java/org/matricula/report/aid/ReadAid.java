package org.matricula.report.aid;

import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.codebook.Codes;
import org.matricula.governance.publication.PublishList;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.matricula.personal.Masks;
import org.matricula.report.round.ReportRows;
import org.matricula.report.round.Roles;
import org.matricula.report.round.Round;
import org.matricula.report.round.Submission;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// A list of aided students as its people see it, and as it leaves the program: in the form of the
/// notice. Each look is noted: who is poor is nobody's business without one.
@Service
class ReadAid {

    private static final int LONGEST_REASON = 200;
    private static final int LISTED = 100;

    private final AidRows rows;
    private final KeepAidList keep;
    private final ReportRows reports;
    private final PrintedLines lines;
    private final KeptLines kept;
    private final PublishList publicity;
    private final Codes codes;
    private final Problems problems;
    private final MessageSource messages;
    private final Ledger ledger;
    private final Clock clock;

    ReadAid(
            AidRows rows,
            KeepAidList keep,
            ReportRows reports,
            PrintedLines lines,
            KeptLines kept,
            PublishList publicity,
            Codes codes,
            Problems problems,
            MessageSource messages,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.keep = keep;
        this.reports = reports;
        this.lines = lines;
        this.kept = kept;
        this.publicity = publicity;
        this.codes = codes;
        this.problems = problems;
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param typed what was typed and refused
    @Transactional
    public AidView.Page page(
            UUID id, @Nullable UUID after, String typed, List<Line> wrong, Locale locale) {
        var it = list(id);
        var round = reports.get(it.roundId());
        var shown =
                Slice.of(
                        rows.lines(id, round.asOf(), after, LISTED),
                        LISTED,
                        row -> row.id().toString());
        var then =
                lines.signed(it)
                        ? kept.of(id, shown.items().stream().map(AidView.Row::id).toList())
                        : Map.<UUID, Printed>of();
        ledger.note(
                Act.of("aid.read", "submission:" + id)
                        .at(it.scopePos())
                        .to(Map.of("shown", shown.items().size())));
        return new AidView.Page(
                it,
                round,
                shown.map(row -> labelled(row, then.get(row.id()), locale)),
                rows.totals(id),
                columns(round, locale),
                reports.versions(id),
                it.open()
                        ? keep.faults(it).stream()
                                .map(fault -> problems.line(fault, locale))
                                .toList()
                        : List.of(),
                rows.twice(id),
                it.open() && Roles.handles(it),
                it.state().equals("signed") && Roles.heads(it),
                it.state().equals("submitted") && Roles.judges(round),
                Roles.judges(round) && !rows.signed(round.id()),
                rows.publication(id).orElse(null),
                (Roles.handles(it) || Roles.heads(it))
                        && !it.replaced()
                        && lines.signed(it)
                        && rows.publication(id).isEmpty(),
                publicity.least(it.unitId()),
                LocalDate.now(clock),
                typed,
                wrong);
    }

    /// @param then the line as it was signed
    private AidView.Row labelled(AidView.Row it, @Nullable Printed then, Locale locale) {
        var who = then == null ? null : then.who();
        return new AidView.Row(
                it.id(),
                it.enrolmentId(),
                who == null ? it.name() : who.name(),
                who == null ? it.studentNumber() : who.studentNumber(),
                who == null ? it.unit() : who.unit(),
                who == null ? it.gradeLevel() : who.gradeLevel(),
                it.kind(),
                it.amount(),
                it.hardship() == null ? null : codes.label("hardship", it.hardship(), locale),
                it.note(),
                codes.label("student-status", who == null ? it.status() : who.status(), locale));
    }

    private List<AidView.Column> columns(Round round, Locale locale) {
        var given = rows.columns(round.id());
        return given.isEmpty()
                ? AidField.USUAL.stream()
                        .map(it -> new AidView.Column(say("aid.field." + it.key, locale), it.key))
                        .toList()
                : given;
    }

    /// Writes down that the list is taken, before its first line leaves.
    ///
    /// @param clear whether identity numbers leave whole: only of a signed list
    /// @param reason of each export: who is poor leaves with every one
    @Transactional
    public Submission take(UUID id, boolean clear, String reason) {
        var it = list(id);
        Refused.unlessEmpty(
                Refusal.all(
                        reason.isBlank()
                                ? Refusal.input("reason", clear ? "export.clear" : "aid.reason")
                                : null,
                        reason.strip().length() > LONGEST_REASON
                                ? Refusal.input(
                                        "reason", "report.too-long", String.valueOf(LONGEST_REASON))
                                : null,
                        clear && it.open() ? Refusal.conflict("aid.unsigned") : null,
                        Roles.handles(it)
                                        || Roles.heads(it)
                                        || Roles.judges(reports.get(it.roundId()))
                                ? null
                                : Refusal.forbidden("report.handler")));
        ledger.note(
                Act.of("aid.export", "submission:" + id)
                        .at(it.scopePos())
                        .because(reason.isBlank() ? null : reason.strip())
                        .to(Map.of("clear", clear)));
        return it;
    }

    /// In the form of the notice.
    @Transactional
    public void write(UUID id, boolean clear, OutputStream out, Locale locale) {
        var it = list(id);
        var round = reports.get(it.roundId());
        var columns = columns(round, locale);
        var fields = columns.stream().map(one -> AidField.of(one.field()).orElseThrow()).toList();
        try (var sheet =
                SheetWriter.xlsx(
                        out,
                        SheetDesign.of(
                                round.title(),
                                columns.stream().map(AidView.Column::heading).toList()))) {
            lines.each(
                    it,
                    line -> {
                        var cells = new ArrayList<@Nullable Object>();
                        fields.forEach(field -> cells.add(value(field, line, clear, locale)));
                        sheet.row(cells);
                    });
            sheet.mark(mark(it, locale));
        }
    }

    private String mark(Submission it, Locale locale) {
        return say(
                "aid.mark",
                locale,
                it.unit(),
                Acting.now().name(),
                ZonedDateTime.now(clock).format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")),
                lines.signed(it) && it.hash() != null ? it.hash() : "");
    }

    private @Nullable Object value(AidField field, Printed line, boolean clear, Locale locale) {
        var it = line.who();
        return switch (field) {
            case NAME -> it.name();
            case DOCUMENT_TYPE -> codes.label("document-type", it.documentType(), locale);
            case DOCUMENT_NUMBER ->
                    it.documentNumber() == null || clear
                            ? it.documentNumber()
                            : Masks.document(it.documentNumber());
            case STUDENT_NUMBER -> it.studentNumber();
            case REGISTRY_NUMBER ->
                    it.registryNumber() == null || clear
                            ? it.registryNumber()
                            : Masks.registryNumber(it.registryNumber());
            case SEX -> codes.label("sex", it.sex(), locale);
            case BIRTH_ON -> it.birthOn();
            case ETHNICITY -> codes.label("ethnicity", it.ethnicity(), locale);
            case SCHOOL -> it.school();
            case CLASS -> it.unit();
            case GRADE -> it.gradeLevel();
            case ENTRY_ON -> it.entryOn();
            case HOUSEHOLD_TYPE -> codes.label("household-type", it.householdType(), locale);
            case STATUS -> codes.label("student-status", it.status(), locale);
            case KIND -> say("aid.kind." + line.kind(), locale);
            case AMOUNT -> line.amount();
            case HARDSHIP -> codes.label("hardship", line.hardship(), locale);
            case NOTE -> line.note();
        };
    }

    private Submission list(UUID id) {
        var it = reports.submission(id);
        if (!reports.get(it.roundId()).kind().equals(Round.AID)) {
            throw new Absent("list " + id);
        }
        return it;
    }

    private String say(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
