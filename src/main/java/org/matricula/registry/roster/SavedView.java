package org.matricula.registry.roster;

import java.util.List;
import java.util.UUID;

/// 名册视图: a name for filters, columns and order.
///
/// @param filters the query of the address, without what was searched for
/// @param own kept by the reader; others' are shared with them
/// @param standard what the reader begins with
public record SavedView(
        UUID id,
        String name,
        String filters,
        List<String> hidden,
        boolean shared,
        boolean own,
        boolean standard) {

    /// Where the list stands, seen this way.
    public String href() {
        return "/students?" + (filters.isEmpty() ? "" : filters + "&") + "view=" + id;
    }
}
