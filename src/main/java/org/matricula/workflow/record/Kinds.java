package org.matricula.workflow.record;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.matricula.kernel.Absent;
import org.matricula.workflow.CaseKind;
import org.springframework.stereotype.Component;

/// Every kind of case there is, as the modules above have brought them.
@Component
public class Kinds {

    private final Map<String, CaseKind<?>> byCode = new TreeMap<>();

    Kinds(List<CaseKind<?>> kinds) {
        for (var it : kinds) {
            byCode.put(it.code(), it);
        }
    }

    public CaseKind<?> get(String code) {
        var kind = byCode.get(code);
        if (kind == null) {
            throw new Absent("case kind");
        }
        return kind;
    }

    public List<CaseKind<?>> all() {
        return List.copyOf(byCode.values());
    }
}
