package org.matricula.page;

import org.jspecify.annotations.Nullable;

/// One place on the way to a page; the page itself has no address.
public record Crumb(String label, @Nullable String href) {}
