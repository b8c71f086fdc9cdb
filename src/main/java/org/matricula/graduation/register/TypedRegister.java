package org.matricula.graduation.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.matricula.graduation.register.RegisterContent.Stage;

/// Reads a page's fields: items by their keys, stages as `from`, `until`, `school`, `kind` and
/// `witness` with their number.
final class TypedRegister {

    static final int STAGES = 6;

    private TypedRegister() {}

    static RegisterContent read(Map<String, String> typed) {
        var items = new TreeMap<String, String>();
        for (var item : RegisterItem.values()) {
            items.put(item.key(), typed.getOrDefault(item.key(), ""));
        }
        var stages = new ArrayList<Stage>();
        for (var i = 0; i < STAGES; i++) {
            stages.add(
                    new Stage(
                            typed.getOrDefault("from" + i, ""),
                            typed.getOrDefault("until" + i, ""),
                            typed.getOrDefault("school" + i, ""),
                            typed.getOrDefault("kind" + i, "other"),
                            typed.getOrDefault("witness" + i, "")));
        }
        return new RegisterContent(items, stages);
    }

    /// As many as the page has room for.
    static List<Stage> padded(List<Stage> stages) {
        var all = new ArrayList<>(stages);
        while (all.size() < STAGES) {
            all.add(new Stage("", "", "", "other", ""));
        }
        return all;
    }
}
