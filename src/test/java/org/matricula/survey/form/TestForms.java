package org.matricula.survey.form;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Questions for tests.
public record TestForms(BuildQuestionnaire build, UUID questionnaire, UUID section) {

    public UUID add(Kind kind, String words, boolean mandatory, List<String> options) {
        return add(kind, words, mandatory, options, null, List.of());
    }

    public UUID add(
            Kind kind,
            String words,
            boolean mandatory,
            List<String> options,
            @Nullable UUID shownIf,
            List<Integer> picks) {
        return build.add(
                questionnaire,
                section,
                new QuestionRows.NewQuestion(
                        kind, words, "", mandatory, null, null, options, List.of(), shownIf,
                        picks));
    }

    public UUID scale(String words, int least, int most) {
        return bounded(Kind.SCALE, words, least, most);
    }

    public UUID number(String words, int least, int most) {
        return bounded(Kind.NUMBER, words, least, most);
    }

    private UUID bounded(Kind kind, String words, int least, int most) {
        return build.add(
                questionnaire,
                section,
                new QuestionRows.NewQuestion(
                        kind, words, "", true, least, most, List.of(), List.of(), null, List.of()));
    }

    public UUID matrix(String words, List<String> lines, List<String> options) {
        return build.add(
                questionnaire,
                section,
                new QuestionRows.NewQuestion(
                        Kind.MATRIX, words, "", true, null, null, options, lines, null, List.of()));
    }
}
