package org.matricula.graduation.register;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a graduate fills in. Everything is text, as it is printed.
///
/// @param items by their keys, see [RegisterItem]
/// @param education 主要学习经历, from senior secondary on, in its order
public record RegisterContent(Map<String, String> items, List<Stage> education) {

    /// @param from such as `2019-09`
    /// @param until such as `2022-06`; the last one may lie ahead
    /// @param kind `senior` 高中阶段, `specialised` 专科, `bachelor` 本科, `other`
    public record Stage(String from, String until, String school, String kind, String witness) {

        boolean blank() {
            return (from + until + school + witness).isBlank();
        }
    }

    public RegisterContent {
        items = Map.copyOf(items);
        education = List.copyOf(education);
    }

    public String get(RegisterItem item) {
        return items.getOrDefault(item.key(), "");
    }

    /// With what the record says in place of whatever was typed.
    RegisterContent knowing(Map<RegisterItem, String> record) {
        var all = new TreeMap<>(items);
        record.forEach((item, value) -> all.put(item.key(), value));
        return new RegisterContent(all, education);
    }

    /// Without empty stages, and 无 where a starred item was left empty.
    RegisterContent settled(String none) {
        var all = new TreeMap<String, String>();
        for (var item : RegisterItem.values()) {
            var typed = get(item).strip();
            all.put(item.key(), item.starred() && RegisterItem.nothing(typed) ? none : typed);
        }
        return new RegisterContent(
                all,
                education.stream()
                        .filter(it -> !it.blank())
                        .map(it ->
                                new Stage(
                                        it.from().strip(),
                                        it.until().strip(),
                                        it.school().strip(),
                                        it.kind(),
                                        it.witness().strip()))
                        .toList());
    }
}
