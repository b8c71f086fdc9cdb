package org.matricula.curriculum;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.matricula.sheet.CellText;
import org.matricula.sheet.FieldVocabulary;
import org.matricula.sheet.Mapping;
import org.matricula.sheet.SheetField;
import org.matricula.sheet.SheetRow;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// The columns of a programme's sheet and their words.
@Component
class ProgrammeColumns {

    static final List<String> COLUMNS =
            List.of(
                    "module",
                    "least",
                    "code",
                    "name",
                    "credits",
                    "hours",
                    "nature",
                    "assessment",
                    "term");

    private final MessageSource messages;

    ProgrammeColumns(MessageSource messages) {
        this.messages = messages;
    }

    static Map<String, String> cells(Mapping mapping, SheetRow row) {
        var cells = new HashMap<String, String>();
        for (var column : COLUMNS) {
            cells.put(column, CellText.tidy(mapping.cell(row, column).text()));
        }
        return cells;
    }

    Map<String, String> codes(String column) {
        var all = new HashMap<String, String>();
        var codes =
                column.equals("nature")
                        ? Arrays.stream(Nature.values()).map(Nature::code)
                        : Arrays.stream(Assessment.values()).map(Assessment::code);
        codes.forEach(code -> {
            all.put(code, code);
            for (var locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
                all.put(word(column, code, locale).toLowerCase(Locale.ROOT), code);
            }
        });
        return all;
    }

    FieldVocabulary vocabulary() {
        return FieldVocabulary.of(
                COLUMNS.stream()
                        .map(key ->
                                new SheetField(
                                        key,
                                        heading(key, Locale.SIMPLIFIED_CHINESE),
                                        List.of(
                                                say(
                                                                "curriculum.heading." + key,
                                                                Locale.SIMPLIFIED_CHINESE)
                                                        .split("/")),
                                        List.of("module", "code", "term").contains(key),
                                        "P3",
                                        null))
                        .toList());
    }

    String heading(String column, Locale locale) {
        return say("curriculum.column." + column, locale);
    }

    String word(String group, String code, Locale locale) {
        return say("curriculum." + group + "." + code, locale);
    }

    String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
