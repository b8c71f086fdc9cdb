package org.matricula.governance.publication;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.Publicity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Of which kinds of cases outcomes are made public at all, and how far.
@Component
class Publishable {

    private final ObjectProvider<CaseKind<?>> kinds;

    Publishable(ObjectProvider<CaseKind<?>> kinds) {
        this.kinds = kinds;
    }

    List<String> codes() {
        return kinds.stream()
                .filter(it -> it.publicity() != Publicity.NONE)
                .map(CaseKind::code)
                .sorted()
                .toList();
    }

    boolean openly(String kind) {
        return of(kind) == Publicity.OPEN;
    }

    @Nullable Refusal unlessMay(@Nullable String kind, boolean open) {
        if (kind == null || of(kind) == Publicity.OPEN) {
            return null;
        }
        if (of(kind) == Publicity.NONE) {
            return Refusal.input("kind", "publication.kind");
        }
        return open ? Refusal.input("open", "publication.within") : null;
    }

    private Publicity of(String kind) {
        return kinds.stream()
                .filter(it -> it.code().equals(kind))
                .map(CaseKind::publicity)
                .findFirst()
                .orElse(Publicity.NONE);
    }
}
