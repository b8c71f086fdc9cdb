package org.matricula.report.round;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.matricula.report.form.Figures;
import org.matricula.report.form.Form;

/// 汇总表的行: the rows of all that was handed in, and of what the unit above counts itself, in one. A
/// major is one row wherever it is taught: by its code, for each school's has a key of its own. So
/// whatever a unit handed in stands in the sum, also a major that is gone today.
final class SumRows {

    private static final String MAJOR = "major";

    private final Form asked;
    private final Map<String, Form.Line> fixed = new LinkedHashMap<>();
    private final Map<String, Form.Line> majors = new TreeMap<>();
    private final Map<String, Set<String>> keys = new HashMap<>();
    private final Map<String, String> groups = new HashMap<>();

    private SumRows(Form asked) {
        this.asked = asked;
    }

    /// @param forms with their rows written out
    static SumRows of(Form asked, Collection<Form> forms) {
        var all = new SumRows(asked);
        asked.rows().forEach(all::add);
        forms.forEach(form -> form.rows().forEach(all::add));
        return all;
    }

    private void add(Form.Line row) {
        var id = row.where().get(MAJOR);
        var written = asked.by() != null && id != null && !id.isEmpty();
        var group = written ? group(row) : row.key();
        (written ? majors : fixed)
                .putIfAbsent(
                        group,
                        new Form.Line(group, row.label(), row.typed(), row.count(), row.where()));
        keys.computeIfAbsent(group, _ -> new LinkedHashSet<>()).add(row.key());
        groups.put(row.key(), group);
    }

    /// The code closes the label, as the row was written out.
    private static String group(Form.Line row) {
        var code = row.label().substring(row.label().lastIndexOf(' ') + 1);
        return code.matches("[0-9A-Za-z]+") && !code.equals("null") ? "c" + code : row.key();
    }

    /// The form with those rows.
    Form form() {
        var rows = new ArrayList<>(fixed.values());
        rows.addAll(majors.values());
        return asked.with(rows);
    }

    /// @param numbers by `row/column` of the forms
    Figures figures(Map<String, Long> numbers) {
        var all = new HashMap<String, Long>();
        numbers.forEach((key, n) -> {
            var at = key.indexOf('/');
            var row = key.substring(0, at);
            all.merge(
                    Figures.key(groups.getOrDefault(row, row), key.substring(at + 1)),
                    n,
                    Long::sum);
        });
        return new Figures(form(), all);
    }

    /// The rows of the forms that stand in one of the sum.
    Set<String> keys(String group) {
        return keys.getOrDefault(group, Set.of(group));
    }
}
