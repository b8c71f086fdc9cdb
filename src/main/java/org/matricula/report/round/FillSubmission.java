package org.matricula.report.round;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.matricula.report.form.Figures;
import org.matricula.report.form.Fill;
import org.matricula.report.form.Form;
import org.matricula.report.form.Period;
import org.matricula.report.form.Source;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// 填报: figures are taken from the register as it is known now and kept with whom they count; what
/// the register does not know is typed; what looks wrong is explained.
@Service
public class FillSubmission {

    private static final long MOST = 99_999_999;

    private final ReportRows rounds;
    private final SubmissionRows rows;
    private final SubmissionStates states;
    private final Filled filled;
    private final Fill fill;
    private final Units units;
    private final Ledger ledger;
    private final JsonMapper json;
    private final Clock clock;

    FillSubmission(
            ReportRows rounds,
            SubmissionRows rows,
            SubmissionStates states,
            Filled filled,
            Fill fill,
            Units units,
            Ledger ledger,
            JsonMapper json,
            Clock clock) {
        this.rounds = rounds;
        this.rows = rows;
        this.states = states;
        this.filled = filled;
        this.fill = fill;
        this.units = units;
        this.ledger = ledger;
        this.json = json;
        this.clock = clock;
    }

    /// 取数.
    ///
    /// @return how many students the figures rest on
    @Transactional
    public int fill(UUID id) {
        var it = mine(id);
        var round = rounds.get(it.roundId());
        var unit = units.get(it.unitId());
        var period = Period.of(round.asOf());
        var register = new Source.Register(unit.pos(), unit.posEnd(), period, null);
        var counted = rows.keep(id, register);
        var kept = new Source.Kept(id, period);
        for (var form : filled.asked(round.id())) {
            fill.keepMoved(form, register, id);
            var written = fill.expand(form, kept);
            rows.form(id, form.code(), json.writeValueAsString(written));
            rows.figures(id, fill.count(written, kept));
        }
        states.filled(id, clock.instant());
        rows.step(id, "fill", null, clock.instant());
        ledger.record(
                Act.of("report.fill", subject(id))
                        .at(it.scopePos())
                        .to(Map.of("students", counted)));
        return counted;
    }

    /// The numbers of one form that are typed; a blank takes a number back.
    ///
    /// @param numbers by `row/column`
    @Transactional
    public void type(UUID id, String code, Map<String, String> numbers) {
        var it = mine(id);
        var figures = filled.of(it).get(code);
        if (figures == null) {
            throw new Refused(Refusal.conflict("report.not-filled"));
        }
        var wrong = new ArrayList<Refusal>();
        var read = new HashMap<String, Long>();
        for (var row : figures.form().rows()) {
            for (var column : figures.form().columns()) {
                var key = Figures.key(row.key(), column.key());
                var text = numbers.getOrDefault(key, "").strip();
                if (!Form.typed(row, column) || text.isEmpty()) {
                    continue;
                }
                if (text.matches("\\d{1,8}") && Long.parseLong(text) <= MOST) {
                    read.put(key, Long.valueOf(text));
                } else {
                    wrong.add(
                            Refusal.input(
                                    code + "/" + key,
                                    "report.number",
                                    row.label() + " " + column.label(),
                                    text));
                }
            }
        }
        Refused.unlessEmpty(wrong);
        rows.typed(id, code, read);
        ledger.record(
                Act.of("report.type", subject(id))
                        .at(it.scopePos())
                        .from(Map.of("form", code, "numbers", typed(figures)))
                        .to(Map.of("form", code, "numbers", read)));
    }

    /// 审核说明.
    @Transactional
    public void explain(UUID id, String finding, String words) {
        var it = mine(id);
        var one =
                filled.checked(it, rounds.get(it.roundId()), filled.of(it)).stream()
                        .map(Filled.Checked::finding)
                        .filter(found -> found.key().equals(finding))
                        .findFirst()
                        .orElseThrow(() -> new Absent("finding"));
        Refused.unlessEmpty(
                Refusal.all(
                        one.hard() ? Refusal.rule("report.hard", one.name()) : null,
                        words.isBlank() ? Refusal.input("words", "field.missing") : null));
        rows.explain(id, one, words.strip(), clock.instant());
        ledger.record(
                Act.of("report.explain", subject(id))
                        .at(it.scopePos())
                        .because(words.strip())
                        .to(Map.of("finding", finding, "numbers", one.numbers())));
    }

    private static Map<String, Long> typed(Figures it) {
        var all = new HashMap<String, Long>();
        for (var row : it.form().rows()) {
            for (var column : it.form().columns()) {
                var n = it.given(row, column);
                if (Form.typed(row, column) && n != null) {
                    all.put(Figures.key(row.key(), column.key()), n);
                }
            }
        }
        return all;
    }

    private Submission mine(UUID id) {
        rows.hold(id);
        var it = rounds.submission(id);
        Refused.unlessEmpty(
                Refusal.all(
                        Roles.handles(it) ? null : Refusal.forbidden("report.handler"),
                        it.open() ? null : Refusal.conflict("report.frozen")));
        return it;
    }

    static String subject(UUID id) {
        return "submission:" + id;
    }
}
