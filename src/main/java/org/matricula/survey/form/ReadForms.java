package org.matricula.survey.form;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Slice;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Questionnaires and their forms, as pages and the interface show them.
@Service
@Transactional(readOnly = true)
public class ReadForms {

    private final Questionnaires questionnaires;
    private final QuestionRows rows;

    ReadForms(Questionnaires questionnaires, QuestionRows rows) {
        this.questionnaires = questionnaires;
        this.rows = rows;
    }

    Slice<Questionnaire> page(@Nullable String state, @Nullable UUID before, int most) {
        return questionnaires.page(state, before, most);
    }

    public Questionnaire get(UUID id) {
        return questionnaires.get(id);
    }

    public List<Section> form(UUID id) {
        questionnaires.get(id);
        return rows.form(id);
    }

    Question question(UUID id, UUID question) {
        return Section.questions(form(id)).stream()
                .filter(it -> it.id().equals(question))
                .findFirst()
                .orElseThrow(() -> new Absent("question"));
    }

    /// The questions a question may depend upon: those that come before it.
    ///
    /// @param question null for one that is added at the end of the section
    List<Question> before(UUID id, UUID section, @Nullable UUID question) {
        var found = new java.util.ArrayList<Question>();
        for (var part : form(id)) {
            for (var it : part.questions()) {
                if (it.id().equals(question)) {
                    return found;
                }
                if (it.kind().branches()) {
                    found.add(it);
                }
            }
            if (part.id().equals(section)) {
                return found;
            }
        }
        return found;
    }
}
