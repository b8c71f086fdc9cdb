package org.matricula.survey.ask;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.matricula.survey.form.QuestionRows;
import org.matricula.survey.form.Questionnaire;
import org.matricula.survey.form.Questionnaires;
import org.matricula.survey.form.Section;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// 填写问卷, by whoever is asked. A named answer stands in the record as theirs; an anonymous one goes
/// sealed into the box, and all that is kept of who gave it is that they have answered.
@Service
public class AnswerQuestionnaire {

    private static final int LONGEST = 200_000;

    /// Ballots of one length tell nothing by it.
    private static final int PADDED = 2048;

    private static final TypeReference<Map<String, List<String>>> GIVEN = new TypeReference<>() {};

    /// A form in front of whoever is asked.
    ///
    /// @param name the student it is about
    /// @param given what was kept of it by field
    public record Shown(
            Questionnaire questionnaire,
            UUID enrolment,
            String name,
            List<Section> form,
            Map<String, List<String>> given) {}

    private final Questionnaires questionnaires;
    private final QuestionRows questions;
    private final AnswerRows rows;
    private final ReplyRows replies;
    private final Ledger ledger;
    private final JsonMapper json;
    private final Clock clock;

    AnswerQuestionnaire(
            Questionnaires questionnaires,
            QuestionRows questions,
            AnswerRows rows,
            ReplyRows replies,
            Ledger ledger,
            JsonMapper json,
            Clock clock) {
        this.questionnaires = questionnaires;
        this.questions = questions;
        this.rows = rows;
        this.replies = replies;
        this.ledger = ledger;
        this.json = json;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Slice<Asked> asked(@Nullable String cursor, int limit) {
        return rows.asked(Acting.now().role(), LocalDate.now(clock), cursor, limit);
    }

    /// @throws Absent if the acting person was not asked this about this student
    @Transactional(readOnly = true)
    public Shown show(UUID questionnaire, UUID enrolment) {
        var who = invited(questionnaire, enrolment);
        var it = takes(questionnaire, who);
        return new Shown(
                it,
                enrolment,
                who.name(),
                questions.form(questionnaire),
                rows.kept(questionnaire, enrolment)
                        .map(given -> json.readValue(given, GIVEN))
                        .orElse(Map.of()));
    }

    /// Keeps what was typed so far; nothing of an anonymous form is ever kept under a name.
    @Transactional
    public void keep(UUID questionnaire, UUID enrolment, Map<String, List<String>> given) {
        var who = invited(questionnaire, enrolment);
        if (takes(questionnaire, who).anonymous()) {
            throw new Refused(Refusal.conflict("survey.no-draft"));
        }
        var text = json.writeValueAsString(ours(given));
        if (text.length() > LONGEST) {
            throw new Refused(Refusal.input("q", "survey.draft-long"));
        }
        rows.keep(questionnaire, enrolment, who, text);
    }

    /// @throws Refused naming each field that is missing, out of bounds or was not to be answered
    @Transactional
    public void answer(UUID questionnaire, UUID enrolment, Map<String, List<String>> given) {
        rows.answering(questionnaire);
        var who = invited(questionnaire, enrolment);
        var it = takes(questionnaire, who);
        var said = ReadReply.read(questions.form(questionnaire), given);
        if (!rows.answered(questionnaire, enrolment)) {
            throw new Refused(Refusal.conflict("survey.answered"));
        }
        if (it.anonymous()) {
            rows.cast(questionnaire, enrolment, ballot(who, said));
            return;
        }
        replies.addNamed(questionnaire, enrolment, who, said);
        rows.forget(questionnaire, enrolment);
        ledger.record(
                Act.of("survey.answer", "enrolment:" + enrolment)
                        .at(who.scopePos())
                        .to(Map.of("questionnaire", questionnaire.toString())));
    }

    private String ballot(AnswerRows.Invited who, List<Said> said) {
        var text =
                json.writeValueAsString(
                        new ReplyRows.Unboxed(
                                who.bandUnit(), who.bandGrade(), who.bandSex(), said));
        var bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        return text + " ".repeat(PADDED - bytes % PADDED);
    }

    private AnswerRows.Invited invited(UUID questionnaire, UUID enrolment) {
        if (Acting.now().scope().persons().isEmpty()) {
            throw new Absent("invitation");
        }
        return rows.invited(questionnaire, enrolment).orElseThrow(() -> new Absent("invitation"));
    }

    private Questionnaire takes(UUID questionnaire, AnswerRows.Invited who) {
        var it = questionnaires.get(questionnaire);
        if (!it.asked().equals(Acting.now().role() + "s")) {
            throw new Absent("invitation");
        }
        Refused.unlessEmpty(
                Refusal.all(
                        it.takes(LocalDate.now(clock)) ? null : Refusal.conflict("survey.not-open"),
                        who.answered() ? Refusal.conflict("survey.answered") : null));
        return it;
    }

    private static Map<String, List<String>> ours(Map<String, List<String>> given) {
        var kept = new TreeMap<String, List<String>>();
        given.forEach((field, values) -> {
            if (field.startsWith("q-")) {
                kept.put(field, values);
            }
        });
        return kept;
    }
}
