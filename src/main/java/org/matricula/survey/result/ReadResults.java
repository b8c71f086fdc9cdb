package org.matricula.survey.result;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.matricula.survey.form.Kind;
import org.matricula.survey.form.Question;
import org.matricula.survey.form.QuestionRows;
import org.matricula.survey.form.Questionnaire;
import org.matricula.survey.form.Questionnaires;
import org.matricula.survey.form.Section;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 调查结果. What is anonymous is read after the end alone, and no group smaller than the school allows
/// is told of (个人信息保护法 第七十三条: what can be led back to a person is not anonymous).
@Service
public class ReadResults {

    private static final String[] WRITERS = {
        "class-teacher", "counsellor", "department-registrar", "registrar"
    };

    private final Questionnaires questionnaires;
    private final QuestionRows questions;
    private final CountReplies rows;
    private final Ledger ledger;

    ReadResults(
            Questionnaires questionnaires,
            QuestionRows questions,
            CountReplies rows,
            Ledger ledger) {
        this.questionnaires = questionnaires;
        this.questions = questions;
        this.rows = rows;
        this.ledger = ledger;
    }

    /// @throws Refused while it is not to be read yet
    @Transactional(readOnly = true)
    public Result result(UUID id) {
        var it = readable(id);
        var replies = rows.replies(id);
        if (replies < least(it)) {
            return new Result(it, replies, true, List.of(), List.of());
        }
        return new Result(it, replies, false, cross(it).bys(), answered(it));
    }

    /// @throws Refused where it tells nothing by this, or what it tells would be of too few
    @Transactional(readOnly = true)
    public List<CrossTable> crossed(UUID id, String by) {
        var it = readable(id);
        var chosen = By.of(by).orElseThrow(() -> new Refused(Refusal.input("by", "survey.by")));
        if (rows.replies(id) < least(it)) {
            throw new Refused(Refusal.rule("survey.withheld", least(it)));
        }
        var cross = cross(it);
        if (!cross.bys().contains(chosen)) {
            throw new Refused(Refusal.input("by", "survey.by"));
        }
        return cross.tables(chosen, Section.questions(questions.form(id)));
    }

    /// What was said in words, by those who reach the whole of what was asked; each look is written
    /// down. Of a named questionnaire with who said it.
    @Transactional
    public Slice<CountReplies.Text> texts(UUID id, UUID question, @Nullable UUID after, int most) {
        var it = readable(id);
        if (!mayReadTexts(it)) {
            throw new Refused(Refusal.forbidden("survey.texts"));
        }
        var asked = text(it, question);
        if (rows.replies(id) < least(it) || ofFew(it, asked)) {
            throw new Refused(Refusal.rule("survey.withheld", least(it)));
        }
        ledger.record(
                Act.of("survey.read-texts", "questionnaire:" + id)
                        .at(it.scopePos())
                        .to(Map.of("question", asked.words())));
        return Slice.of(rows.texts(question, after, most + 1), most, one -> one.id().toString());
    }

    @Transactional(readOnly = true)
    public Question text(Questionnaire it, UUID question) {
        return Section.questions(questions.form(it.id())).stream()
                .filter(one -> one.id().equals(question) && one.kind() == Kind.TEXT)
                .findFirst()
                .orElseThrow(() -> new Absent("question"));
    }

    /// Whether so few came to a question that their words would tell who they are.
    private boolean ofFew(Questionnaire it, Question asked) {
        return it.anonymous() && rows.ledTo(asked) < least(it);
    }

    /// Whether the acting person reads what was said in words.
    public boolean mayReadTexts(Questionnaire it) {
        return Acting.now().holds(WRITERS) && Acting.now().scope().reaches(it.scopePos());
    }

    /// What is anonymous is read by those alone who reach the whole of it: who laid the figures of
    /// their class beside those of the school could tell what the others said.
    ///
    /// @throws Refused of a draft, and of an anonymous one before its end or beyond one's reach
    @Transactional(readOnly = true)
    public Questionnaire readable(UUID id) {
        var it = questionnaires.get(id);
        if (!it.readable()) {
            throw new Refused(
                    Refusal.conflict(it.draft() ? "survey.not-running" : "survey.not-yet"));
        }
        if (it.anonymous() && !Acting.now().scope().reaches(it.scopePos())) {
            throw new Refused(Refusal.forbidden("survey.reach"));
        }
        return it;
    }

