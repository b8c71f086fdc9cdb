package org.matricula.survey.form;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;

/// A question as it was filled in, read and judged.
final class QuestionInput {

    private static final int MOST_OPTIONS = 30;
    private static final int LONGEST = 300;
    private static final int WIDEST_SCALE = 10;

    private QuestionInput() {}

    /// @param options one a line
    /// @param lines one a line
    /// @param when what it depends upon, each as `<question>:<pick>`
    static QuestionRows.NewQuestion read(
            String kind,
            String words,
            String hint,
            boolean mandatory,
            @Nullable Integer least,
            @Nullable Integer most,
            String options,
            String lines,
            List<String> when) {
        var it = Kind.of(kind).orElse(null);
        if (it == null) {
            throw new Refused(Refusal.input("kind", "survey.kind"));
        }
        var chosen = when.stream().filter(one -> !one.isBlank()).map(QuestionInput::pick).toList();
        if (chosen.stream().map(Pick::question).distinct().count() > 1) {
            throw new Refused(Refusal.input("when", "survey.branch-one"));
        }
        return new QuestionRows.NewQuestion(
                it,
                words.strip(),
                hint.strip(),
                mandatory,
                bounded(it) ? least : null,
                bounded(it) ? most : null,
                it.optional() || it == Kind.SCALE ? split(options) : List.of(),
                it == Kind.MATRIX ? split(lines) : List.of(),
                chosen.isEmpty() ? null : chosen.getFirst().question(),
                chosen.stream().map(Pick::number).distinct().sorted().toList());
    }

    static void check(QuestionRows.NewQuestion it) {
        var options = it.options();
        var least = Objects.requireNonNullElse(it.least(), 0);
        var most = it.most();
        Refused.unlessEmpty(
                Refusal.all(
                        it.words().isBlank() || it.words().length() > LONGEST
                                ? Refusal.input("words", "survey.words")
                                : null,
                        it.hint().length() > LONGEST ? Refusal.input("hint", "survey.words") : null,
                        it.kind().optional()
                                        && (options.size() < 2 || options.size() > MOST_OPTIONS)
                                ? Refusal.input("options", "survey.options", MOST_OPTIONS)
                                : null,
                        options.stream().distinct().count() < options.size()
                                ? Refusal.input("options", "survey.options-twice")
                                : null,
                        options.stream().anyMatch(one -> one.length() > LONGEST)
                                ? Refusal.input("options", "survey.words")
                                : null,
                        it.kind() == Kind.MATRIX
                                        && (it.lines().isEmpty()
                                                || it.lines().size() > MOST_OPTIONS)
                                ? Refusal.input("lines", "survey.lines", MOST_OPTIONS)
                                : null,
                        it.kind() == Kind.SCALE && !scale(it)
                                ? Refusal.input("most", "survey.scale", WIDEST_SCALE)
                                : null,
                        it.kind() == Kind.NUMBER
                                        && most != null
                                        && it.least() != null
                                        && least > most
                                ? Refusal.input("most", "survey.bounds")
                                : null,
                        it.kind() == Kind.MULTIPLE && !count(least, most, options.size())
                                ? Refusal.input("most", "survey.picks")
                                : null,
                        it.kind() == Kind.TEXT && most != null && (most < 1 || most > 2000)
                                ? Refusal.input("most", "survey.text-most")
                                : null));
    }

    private static boolean scale(QuestionRows.NewQuestion it) {
        return it.least() != null
                && it.most() != null
                && it.least() >= 0
                && it.most() > it.least()
                && it.most() - it.least() <= WIDEST_SCALE
                && it.options().size() <= 2;
    }

    private static boolean count(int least, @Nullable Integer most, int options) {
        return least >= 0
                && least <= options
                && (most == null || most >= Math.max(least, 1) && most <= options);
    }

    private static boolean bounded(Kind it) {
        return it != Kind.SINGLE && it != Kind.MATRIX;
    }

    private record Pick(UUID question, int number) {}

    private static Pick pick(String told) {
        try {
            var parts = told.split(":", 2);
            return new Pick(UUID.fromString(parts[0]), Integer.parseInt(parts[1]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException notOurs) {
            throw new Refused(Refusal.input("when", "survey.branch-one"));
        }
    }

    private static List<String> split(String text) {
        return Arrays.stream(text.split("\\R"))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }
}
