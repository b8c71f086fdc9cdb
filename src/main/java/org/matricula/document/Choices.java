package org.matricula.document;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A closed question of a form: every answer printed, the given ones ticked. The words are message
/// keys: `document.choice.<question>.<answer>`.
final class Choices {

    private Choices() {}

    static <E extends Enum<E>> Field field(String label, Class<E> question, E answer) {
        return field(label, question, EnumSet.of(answer));
    }

    static <E extends Enum<E>> Field field(String label, Class<E> question, Set<E> answers) {
        var options = Stream.of(question.getEnumConstants()).map(Choices::key).toList();
        var chosen = answers.stream().map(Choices::key).collect(Collectors.toSet());
        return new Field(label, new Field.Choice(options, chosen), Field.Width.FULL);
    }

    private static String key(Enum<?> answer) {
        var question = answer.getDeclaringClass();
        return "document.choice.%s%s.%s"
                .formatted(
                        question.getEnclosingClass().getSimpleName(),
                        question.getSimpleName(),
                        answer.name());
    }
}
