package org.matricula.governance.rulebook;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.attachment.Content;
import org.matricula.attachment.Files;
import org.matricula.governance.place.OwnInstitution;
import org.matricula.governance.rulebook.RuleView.Article;
import org.matricula.governance.rulebook.RuleView.Document;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.page.Choice;
import org.matricula.page.OpenPages;
import org.matricula.page.RefusalGrounds;
import org.matricula.page.RefusalSentences;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.matricula.policy.PolicyGrounds;
import org.matricula.workflow.CaseKind;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// 制度文件: read by everyone of the institution, its students among them.
@Component
public class Rulebook implements PolicyGrounds, RefusalGrounds {

    private final RuleRows rows;
    private final ArticleRows articleRows;
    private final OwnInstitution own;
    private final Units units;
    private final Files files;
    private final ObjectProvider<PolicyDeclarations> declarations;
    private final ObjectProvider<CaseKind<?>> kinds;
    private final OpenPages pages;
    private final RefusalSentences sentences;
    private final Clock clock;

    Rulebook(
            RuleRows rows,
            ArticleRows articleRows,
            OwnInstitution own,
            Units units,
            Files files,
            ObjectProvider<PolicyDeclarations> declarations,
            ObjectProvider<CaseKind<?>> kinds,
            OpenPages pages,
            RefusalSentences sentences,
            Clock clock) {
        this.rows = rows;
        this.articleRows = articleRows;
        this.own = own;
        this.units = units;
        this.files = files;
        this.declarations = declarations;
        this.kinds = kinds;
        this.pages = pages;
        this.sentences = sentences;
        this.clock = clock;
    }

    /// Those in force at an institution, to choose from.
    public List<Choice> choices(Unit institution) {
        var today = LocalDate.now(clock);
        return of(institution).stream()
                .filter(it -> it.inForce(today))
                .map(it -> new Choice(it.id().toString(), it.told()))
                .toList();
    }

    List<Document> of(Unit institution) {
        return rows.of(path(institution.id()));
    }

    /// @throws Absent if it is another institution's
    Document get(UUID id) {
        return rows.find(id)
                .filter(it -> own.sees(units.get(it.unitId())))
                .orElseThrow(() -> new Absent("rule " + id));
    }

    List<Article> articles(UUID document) {
        return articleRows.articles(document);
    }

    /// Its text. The file lies at the institution, which a class teacher's reach does not cover:
    /// whoever may read the rule may read its text.
    Content file(UUID id) {
        var document = get(id);
        if (document.fileId() == null) {
            throw new Absent("file of rule " + id);
        }
        return Acting.call(Actor.system("rulebook"), () -> files.open(document.fileId()));
    }

    /// Whether an article may be its ground: a policy, a process, a refusal, a page.
    boolean known(String matter) {
        if (matter.startsWith("refusal:")) {
            return sentences.known(matter.substring(8));
        }
        return matter.startsWith("page:")
                ? pages.there(matter.substring(5))
                : matters().contains(matter);
    }

    List<RuleView.Version> versions(UUID id) {
        return rows.versions(id);
    }

    /// 本页依据: the articles in force where the reader belongs that are cited for a page.
    public List<Ground> ofPage(String path) {
        return inForce("page:" + path);
    }

    /// 为什么不行: the sentences of the institution's own that the refusal rests on.
    @Override
    public List<org.matricula.page.Ground> grounds(String code, @Nullable LocalDate on) {
        return belongs()
                .map(it ->
                        articleRows.cited(
                                "refusal:" + code,
                                path(it),
                                on == null ? LocalDate.now(clock) : on))
                .orElse(List.of());
    }

    private List<Ground> inForce(String matter) {
        return belongs()
                .map(it -> articleRows.grounds(matter, path(it), LocalDate.now(clock)))
                .orElse(List.of());
    }

    /// Where the reader belongs, whose rules bind them.
    private Optional<UUID> belongs() {
        return Acting.ifAny().map(_ -> own.unit());
    }

    /// The policies and processes an article may be the ground of, to choose from.
    Set<String> matters() {
        return Stream.concat(
                        declarations.stream()
                                .flatMap(it -> it.policies().stream())
                                .map(Policy::key)
                                .map("policy:"::concat),
                        kinds.stream().<String>map(CaseKind::code).map("process:"::concat))
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    @Override
    public List<Ground> of(String policyKey, @Nullable UUID unit) {
        var at = unit == null ? own.unit() : unit;
        return at == null
                ? List.of()
                : articleRows.grounds("policy:" + policyKey, path(at), LocalDate.now(clock));
    }

    Unit institution(@Nullable UUID asked) {
        return own.of(asked);
    }

    private List<UUID> path(UUID unit) {
        return units.path(unit).stream().map(Unit::id).toList();
    }
}
