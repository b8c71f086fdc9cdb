package org.matricula.report.round;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.report.form.Form;
import org.matricula.report.form.Period;
import org.matricula.report.form.ReportForms;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// 下达报送任务: asks units for tables as of a day, by a day; a school without a unit above it opens one
/// for what it owes the education authority. Each unit asked is told at once.
@Service
public class CallForReports {

    static final String LAYOUT_DAMAGED = "report.layout-damaged";

    private final ReportRows rows;
    private final ReportForms forms;
    private final Units units;
    private final Told told;
    private final Ledger ledger;
    private final JsonMapper json;
    private final Clock clock;

    CallForReports(
            ReportRows rows,
            ReportForms forms,
            Units units,
            Told told,
            Ledger ledger,
            JsonMapper json,
            Clock clock) {
        this.rows = rows;
        this.forms = forms;
        this.units = units;
        this.told = told;
        this.ledger = ledger;
        this.json = json;
        this.clock = clock;
    }

    /// Whom a unit may ask: those directly below it that report for themselves.
    public List<Unit> below(UUID unit) {
        return units.below(unit, "branch", "teaching-point", "school").stream()
                .filter(it -> unit.equals(it.parentId()))
                .toList();
    }

    @Transactional
    public UUID open(NewRound asked) {
        var unit = unit(asked.unit());
        var chosen = forms(asked);
        var respondents = respondents(asked, unit);
        var round = tidy(asked);
        var due = round.dueOn();
        var asOf = round.asOf();
        Refused.unlessEmpty(
                Refusal.all(
                        Objects.requireNonNull(round.title()).isEmpty()
                                ? Refusal.input("title", "field.missing")
                                : null,
                        asOf == null || asOf.isAfter(LocalDate.now(clock))
                                ? Refusal.input("asOf", "report.as-of")
                                : null,
                        due == null || asOf != null && due.isBefore(asOf)
                                ? Refusal.input("dueOn", "report.due")
                                : null,
                        chosen.isEmpty() && round.kind().equals(Round.TABLES)
                                ? Refusal.input("forms", "report.forms")
                                : null,
                        respondents.isEmpty() ? Refusal.input("units", "report.units") : null));
        var outside = respondents.equals(List.of(unit));
        var id = rows.add(round, unit, outside, clock.instant());
        for (var i = 0; i < chosen.size(); i++) {
            rows.form(id, i + 1, chosen.get(i).code(), json.writeValueAsString(chosen.get(i)));
        }
        rows.ask(id, respondents);
        rows.submissions(id)
                .forEach(it -> told.handlers(it, "notice.report.asked", round.title(), due));
        ledger.record(
                Act.of("report.open-round", "round:" + id)
                        .at(unit.pos())
                        .to(
                                Map.of(
                                        "title", Objects.requireNonNull(round.title()),
                                        "asOf", String.valueOf(asOf),
                                        "dueOn", String.valueOf(due),
                                        "forms", chosen.stream().map(Form::code).toList(),
                                        "units", respondents.size())));
        return id;
    }

    private Unit unit(@Nullable UUID asked) {
        var actor = Acting.now();
        if (!Roles.opens() && !actor.holds("system")) {
            throw new Refused(Refusal.forbidden("report.opener"));
        }
        var id = asked == null || !actor.holds("system") ? actor.unit() : asked;
        return units.find(id == null ? new UUID(0, 0) : id).orElseThrow(() -> new Absent("unit"));
    }

    private List<Form> forms(NewRound asked) {
        var asOf = asked.asOf();
        var year = asOf == null ? 0 : Period.of(asOf).year();
        var found =
                asked.forms().stream()
                        .distinct()
                        .map(it -> forms.find(it, year))
                        .flatMap(java.util.Optional::stream)
                        .filter(it -> asOf == null || forms.offered(year).contains(it))
                        .toList();
        var damaged = this.forms.damaged();
        Refused.unlessEmpty(
                found.stream()
                        .map(Form::code)
                        .filter(damaged::contains)
                        .map(it -> Refusal.rule(LAYOUT_DAMAGED, it).at("forms"))
                        .toList());
        if (found.size() < asked.forms().stream().distinct().count()) {
            throw new Refused(Refusal.input("forms", "report.forms"));
        }
        return found;
    }

    private List<Unit> respondents(NewRound asked, Unit unit) {
        var below = below(unit.id());
        if (below.isEmpty()) {
            return List.of(unit);
        }
        return asked.units().isEmpty()
                ? below
                : below.stream().filter(it -> asked.units().contains(it.id())).toList();
    }

    private static NewRound tidy(NewRound it) {
        var notice = it.notice();
        return new NewRound(
                it.unit(),
                it.kind(),
                it.title() == null ? "" : it.title().strip(),
                notice == null || notice.isBlank() ? null : notice.strip(),
                it.asOf(),
                it.dueOn(),
                it.forms(),
                it.units());
    }
}
