package org.matricula.survey.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Slice;
import org.matricula.survey.form.Kind;
import org.matricula.survey.form.Question;
import org.matricula.survey.form.QuestionRows;
import org.matricula.survey.form.Questionnaires;
import org.matricula.survey.form.Section;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 记名答卷, read by those who look after the student so that help can follow; each look is written
/// down.
@Service
public class ReadReplies {

    /// @param words of the question; of a matrix with its row
    /// @param answers as words, none where it was not asked or left out
    public record Line(String words, List<String> answers) {}

    /// @param who answered
    public record Reply(NamedReplies.Who who, List<Line> lines) {}

    private final Questionnaires questionnaires;
    private final QuestionRows questions;
    private final NamedReplies rows;
    private final Ledger ledger;

    ReadReplies(
            Questionnaires questionnaires,
            QuestionRows questions,
            NamedReplies rows,
            Ledger ledger) {
        this.questionnaires = questionnaires;
        this.questions = questions;
        this.rows = rows;
        this.ledger = ledger;
    }

    /// @throws Absent of an anonymous questionnaire: it has no replies by name
    @Transactional(readOnly = true)
    public Slice<NamedReplies.Who> page(UUID questionnaire, @Nullable UUID after, int most) {
        named(questionnaire);
        return Slice.of(
                rows.page(questionnaire, after, most + 1), most, it -> it.enrolment().toString());
    }

    @Transactional
    public Reply reply(UUID questionnaire, UUID enrolment) {
        var scopePos = named(questionnaire);
        var who = rows.who(questionnaire, enrolment).orElseThrow(() -> new Absent("reply"));
        ledger.record(
                Act.of("survey.read-reply", "enrolment:" + enrolment)
                        .at(scopePos)
                        .to(Map.of("questionnaire", questionnaire.toString())));
        var told =
                rows.told(who.reply()).stream()
                        .collect(Collectors.groupingBy(NamedReplies.Told::question));
        var lines = new ArrayList<Line>();
        for (var it : Section.questions(questions.form(questionnaire))) {
            var first = it.kind() == Kind.MATRIX ? 1 : 0;
            for (var line = first; line <= it.lines().size(); line++) {
                var nth = line;
                lines.add(
                        new Line(
                                it.words() + (nth == 0 ? "" : " – " + it.lines().get(nth - 1)),
                                told.getOrDefault(it.id(), List.of()).stream()
                                        .filter(one -> one.line() == nth)
                                        .map(one -> words(it, one))
                                        .toList()));
            }
        }
        return new Reply(who, lines);
    }

    private static String words(Question it, NamedReplies.Told one) {
        if (one.words() != null) {
            return one.words();
        }
        if (one.amount() != null) {
            return it.kind() == Kind.SCALE
                    ? it.label(one.amount().intValue())
                    : one.amount().stripTrailingZeros().toPlainString();
        }
        return it.label(one.pick());
    }

    private long named(UUID questionnaire) {
        var it = questionnaires.get(questionnaire);
        if (it.anonymous() || it.draft()) {
            throw new Absent("reply");
        }
        return it.scopePos();
    }
}
