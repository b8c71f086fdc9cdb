package org.matricula.document;

import java.util.List;
import org.matricula.organisation.Unit;

/// How an institution numbers its documents, and what comes next.
///
/// @param within the institutions within reach
/// @param of the one shown
public record NumbersView(List<Unit> within, Unit of, String pattern, List<Next> next) {

    public record Next(DocumentKind kind, String number) {}
}
