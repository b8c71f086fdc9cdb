package org.matricula.report.form;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The numbers of one filled form, by `row/column`.
public record Figures(Form form, Map<String, Long> numbers) {

    public static String key(String row, String column) {
        return row + "/" + column;
    }

    /// 0 where nothing was typed.
    public long at(String row, String column) {
        return numbers.getOrDefault(key(row, column), 0L);
    }

    public @Nullable Long given(Form.Line row, Form.Line column) {
        return numbers.get(key(row.key(), column.key()));
    }

    /// With numbers that were typed.
    public Figures and(Map<String, Long> typed) {
        var all = new HashMap<>(numbers);
        all.putAll(typed);
        return new Figures(form, new TreeMap<>(all));
    }
}
