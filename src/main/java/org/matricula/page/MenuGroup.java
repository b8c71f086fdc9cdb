package org.matricula.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// The navigation's entries under one heading.
///
/// @param label message key of the heading, blank for none
public record MenuGroup(String label, List<MenuEntry> entries) {

    /// Gathers entries of the same heading, in the order in which the headings first appear.
    static List<MenuGroup> of(List<MenuEntry> entries) {
        var groups = new LinkedHashMap<String, List<MenuEntry>>();
        for (var it : entries) {
            groups.computeIfAbsent(it.group(), key -> new ArrayList<>()).add(it);
        }
        return groups.entrySet().stream()
                .map(it -> new MenuGroup(it.getKey(), List.copyOf(it.getValue())))
                .toList();
    }
}
