package org.matricula.codebook;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// How schools write a code's word: with or without 族 or 性, full-width, with spaces.
final class Wording {

    private static final List<String> ENDINGS = List.of("族", "性", "教育", "毕业", "学期");

    private Wording() {}

    static Optional<String> codeOf(Collection<Code> codes, String written) {
        var plain = plain(written);
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        Stream<Function<Code, Boolean>> ways =
                Stream.of(
                        it -> plain(it.code()).equals(plain),
                        it -> plain(it.label()).equals(plain),
                        it -> it.labelEn() != null && plain(it.labelEn()).equals(plain),
                        it -> withoutZeros(plain(it.code())).equals(withoutZeros(plain)),
                        it -> shortened(plain(it.label())).equals(shortened(plain)));
        return ways.map(way -> only(codes, way))
                .filter(Objects::nonNull)
                .findFirst()
                .map(Code::code);
    }

    /// A reading that fits two codes is no reading.
    private static @org.jspecify.annotations.Nullable Code only(
            Collection<Code> codes, Function<Code, Boolean> way) {
        var fitting = codes.stream().filter(way::apply).limit(2).toList();
        return fitting.size() == 1 ? fitting.getFirst() : null;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\u00a0\\u3000]+", "")
                .toLowerCase(Locale.ROOT);
    }

    private static String withoutZeros(String text) {
        return text.chars().allMatch(Character::isDigit) ? text.replaceFirst("^0+(?=.)", "") : text;
    }

    private static String shortened(String text) {
        for (var ending : ENDINGS) {
            if (text.endsWith(ending) && text.length() > ending.length()) {
                return text.substring(0, text.length() - ending.length());
            }
        }
        return text;
    }
}