    static int least(Questionnaire it) {
        return it.leastGroup() == null ? Integer.MAX_VALUE : it.leastGroup();
    }

    private CrossReplies cross(Questionnaire it) {
        var bys = List.of(By.GRADE, By.SEX, By.UNIT);
        return new CrossReplies(
                each(bys, by -> rows.groups(it.id(), by)),
                each(bys, by -> rows.counts(it.id(), by)),
                each(bys, by -> rows.figures(it.id(), by)),
                rows.above(it.id()),
                least(it));
    }

    private static <T> Map<By, List<T>> each(List<By> bys, Function<By, List<T>> ask) {
        return bys.stream().collect(Collectors.toMap(Function.identity(), ask));
    }

    private List<Result.Answered> answered(Questionnaire it) {
        var counts =
                rows.counts(it.id(), By.ALL).stream()
                        .collect(
                                Collectors.groupingBy(
                                        one -> key(one.question(), one.line()),
                                        Collectors.toMap(
                                                CountReplies.Count::choice,
                                                CountReplies.Count::n)));
        var figures =
                rows.figures(it.id(), By.ALL).stream()
                        .collect(
                                Collectors.toMap(
                                        one -> key(one.question(), one.line()),
                                        Function.identity()));
        var all = new ArrayList<Result.Answered>();
        var nth = 0;
        for (var question : Section.questions(questions.form(it.id()))) {
            nth++;
            var first = question.kind() == Kind.MATRIX ? 1 : 0;
            for (var line = first; line <= question.lines().size(); line++) {
                var key = key(question.id(), line);
                all.add(
                        answered(
                                it,
                                question,
                                nth,
                                line,
                                figures.get(key),
                                counts.getOrDefault(key, Map.of())));
            }
        }
        return all;
    }

    /// What fewer answered than may be told of, as where a question was asked of some alone, has
    /// their number and no more.
    private Result.Answered answered(
            Questionnaire questionnaire,
            Question it,
            int nth,
            int line,
            CountReplies.@Nullable Figures figures,
            Map<Integer, Long> counts) {
        var n = figures == null ? 0 : figures.n();
        var few = questionnaire.anonymous() && n < least(questionnaire);
        var bars =
                few
                        ? List.<Result.Bar>of()
                        : switch (it.kind()) {
                            case TEXT -> List.<Result.Bar>of();
                            case NUMBER -> steps(questionnaire, it.id(), n);
                            case SINGLE, MULTIPLE, SCALE, MATRIX ->
                                    it.picks().stream()
                                            .map(pick ->
                                                    bar(
                                                            it.label(pick),
                                                            counts.getOrDefault(pick, 0L),
                                                            n))
                                            .toList();
                        };
        var told = few || figures == null || figures.mean() == null ? null : figures;
        return new Result.Answered(
                it.id(),
                nth,
                it.kind().code(),
                it.words(),
                line == 0 ? "" : it.lines().get(line - 1),
                n,
                bars,
                told == null ? null : told.mean(),
                told == null ? null : told.deviation(),
                told == null ? null : told.median(),
                told == null ? null : told.low(),
                told == null ? null : told.high(),
                it.kind() == Kind.TEXT,
                it.kind() == Kind.TEXT && n > 0 && ofFew(questionnaire, it));
    }

    /// Of an anonymous questionnaire so much is told together at either end that no single value of
    /// somebody far out is to be read.
    private List<Result.Bar> steps(Questionnaire it, UUID question, long n) {
        var ends = it.anonymous() ? least(it) : 1;
        var values = rows.values(question, NumberSteps.FEW + 1);
        List<NumberSteps.Step> steps;
        if (values.size() <= NumberSteps.FEW) {
            steps = NumberSteps.each(values, ends);
        } else {
            var share = Math.max(0.1, (double) ends / n);
            if (share >= 0.5) {
                return List.of();
            }
            var even = NumberSteps.even(rows.spread(question, share));
            steps = even.steps(rows.between(question, even.edges()));
        }
        return steps.stream().map(one -> bar(one.label(), one.n(), n)).toList();
    }

    private static Result.Bar bar(String label, long count, long of) {
        return new Result.Bar(
                label,
                count,
                of == 0
                        ? BigDecimal.ZERO
                        : BigDecimal.valueOf(count * 100)
                                .divide(BigDecimal.valueOf(of), 1, RoundingMode.HALF_UP));
    }

    private static String key(UUID question, int line) {
        return question + "/" + line;
    }
}
