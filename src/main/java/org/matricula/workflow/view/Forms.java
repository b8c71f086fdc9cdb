package org.matricula.workflow.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.page.Choice;
import org.matricula.page.Fact;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.FormField;
import org.matricula.workflow.record.FormReader;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// A kind's form on a page: its inputs, what was sent, what stands in it as words.
@Component
public class Forms {

    private static final int LINES = 5;

    /// One input.
    ///
    /// @param value a text, or, of a log, its lines
    public record Input(
            String name,
            String label,
            FormField.Type type,
            boolean required,
            List<Choice> choices,
            @Nullable String value,
            List<List<Input>> lines) {}

    private final MessageSource words;
    private final Codes codes;
    private final Units units;

    Forms(MessageSource words, Codes codes, Units units) {
        this.words = words;
        this.codes = codes;
        this.units = units;
    }

    List<Input> inputs(CaseKind<?> kind, Map<String, ?> values, UUID institution, Locale locale) {
        return kind.fields().stream()
                .map(it -> input(kind, it, "", values.get(it.key()), institution, locale))
                .toList();
    }

    /// What was sent, by field; of a log, its lines that are not empty.
    Map<String, Object> sent(CaseKind<?> kind, Map<String, String> parameters) {
        var sent = new LinkedHashMap<String, Object>();
        for (var field : kind.fields()) {
            if (field.type() == FormField.Type.LOG) {
                sent.put(field.key(), lines(field, parameters));
            } else if (parameters.containsKey(field.key())) {
                sent.put(field.key(), parameters.get(field.key()));
            }
        }
        return sent;
    }

    /// The filled-in form as words.
    List<Fact> facts(CaseKind<?> kind, CaseView it, Locale locale) {
        return kind.fields().stream()
                .filter(field -> it.fields().containsKey(field.key()))
                .map(field ->
                        new Fact(
                                words.getMessage(FormReader.label(kind, field), locale),
                                told(field, it.fields().get(field.key()), locale)))
                .toList();
    }

    private String told(FormField field, @Nullable Object value, Locale locale) {
        var text = Objects.toString(value, "");
        return switch (field.type()) {
            case DAY, TEXT, LONG_TEXT, NUMBER -> text;
            case YES_NO -> words.getMessage("case.option." + text, null, text, locale);
            case CODE -> codes.label(String.valueOf(field.table()), text, locale);
            case CHOICE -> words.getMessage("case.option." + text, null, text, locale);
            case UNIT -> units.find(UUID.fromString(text)).map(Unit::name).orElse(text);
            case LOG -> log(field, (List<?>) Objects.requireNonNull(value), locale);
        };
    }

    private String log(FormField field, List<?> lines, Locale locale) {
        var told = new ArrayList<String>();
        for (var line : lines) {
            var parts = new ArrayList<String>();
            for (var column : field.columns()) {
                parts.add(told(column, ((Map<?, ?>) line).get(column.key()), locale));
            }
            told.add(String.join(" · ", parts));
        }
        return String.join("\n", told);
    }

    private Input input(
            CaseKind<?> kind,
            FormField it,
            String before,
            @Nullable Object value,
            UUID institution,
            Locale locale) {
        return new Input(
                before + it.key(),
                words.getMessage(FormReader.label(kind, it), locale),
                it.type(),
                it.required() && before.isEmpty(),
                choices(it, institution, locale),
                value == null || value instanceof List ? null : value.toString(),
                it.type() == FormField.Type.LOG
                        ? logInputs(kind, it, value, institution, locale)
                        : List.of());
    }

    private List<List<Input>> logInputs(
            CaseKind<?> kind,
            FormField it,
            @Nullable Object value,
            UUID institution,
            Locale locale) {
        List<?> given = value instanceof List<?> list ? list : List.of();
        var all = new ArrayList<List<Input>>();
        for (var i = 0; i < Math.max(LINES, given.size() + 1); i++) {
            var at = it.key() + "[" + i + "].";
            Map<?, ?> line = i < given.size() ? (Map<?, ?>) given.get(i) : Map.of();
            all.add(
                    it.columns().stream()
                            .map(column ->
                                    input(
                                            kind,
                                            column,
                                            at,
                                            line.get(column.key()),
                                            institution,
                                            locale))
                            .toList());
        }
        return all;
    }

    private List<Choice> choices(FormField it, UUID institution, Locale locale) {
        return switch (it.type()) {
            case CODE ->
                    codes.list(String.valueOf(it.table())).stream()
                            .filter(code ->
                                    it.options().isEmpty() || it.options().contains(code.code()))
                            .map(code ->
                                    new Choice(
                                            code.code(),
                                            label(code.label(), code.labelEn(), locale)))
                            .toList();
            case CHOICE ->
                    it.options().stream()
                            .map(option ->
                                    new Choice(
                                            option,
                                            words.getMessage(
                                                    "case.option." + option, null, option, locale)))
                            .toList();
            case UNIT -> units(it, institution);
            case DAY, TEXT, LONG_TEXT, NUMBER, YES_NO, LOG -> List.of();
        };
    }

    /// Classes by their name; a unit of another kind with the one it belongs to, for several bear
    /// the same name.
    private List<Choice> units(FormField it, UUID institution) {
        if (it.options().isEmpty()) {
            return units.below(institution, "class").stream()
                    .map(unit -> new Choice(unit.id().toString(), unit.name()))
                    .toList();
        }
        var found = units.below(institution, it.options().toArray(String[]::new));
        var above = units.all(found.stream().map(Unit::parentId).distinct().toList());
        return found.stream()
                .map(unit ->
                        new Choice(
                                unit.id().toString(),
                                above.get(unit.parentId()).name() + " " + unit.name()))
                .toList();
    }

    private static String label(String chinese, @Nullable String english, Locale locale) {
        return locale.getLanguage().equals("en") && english != null ? english : chinese;
    }

    private static List<Map<String, Object>> lines(
            FormField field, Map<String, String> parameters) {
        var lines = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < 50; i++) {
            var line = new LinkedHashMap<String, Object>();
            for (var column : field.columns()) {
                var value = parameters.get(field.key() + "[" + i + "]." + column.key());
                if (value != null && !value.isBlank()) {
                    line.put(column.key(), value);
                }
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        return lines;
    }
}
