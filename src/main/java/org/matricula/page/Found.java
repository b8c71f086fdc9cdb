package org.matricula.page;

import org.jspecify.annotations.Nullable;

/// One thing that was searched for, as a line that leads to it.
///
/// @param group message key of the heading it stands under
/// @param icon id in the icon sprite
/// @param note what tells it from others of the same name
public record Found(String group, String icon, String title, @Nullable String note, String href) {}
