package org.matricula.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a letter was filled in with, so that a school's sentences can be tried on a real one.
///
/// @param paragraphs its sentences in their order
/// @param facts without photographs
record Filled(
        Notice.Kind kind,
        @Nullable String addressee,
        List<Line> paragraphs,
        List<Field> facts,
        List<String> copies,
        boolean receipt) {

    /// @param args numbers, and all else as it is printed
    record Line(String text, List<Object> args) {

        Line with(Change change) {
            var changed = new ArrayList<Object>(args);
            for (var i = 0; i < args.size(); i++) {
                if (args.get(i) instanceof String words) {
                    changed.set(i, change.of(text, i, words));
                }
            }
            return new Line(text, List.copyOf(changed));
        }
    }

    /// @param words in the paper's language
    static Filled of(Notice it, PaperWords words) {
        return new Filled(
                it.kind(),
                it.addressee(),
                it.paragraphs().stream()
                        .map(line ->
                                new Line(
                                        line.text(),
                                        line.args().stream().map(words::printed).toList()))
                        .toList(),
                it.facts().stream()
                        .filter(fact -> !(fact.value() instanceof Field.Picture))
                        .toList(),
                it.copies(),
                it.receipt());
    }

    /// What stands in a text's place.
    interface Change {

        /// @param key of the sentence, null outside of them
        /// @param n which of its places
        String of(@Nullable String key, int n, String text);
    }

    /// The same with every text changed.
    Filled with(Change change) {
        return new Filled(
                kind,
                addressee == null ? null : change.of(null, 0, addressee),
                paragraphs.stream().map(it -> it.with(change)).toList(),
                facts.stream()
                        .map(it ->
                                it.value() instanceof Field.Words(var text)
                                        ? new Field(
                                                it.label(),
                                                new Field.Words(change.of(null, 0, text)),
                                                it.width())
                                        : it)
                        .toList(),
                copies,
                receipt);
    }
}
