package org.matricula.coursework;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Reads what people write into a cell: full-width digits, and words such as 优秀, 缺考, 缓考 where a
/// number was expected.
@Component
class GradeWords {

    private static final int LONGEST = 20;

    /// @param wrong why the line cannot be read, null where it can
    record Reading(Typed typed, @Nullable Refusal wrong) {}

    private final Map<String, String> codes = new HashMap<>();
    private final MessageSource messages;

    GradeWords(MessageSource messages) {
        this.messages = messages;
        for (var locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            for (var code : (Iterable<String>) marks()::iterator) {
                codes.put(code, code);
                codes.put(plain(label(code, locale)), code);
                Arrays.stream(say("coursework.word." + code, locale).split(" "))
                        .forEach(word -> codes.put(plain(word), code));
            }
        }
    }

    /// @param cells by `usual`, `midterm`, `practical`, `exam` and `mark`
    Reading read(UUID grade, int version, String name, Map<String, String> cells) {
        var numbers = new HashMap<String, @Nullable BigDecimal>();
        String mark = null;
        for (var entry : new LinkedHashMap<>(cells).entrySet()) {
            var text = plain(entry.getValue());
            if (text.isEmpty()) {
                continue;
            }
            var word = codes.get(text);
            if (word != null) {
                mark = word;
            } else if (entry.getKey().equals("mark")) {
                return wrong(grade, version, "grade.mark", name, entry.getValue());
            } else {
                var number = number(text);
                if (number == null) {
                    return wrong(grade, version, "grade.number", name, entry.getValue());
                }
                numbers.put(entry.getKey(), number);
            }
        }
        return new Reading(
                new Typed(
                        grade,
                        version,
                        numbers.get("usual"),
                        numbers.get("midterm"),
                        numbers.get("practical"),
                        numbers.get("exam"),
                        mark),
                null);
    }

    /// A refusal of a mark in the reader's words, not by its code.
    Refusal said(Refusal it, Locale locale) {
        return it.code().equals("grade.mark")
                ? new Refusal(
                        it.code(),
                        it.args().stream()
                                .map(arg ->
                                        codes.containsKey(arg)
                                                ? label(codes.get(arg), locale)
                                                : arg)
                                .toList(),
                        it.field(),
                        it.kind())
                : it;
    }

    String label(String code, Locale locale) {
        return say("coursework.mark." + code, locale);
    }

    /// Every word that is understood, with its code: for the page, which reads as the server does.
    String page() {
        return codes.entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue())
                .sorted()
                .collect(Collectors.joining("|"));
    }

    static Stream<String> marks() {
        return Stream.concat(
                        Arrays.stream(Scale.values()).flatMap(it -> it.levels().stream()),
                        Reckoning.MARKS.stream())
                .distinct();
    }

    /// The marks that may be typed into a task, its levels first; 取消考试资格 is decided, not typed.
    static List<String> marks(Scale scale) {
        var all = new ArrayList<>(scale.levels());
        all.addAll(Reckoning.MARKS);
        all.remove("barred");
        return all;
    }

    private static Reading wrong(UUID grade, int version, String code, String name, String text) {
        var shown = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return new Reading(
                new Typed(grade, version, null, null, null, null, null),
                Refusal.input("grade-" + grade, code, name, shown));
    }

    private static @Nullable BigDecimal number(String text) {
        if (!text.matches("-?[0-9]{1,6}(\\.[0-9]{1,6})?")) {
            return null;
        }
        return new BigDecimal(text);
    }

    private static String plain(@Nullable String text) {
        return text == null
                ? ""
                : Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, "", locale);
    }
}
