package org.matricula.coursework;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.matricula.sheet.CellText;
import org.matricula.sheet.DateReading;
import org.matricula.sheet.DateText;
import org.matricula.sheet.FieldVocabulary;
import org.matricula.sheet.Mapping;
import org.matricula.sheet.SheetField;
import org.matricula.sheet.SheetRow;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// The columns of a sheet of teaching tasks and their words.
@Component
class TaskColumns {

    static final List<String> COLUMNS =
            List.of(
                    "code",
                    "unit",
                    "group",
                    "teacher",
                    "co",
                    "scale",
                    "usual",
                    "midterm",
                    "practical",
                    "opens",
                    "closes",
                    "times");

    private static final List<String> REQUIRED = List.of("code", "unit", "teacher");
    private static final int LATEST_YEAR = 2100;

    private final DateText dates = new DateText(LATEST_YEAR);
    private final MessageSource messages;

    TaskColumns(MessageSource messages) {
        this.messages = messages;
    }

    /// Days as `2026-09-01`, whatever they look like in the sheet; what is no day stays as it is.
    Map<String, String> cells(Mapping mapping, SheetRow row) {
        var cells = new HashMap<String, String>();
        for (var column : COLUMNS) {
            var cell = mapping.cell(row, column);
            var text = CellText.tidy(cell.text());
            if (column.equals("opens") || column.equals("closes")) {
                text =
                        dates.read(cell) instanceof DateReading.Read day
                                ? day.date().toString()
                                : text;
            }
            cells.put(column, text);
        }
        return cells;
    }

    Map<String, String> scales() {
        var all = new HashMap<String, String>();
        Arrays.stream(Scale.values())
                .forEach(it -> {
                    all.put(it.code(), it.code());
                    for (var locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
                        all.put(say("coursework.scale." + it.code(), locale), it.code());
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
                                        headings(key),
                                        REQUIRED.contains(key),
                                        "P3",
                                        null))
                        .toList());
    }

    /// In either language, whatever the language of whoever made the file.
    private List<String> headings(String column) {
        var all = new ArrayList<String>();
        for (var it : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            all.add(heading(column, it));
            all.addAll(List.of(say("coursework.import.heading." + column, it).split("/")));
        }
        return all.stream().distinct().toList();
    }

    String heading(String column, Locale locale) {
        return say("coursework.import.column." + column, locale);
    }

    String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
