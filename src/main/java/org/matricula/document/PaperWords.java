package org.matricula.document;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/// The words of a paper in its own language, which need not be the reader's. Templates take it as
/// `words`.
///
/// @param own the school's own sentences by key, as message patterns; empty for the built-in ones
public record PaperWords(MessageSource messages, Locale locale, Map<String, String> own) {

    public PaperWords(MessageSource messages, Locale locale) {
        this(messages, locale, Map.of());
    }

    /// Days, words of ours and persons among the arguments are printed in the paper's language.
    public String text(String key, @Nullable Object... args) {
        var printed = Stream.of(args).map(this::argument).toArray();
        var written = own.get(key);
        return written == null
                ? messages.getMessage(key, printed, locale)
                : new MessageFormat(written, locale).format(printed);
    }

    /// A number stays one, all else becomes what is printed.
    Object printed(Object value) {
        var it = argument(value);
        return it instanceof Number ? it : String.valueOf(it);
    }

    private @Nullable Object argument(@Nullable Object value) {
        return switch (value) {
            case LocalDate on -> day(on);
            case Field.Keyed it -> text(it.key());
            case StudentFacts it -> person(it);
            case null, default -> value;
        };
    }

    /// An office by its message key, or by the name a school's own drawing gives it.
    public String office(String label) {
        return messages.getMessage(label, null, label, locale);
    }

    /// Name, sex, birth, numbers and class: what tells a student from every namesake.
    private String person(StudentFacts student) {
        var parts = new ArrayList<String>();
        parts.add(student.name());
        parts.add(student.sex());
        if (student.bornOn() != null) {
            parts.add(text("document.who.born", student.bornOn()));
        }
        if (student.idNumber() != null) {
            parts.add(text("document.who.idNumber", student.idNumber()));
        }
        parts.add(text("document.who.number", student.number()));
        if (!student.belongs().isEmpty()) {
            parts.add(text("document.who.belongs", student.belongs()));
        }
        return String.join(text("document.who.comma"), parts);
    }

    public String day(LocalDate on) {
        return on.format(DateTimeFormatter.ofPattern(text("document.day"), locale));
    }

    public String month(LocalDate of) {
        return of.format(DateTimeFormatter.ofPattern(text("document.month"), locale));
    }

    /// Several keys as one enumeration: 本人、院系、学籍科.
    public String list(List<String> keys) {
        return keys.stream().map(this::text).collect(Collectors.joining(text("document.comma")));
    }

    public String lang() {
        return locale.toLanguageTag();
    }
}
