package org.matricula.survey.form;

import java.util.List;
import java.util.UUID;

/// 一节题目.
public record Section(UUID id, String title, String note, List<Question> questions) {

    public Section {
        questions = List.copyOf(questions);
    }

    /// All questions of a form, in the order they are asked.
    public static List<Question> questions(List<Section> form) {
        return form.stream().flatMap(it -> it.questions().stream()).toList();
    }
}
