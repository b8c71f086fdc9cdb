package org.matricula.governance.rulebook;

import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.attachment.Files;
import org.matricula.attachment.NewFile;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.governance.place.OwnInstitution;
import org.matricula.governance.place.Typed;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 录入制度文件: the charter, a rule of the institution's own, a superior's, a law, with its text and the
/// articles that policies and processes rest on.
@Service
public class EnterRule {

    private static final Set<String> KINDS = Set.of("charter", "school-rule", "superior", "law");

    /// @param unit whose rule it is, null for the acting person's institution
    /// @param until first day no longer in force, null without end
    public record NewRule(
            @Nullable UUID unit,
            String kind,
            String title,
            String issuedBy,
            @Nullable String number,
            @Nullable LocalDate issuedOn,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String summary) {}

    private final Rulebook rulebook;
    private final RuleRows rows;
    private final Units units;
    private final Files files;
    private final Ledger ledger;
    private final Clock clock;

    EnterRule(
            Rulebook rulebook,
            RuleRows rows,
            Units units,
            Files files,
            Ledger ledger,
            Clock clock) {
        this.rulebook = rulebook;
        this.rows = rows;
        this.units = units;
        this.files = files;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    public UUID enter(NewRule asked) {
        var rule = tidy(asked);
        var unit = rulebook.institution(rule.unit());
        Refused.unlessEmpty(refusals(rule, unit));
        var id = rows.add(rule, unit.id(), clock.instant(), Acting.now().name());
        ledger.record(
                Act.of("rule.enter", "rule:" + id)
                        .at(unit.pos())
                        .to(
                                Map.of(
                                        "kind", rule.kind(),
                                        "title", rule.title(),
                                        "number", String.valueOf(rule.number()),
                                        "from", String.valueOf(rule.from()))));
        return id;
    }

    /// Its text, in place of an earlier one.
    @Transactional
    public void attach(UUID id, String name, InputStream content) {
        var unit = ordered(id);
        var file = files.store(new NewFile(unit.pos(), null, "rule-document", name, content));
        rows.attach(id, file.id());
        ledger.record(
                Act.of("rule.attach", "rule:" + id)
                        .at(unit.pos())
                        .to(Map.of("file", file.id().toString())));
    }

    /// 废止, from a day on. It stays readable, for what was decided by it.
    @Transactional
    public void repeal(UUID id, LocalDate on, String reason) {
        var document = rulebook.get(id);
        var unit = units.get(document.unitId());
        Refused.unlessEmpty(
                Refusal.all(
                        OwnInstitution.unlessMay(unit),
                        reason.isBlank() ? Refusal.input("reason", "reason.missing") : null,
                        document.until() != null && !document.until().isAfter(on)
                                ? Refusal.conflict("rule.repealed", document.title())
                                : null));
        rows.repeal(id, on);
        ledger.record(
                Act.of("rule.repeal", "rule:" + id)
                        .at(unit.pos())
                        .because(reason)
                        .to(Map.of("on", on.toString())));
    }

    /// Writes down an article, and which policies and processes rest on it.
    ///
    /// @param label such as 第二十五条
    /// @param matters `policy:<key>`, `process:<kind>`, `refusal:<code>` or `page:<path>`
    @Transactional
    public void cite(UUID id, String label, String words, List<String> matters) {
        var unit = ordered(id);
        Refused.unlessEmpty(
                Refusal.all(
                        label.isBlank() ? Refusal.input("label", "field.missing") : null,
                        words.isBlank() ? Refusal.input("words", "field.missing") : null,
                        matters.stream().allMatch(rulebook::known)
                                ? null
                                : Refusal.input("matters", "rule.matter")));
        rows.put(id, label.strip(), words.strip(), matters);
        ledger.record(
                Act.of("rule.cite", "rule:" + id)
                        .at(unit.pos())
                        .to(Map.of("article", label.strip(), "matters", matters)));
    }

    private Unit ordered(UUID id) {
        var unit = units.get(rulebook.get(id).unitId());
        Refused.unlessEmpty(Refusal.all(OwnInstitution.unlessMay(unit)));
        return unit;
    }

    private static List<Refusal> refusals(NewRule rule, Unit unit) {
        return Refusal.all(
                OwnInstitution.unlessMay(unit),
                KINDS.contains(rule.kind()) ? null : Refusal.input("kind", "rule.kind"),
                rule.title().isEmpty() ? Refusal.input("title", "field.missing") : null,
                rule.issuedBy().isEmpty() ? Refusal.input("issuedBy", "field.missing") : null,
                rule.from() == null ? Refusal.input("from", "field.missing") : null,
                rule.from() != null && rule.until() != null && !rule.until().isAfter(rule.from())
                        ? Refusal.input("until", "body.period")
                        : null);
    }

    private static NewRule tidy(NewRule it) {
        return new NewRule(
                it.unit(),
                Typed.text(it.kind()),
                Typed.text(it.title()),
                Typed.text(it.issuedBy()),
                Typed.orNull(it.number()),
                it.issuedOn(),
                it.from(),
                it.until(),
                Typed.orNull(it.summary()));
    }
}
