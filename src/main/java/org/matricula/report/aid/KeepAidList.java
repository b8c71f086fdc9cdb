package org.matricula.report.aid;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.matricula.report.round.ListOfRound;
import org.matricula.report.round.ReportRows;
import org.matricula.report.round.Roles;
import org.matricula.report.round.Round;
import org.matricula.report.round.Submission;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 受助学生名单: typed or pasted line by line; one wrong line and none is taken. Whoever does not study
/// there on the day of the notice is not aided: aid stops with a leave or a withdrawal.
@Service
class KeepAidList implements ListOfRound {

    private static final int MOST = 5_000;
    private static final int NAMED = 20;
    private static final int LONGEST_NOTE = 200;
    private static final int LONGEST_HEADING = 40;
    private static final List<String> KINDS = List.of("grant", "tuition", "other");
    private static final String ENROLLED = "01";
    private static final String VOCATIONAL = "L4";

    private final AidRows rows;
    private final ReportRows reports;
    private final PrintedLines lines;
    private final PublishAid publish;
    private final Units units;
    private final Codes codes;
    private final MessageSource messages;
    private final Ledger ledger;
    private final Clock clock;

    KeepAidList(
            AidRows rows,
            ReportRows reports,
            PrintedLines lines,
            PublishAid publish,
            Units units,
            Codes codes,
            MessageSource messages,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.reports = reports;
        this.lines = lines;
        this.publish = publish;
        this.units = units;
        this.codes = codes;
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param text one line a student: number, kind, amount, hardship, note, apart by tabs or
    ///   commas
    /// @return how many lines are new
    @Transactional
    public int add(UUID id, String text) {
        var it = mine(id);
        var round = reports.get(it.roundId());
        var wrong = new ArrayList<Refusal>();
        var lines = read(text, wrong);
        var unit = units.get(it.unitId());
        var known =
                rows
                        .find(
                                lines.stream().map(AidLine::number).distinct().toList(),
                                unit.pos(),
                                unit.posEnd(),
                                round.asOf())
                        .stream()
                        .collect(
                                Collectors.toMap(
                                        AidRows.Found::number, one -> one, (one, other) -> one));
        lines.forEach(line -> judge(line, known.get(line.number()), wrong));
        Refused.unlessEmpty(few(wrong));
        var added =
                lines.stream()
                        .filter(line ->
                                rows.add(id, known.get(line.number()), line, clock.instant()))
                        .count();
        ledger.record(
                Act.of("aid.add", "submission:" + id).at(it.scopePos()).to(Map.of("lines", added)));
        return (int) added;
    }

    private List<AidLine> read(String text, List<Refusal> wrong) {
        var lines = new ArrayList<AidLine>();
        var seen = new HashSet<String>();
        var row = 0;
        for (var written : text.lines().toList()) {
            row++;
            if (written.isBlank()) {
                continue;
            }
            var parts = Stream.of(written.split("[\\t,，]", -1)).map(String::strip).toList();
            var kind = kind(at(parts, 1));
            var amount = at(parts, 2);
            var hardship = at(parts, 3);
            if (kind == null) {
                wrong.add(Refusal.input("text", "aid.kind", row, at(parts, 1)));
            } else if (!amount.isEmpty() && !amount.matches("\\d{1,7}(\\.\\d{1,2})?")) {
                wrong.add(Refusal.input("text", "aid.amount", row, amount));
            } else if (kind.equals("grant") && amount.isEmpty()) {
                wrong.add(Refusal.input("text", "aid.amount-missing", row));
            } else if (!hardship.isEmpty() && codes.codeOf("hardship", hardship).isEmpty()) {
                wrong.add(Refusal.input("text", "aid.hardship", row, hardship));
            } else if (at(parts, 4).length() > LONGEST_NOTE) {
                wrong.add(
                        Refusal.input("text", "aid.note-long", row, String.valueOf(LONGEST_NOTE)));
            } else if (!seen.add(at(parts, 0) + "|" + kind)) {
                wrong.add(Refusal.input("text", "aid.twice", row, at(parts, 0)));
            } else {
                lines.add(
                        new AidLine(
                                row,
                                at(parts, 0),
                                kind,
                                amount.isEmpty() ? null : new BigDecimal(amount),
                                codes.codeOf("hardship", hardship).orElse(null),
                                at(parts, 4).isEmpty() ? null : at(parts, 4)));
            }
        }
        if (lines.isEmpty() && wrong.isEmpty()) {
            wrong.add(Refusal.input("text", "aid.nothing"));
        }
        if (row > MOST) {
            wrong.add(Refusal.input("text", "aid.many", String.valueOf(MOST)));
        }
        return lines;
    }

    /// A wrong column makes every line wrong: nobody reads five thousand sentences.
    private static List<Refusal> few(List<Refusal> wrong) {
        if (wrong.size() <= NAMED) {
            return wrong;
        }
        var few = new ArrayList<>(wrong.subList(0, NAMED));
        few.add(
                Refusal.rule("aid.more-wrong", String.valueOf(wrong.size() - NAMED))
                        .at(wrong.getFirst().field()));
        return few;
    }

    private static void judge(AidLine line, AidRows.@Nullable Found student, List<Refusal> wrong) {
        if (student == null) {
            wrong.add(Refusal.input("text", "aid.unknown", line.row(), line.number()));
        } else if (!ENROLLED.equals(student.status())) {
            wrong.add(Refusal.input("text", "aid.away", line.row(), line.number()));
        } else if (!VOCATIONAL.equals(student.level()) && !student.kind().equals("vocational")) {
            wrong.add(Refusal.input("text", "aid.level", line.row(), line.number()));
        }
    }

    private @Nullable String kind(String said) {
        return KINDS.stream()
                .filter(it ->
                        it.equals(said)
                                || messages.getMessage("aid.kind." + it, null, Locale.CHINESE)
                                        .equals(said))
                .findFirst()
                .orElse(null);
    }

    private Set<String> words(String key) {
        return Set.copyOf(
                Stream.of(Locale.CHINESE, Locale.ENGLISH)
                        .map(it -> messages.getMessage(key, null, it))
                        .toList());
    }

    private static String at(List<String> parts, int i) {
        return i < parts.size() ? parts.get(i) : "";
    }

    @Transactional
    public void remove(UUID id, UUID line) {
        var it = mine(id);
        if (!rows.remove(id, line)) {
            throw new Absent("line " + line);
        }
        ledger.record(
                Act.of("aid.remove", "submission:" + id)
                        .at(it.scopePos())
                        .from(Map.of("line", line.toString())));
    }

    /// 表式: the columns of the notice, one a line as `heading=field`; as long as nobody has signed.
    @Transactional
    public void shape(UUID id, String text) {
        var it = reports.submission(id);
        var round = reports.get(it.roundId());
        var wrong = new ArrayList<Refusal>();
        var columns = new ArrayList<AidView.Column>();
        var row = 0;
        for (var written : text.lines().filter(line -> !line.isBlank()).toList()) {
            row++;
            var parts = written.split("=", 2);
            var field = AidField.named(parts.length < 2 ? "" : parts[1].strip(), this::words);
            if (parts[0].isBlank()
                    || parts[0].strip().length() > LONGEST_HEADING
                    || field.isEmpty()) {
                wrong.add(Refusal.input("columns", "aid.column", row, written.strip()));
            } else {
                columns.add(new AidView.Column(parts[0].strip(), field.get().key));
            }
        }
        Refused.unlessEmpty(few(wrong));
        Refused.unlessEmpty(
                Refusal.all(
                        Roles.judges(round) ? null : Refusal.forbidden("report.superior"),
                        columns.isEmpty() ? Refusal.input("columns", "field.missing") : null,
                        rows.signed(round.id()) ? Refusal.conflict("aid.signed") : null));
        rows.columns(round.id(), columns);
        ledger.record(
                Act.of("aid.shape", "round:" + round.id())
                        .to(Map.of("columns", columns.toString())));
    }

    @Override
    @Transactional
    public List<Refusal> faults(Submission it) {
        var round = reports.get(it.roundId());
        if (!round.kind().equals(Round.AID)) {
            return List.of();
        }
        var faults = new ArrayList<Refusal>();
        if (rows.totals(it.id()).isEmpty()) {
            faults.add(Refusal.rule("aid.empty"));
        }
        rows.away(it.id(), round.asOf(), NAMED)
                .forEach(one ->
                        faults.add(Refusal.rule("aid.away-now", one.name(), one.studentNumber())));
        return faults;
    }

    @Override
    @Transactional
    public void keep(Submission it) {
        if (reports.get(it.roundId()).kind().equals(Round.AID)) {
            lines.keep(it);
        }
    }

    @Override
    @Transactional
    public void reopened(Submission it, String why) {
        publish.fall(it, why);
    }

    private Submission mine(UUID id) {
        var it = reports.held(id);
        if (!reports.get(it.roundId()).kind().equals(Round.AID)) {
            throw new Absent("list " + id);
        }
        Refused.unlessEmpty(
                Refusal.all(
                        Roles.handles(it) ? null : Refusal.forbidden("report.handler"),
                        it.open() ? null : Refusal.conflict("report.frozen")));
        return it;
    }
}
