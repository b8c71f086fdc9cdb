package org.matricula.statistics;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.registry.StatusVerb;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// What the values of a dimension are called.
@Component
class StatisticsWords {

    private final Codes codes;
    private final UnitNames names;
    private final MessageSource messages;

    StatisticsWords(Codes codes, UnitNames names, MessageSource messages) {
        this.codes = codes;
        this.names = names;
        this.messages = messages;
    }

    String dimension(Dimension dimension, Locale locale) {
        return say("statistics.by." + dimension.key(), locale);
    }

    /// The words of some values, in the order in which they are shown; units in the tree's.
    ///
    /// @param own the unit whose own students are a part of their own; null for none
    Map<@Nullable String, String> of(
            Dimension dimension,
            Collection<@Nullable String> values,
            @Nullable UUID own,
            LocalDate asOf,
            Locale locale) {
        return dimension.ofTree()
                ? units(dimension, values, own, asOf, locale)
                : others(dimension, values, locale);
    }

    private Map<@Nullable String, String> others(
            Dimension dimension, Collection<@Nullable String> values, Locale locale) {
        var words = new LinkedHashMap<@Nullable String, String>();
        for (var it : values) {
            words.put(it, word(dimension, it, locale));
        }
        return words;
    }

    String word(Dimension dimension, @Nullable String value, Locale locale) {
        var table = dimension.codeTable();
        if (value == null) {
            return say("statistics.unknown", locale);
        }
        return table != null
                ? codes.label(table, value, locale)
                : say("statistics.value." + dimension.key(), locale, value);
    }

    private Map<@Nullable String, String> units(
            Dimension dimension,
            Collection<@Nullable String> values,
            @Nullable UUID own,
            LocalDate asOf,
            Locale locale) {
        var words = new LinkedHashMap<@Nullable String, String>();
        var ids = values.stream().filter(Objects::nonNull).map(UUID::fromString).toList();
        names.on(ids, asOf)
                .forEach((id, named) ->
                        words.put(
                                id.toString(),
                                dimension == Dimension.UNIT && id.equals(own)
                                        ? say("statistics.directly", locale, named.name())
                                        : dimension == Dimension.CLASS
                                                ? named.above() + " " + named.name()
                                                : named.name()));
        if (values.contains(null)) {
            words.put(null, say("statistics.elsewhere", locale));
        }
        return words;
    }

    /// What happened, by its national kind; nothing where a standing ended by itself.
    String verb(String verb) {
        var locale = LocaleContextHolder.getLocale();
        return code(verb)
                .map(it -> codes.label("change-kind", it, locale))
                .orElseGet(() -> say("statistics.ended", locale));
    }

    String code(String table, String code) {
        return codes.label(table, code);
    }

    Optional<String> code(String verb) {
        return Arrays.stream(StatusVerb.values())
                .filter(it -> it.name().equals(verb))
                .map(StatusVerb::code)
                .findFirst();
    }

    String say(String key, Locale locale, Object... arguments) {
        return Objects.requireNonNull(messages.getMessage(key, arguments, key, locale));
    }
}
