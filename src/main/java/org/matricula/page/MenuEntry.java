package org.matricula.page;

import org.jspecify.annotations.Nullable;

/// One line of the navigation.
///
/// @param group message key of the group's heading
/// @param label message key of the entry
/// @param icon id in the icon sprite
/// @param count figure behind the label, null for none
public record MenuEntry(
        String group, String label, String icon, String href, @Nullable Long count) {}
