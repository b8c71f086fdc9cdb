package org.matricula.governance.rulebook;

import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
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
import org.matricula.governance.rulebook.RuleView.Document;
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
    private final ArticleRows articles;
    private final Units units;
    private final Files files;
    private final Ledger ledger;
    private final Clock clock;

    EnterRule(
            Rulebook rulebook,
            RuleRows rows,
            ArticleRows articles,
            Units units,
            Files files,
            Ledger ledger,
            Clock clock) {
        this.rulebook = rulebook;
        this.rows = rows;
        this.articles = articles;
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

    /// Its text, in place of an earlier one only as long as nothing was decided by that.
    @Transactional
    public void attach(UUID id, String name, InputStream content) {
        var unit = ordered(id);
        var document = rulebook.get(id);
        Refused.unlessEmpty(
                Refusal.all(
                        document.fileId() != null && fixed(document, day(document.enteredAt()))
                                ? Refusal.conflict("rule.in-force", document.title()).at("file")
                                : null));
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

    /// Writes down an article, and which policies and processes rest on it. What binds, or bound,
    /// changes by a revision alone: the words may be put right on the day they were written down.
    ///
    /// @param label such as 第二十五条
    /// @param matters `policy:<key>`, `process:<kind>`, `refusal:<code>` or `page:<path>`
    @Transactional
    public void cite(UUID id, String label, String words, List<String> matters) {
        var unit = ordered(id);
        var document = rulebook.get(id);
        var former = articles.written(id, label.strip());
        var changed = former.filter(it -> !it.words().equals(words.strip()));
        Refused.unlessEmpty(
                Refusal.all(
                        changed.isPresent() && fixed(document, changed.get().writtenOn())
                                ? Refusal.conflict("rule.in-force", document.title()).at("words")
                                : null,
                        label.isBlank() ? Refusal.input("label", "field.missing") : null,
                        words.isBlank() ? Refusal.input("words", "field.missing") : null,
                        matters.stream().allMatch(rulebook::known)
                                ? null
                                : Refusal.input("matters", "rule.matter")));
        articles.put(id, label.strip(), words.strip(), matters, LocalDate.now(clock));
        ledger.record(
                Act.of("rule.cite", "rule:" + id)
                        .at(unit.pos())
                        .from(Map.of("words", former.map(ArticleRows.Written::words).orElse("")))
                        .to(
                                Map.of(
                                        "article", label.strip(),
                                        "words", words.strip(),
                                        "matters", matters)));
    }

    /// Whether it is in force, or was, and was written down before today.
    private boolean fixed(Document document, @Nullable LocalDate written) {
        var today = LocalDate.now(clock);
        return !document.from().isAfter(today) && !today.equals(written);
    }

    private LocalDate day(Instant at) {
        return at.atZone(clock.getZone()).toLocalDate();
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
