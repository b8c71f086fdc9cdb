package org.matricula.document;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How an institution numbers its documents, such as `{kind}字〔{year}〕{seq:4}号`. What stands around
/// the sequence is the series by which it is counted.
record DocumentNumber(String text) {

    /// Any words, the fields `{kind}`, `{year}` and `{school}`, and one sequence with its width.
    static final String SHAPE =
            "(?:[^{}]|\\{(?:kind|year|school)\\})*\\{seq:[1-9]\\}(?:[^{}]|\\{(?:kind|year|school)\\})*";

    private static final Pattern SEQUENCE = Pattern.compile("\\{seq:([1-9])\\}");
    private static final Pattern FIELD = Pattern.compile("\\{(kind|year|school)\\}");

    /// The number without its sequence, whose place is marked.
    String series(Map<String, String> values) {
        return FIELD.matcher(text)
                .replaceAll(it -> Matcher.quoteReplacement(values.getOrDefault(it.group(1), "")));
    }

    /// A sequence wider than its place is written out.
    static String of(String series, long sequence) {
        return SEQUENCE.matcher(series)
                .replaceFirst(it -> ("%0" + it.group(1) + "d").formatted(sequence));
    }
}
