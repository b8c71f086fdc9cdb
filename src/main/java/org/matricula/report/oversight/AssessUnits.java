package org.matricula.report.oversight;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.identity.Holder;
import org.matricula.identity.Holders;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.page.Allowed;
import org.matricula.page.Line;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 年度考核: criteria with weights, scores with comments by one person, published by another to the
/// unit that is assessed, which may answer. Until then it sees nothing of it.
@Service
class AssessUnits {

    private static final int WHOLE = 100;

    private final AssessmentRows rows;
    private final Oversee oversee;
    private final Holders holders;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    AssessUnits(
            AssessmentRows rows,
            Oversee oversee,
            Holders holders,
            Notices notices,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.oversee = oversee;
        this.holders = holders;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// One's own criteria and assessments; of the others those that were published.
    @Transactional
    public OversightView.Assessments page(@Nullable Integer asked, List<Line> lines) {
        var year = asked == null ? LocalDate.now(clock).getYear() : asked;
        Refused.unlessEmpty(Refusal.all(Written.year(year)));
        var unit = Acting.now().unit();
        var criteria =
                unit == null || !assesses()
                        ? List.<OversightView.Criterion>of()
                        : rows.criteria(unit, year);
        return new OversightView.Assessments(
                year,
                criteria,
                criteria.stream().mapToInt(OversightView.Criterion::weight).sum(),
                rows.all(year).stream().filter(AssessUnits::seen).toList(),
                assesses(),
                lines);
    }

    @Transactional
    public OversightView.OneAssessment one(UUID id, List<Line> lines) {
        var it = get(id);
        var ours = ours(it);
        return new OversightView.OneAssessment(
                it,
                rows.scores(it),
                ours
                        ? oversee.rows(it.assessorId(), LocalDate.now(clock)).stream()
                                .filter(row -> row.id().equals(it.unitId()))
                                .findFirst()
                                .orElse(null)
                        : null,
                ours && it.state().equals("open"),
                ours && it.state().equals("scored"),
                it.state().equals("published") && it.answer() == null && assessed(it),
                lines);
    }

    @Transactional
    public void add(int year, String name, @Nullable String basis, int weight) {
        var unit = assessor();
        var criteria = rows.criteria(unit, year);
        var sum = criteria.stream().mapToInt(OversightView.Criterion::weight).sum();
        Refused.unlessEmpty(
                Refusal.all(
                        Written.year(year),
                        Written.needed("name", name, Written.NAME),
                        Written.within("basis", basis, Written.BASIS),
                        criteria.stream().anyMatch(it -> it.name().equals(name.strip()))
                                ? Refusal.input("name", "report.criterion-twice", name)
                                : null,
                        weight < 1 || weight > WHOLE - sum
                                ? Refusal.input("weight", "report.weight", WHOLE - sum)
                                : null,
                        rows.begun(unit, year) ? Refusal.conflict("report.begun") : null));
        rows.criterion(unit, year, name.strip(), orNull(basis), weight);
        ledger.record(
                Act.of("assessment.criterion", "unit:" + unit)
                        .to(Map.of("year", year, "name", name.strip(), "weight", weight)));
    }

    @Transactional
    public void drop(int year, UUID criterion) {
        var unit = assessor();
        if (rows.begun(unit, year)) {
            throw new Refused(Refusal.conflict("report.begun"));
        }
        if (rows.drop(unit, year, criterion) == 0) {
            throw new Absent("criterion " + criterion);
        }
        ledger.record(
                Act.of("assessment.drop-criterion", "unit:" + unit)
                        .from(Map.of("year", year, "criterion", criterion.toString())));
    }

    /// 开始考核: of every unit directly below.
    @Transactional
    public int begin(int year) {
        var unit = assessor();
        var sum =
                rows.criteria(unit, year).stream().mapToInt(OversightView.Criterion::weight).sum();
        Refused.unlessEmpty(
                Refusal.all(Refusal.when(sum != WHOLE, "report.weights", String.valueOf(sum))));
        var begun = rows.begin(unit, year);
        Refused.unlessEmpty(Refusal.all(Refusal.when(begun == 0, "report.nobody-below")));
        ledger.record(
                Act.of("assessment.begin", "unit:" + unit)
                        .to(Map.of("year", year, "units", begun)));
        return begun;
    }

    /// 评分.
    ///
    /// @param points by criterion, as typed
    @Transactional
    public void score(
            UUID id,
            Map<UUID, String> points,
            Map<UUID, String> comments,
            @Nullable String comment) {
        var it = held(id);
        Refused.unlessEmpty(
                Refusal.all(
                        ours(it) ? null : Refusal.forbidden("report.assessor"),
                        it.state().equals("open") ? null : Refusal.conflict("report.scored")));
        var read = ReadScores.of(rows.scores(it), points, comments, comment);
        read.forEach((criterion, value) ->
                rows.score(id, criterion, value, orNull(comments.get(criterion))));
        rows.scored(id, orNull(comment), clock.instant());
        ledger.record(
                Act.of("assessment.score", "assessment:" + id)
                        .at(it.scopePos())
                        .because(orNull(comment))
                        .to(Map.of("points", read.toString())));
    }

    /// 审定公布: by somebody else than whoever scored.
    @Transactional
    public void publish(UUID id) {
        var it = held(id);
        var account = Acting.now().account();
        Refused.unlessEmpty(
                Refusal.all(
                        ours(it) ? null : Refusal.forbidden("report.assessor"),
                        it.state().equals("scored") ? null : Refusal.conflict("report.not-scored"),
                        account == null || account.equals(it.scorerId())
                                ? Refusal.rule("report.two-assessors")
                                : null));
        rows.published(id, clock.instant());
        var today = LocalDate.now(clock);
        notices.tell(
                Arrays.stream(roles(OpenToAssessed.class))
                        .flatMap(role -> holders.within(role, it.unitId(), today).stream())
                        .filter(one -> it.unitId().equals(one.unit()))
                        .map(Holder::account)
                        .toList(),
                "notice.assessment.published",
                "/assessments/" + id,
                String.valueOf(it.year()),
                String.valueOf(it.total()));
        ledger.record(
                Act.of("assessment.publish", "assessment:" + id)
                        .at(it.scopePos())
                        .to(Map.of("total", String.valueOf(it.total()))));
    }

    /// 退回重评.
    @Transactional
    public void sendBack(UUID id, String why) {
        var it = held(id);
        Refused.unlessEmpty(
                Refusal.all(
                        ours(it) ? null : Refusal.forbidden("report.assessor"),
                        it.state().equals("scored") ? null : Refusal.conflict("report.not-scored"),
                        why.isBlank() ? Refusal.input("why", "reason.missing") : null,
                        Written.within("why", why, Written.WORDS)));
        rows.sentBack(id, why.strip(), clock.instant());
        if (it.scorerId() != null && !it.scorerId().equals(Acting.now().account())) {
            notices.tell(
                    List.of(it.scorerId()),
                    "notice.assessment.sent-back",
                    "/assessments/" + id,
                    it.unit(),
                    why.strip());
        }
        ledger.record(
                Act.of("assessment.send-back", "assessment:" + id)
                        .at(it.scopePos())
                        .because(why.strip()));
    }

    /// 被考核单位的意见.
    @Transactional
    public void answer(UUID id, String words) {
        var it = held(id);
        Refused.unlessEmpty(
                Refusal.all(
                        assessed(it) && it.state().equals("published")
                                ? null
                                : Refusal.forbidden("report.not-assessed"),
                        it.answer() == null ? null : Refusal.conflict("report.answered"),
                        Written.needed("words", words, Written.OPINION)));
        rows.answered(id, words.strip(), clock.instant());
        if (it.scorerId() != null) {
            notices.tell(
                    List.of(it.scorerId()),
                    "notice.assessment.answered",
                    "/assessments/" + id,
                    it.unit());
        }
        ledger.record(
                Act.of("assessment.answer", "assessment:" + id)
                        .at(it.scopePos())
                        .because(words.strip()));
    }

    private OversightView.Assessment held(UUID id) {
        rows.hold(id);
        return get(id);
    }

    private OversightView.Assessment get(UUID id) {
        return rows.find(id)
                .filter(AssessUnits::seen)
                .orElseThrow(() -> new Absent("assessment " + id));
    }

    private static boolean seen(OversightView.Assessment it) {
        return ours(it) || it.state().equals("published");
    }

    private static boolean ours(OversightView.Assessment it) {
        return assesses() && it.assessorId().equals(Acting.now().unit());
    }

    private static boolean assessed(OversightView.Assessment it) {
        return it.unitId().equals(Acting.now().unit());
    }

    private static boolean assesses() {
        return Acting.now().holds(roles(OpenToOversight.class));
    }

    private static UUID assessor() {
        var unit = Acting.now().unit();
        if (unit == null || !assesses()) {
            throw new Refused(Refusal.forbidden("report.assessor"));
        }
        return unit;
    }

    private static String[] roles(Class<?> open) {
        var allowed = AnnotatedElementUtils.findMergedAnnotation(open, Allowed.class);
        return allowed == null ? new String[0] : allowed.value();
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
