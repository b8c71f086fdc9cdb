package org.matricula.organisation;

import org.jspecify.annotations.Nullable;

/// 责任人: who answers for a matter, and where they are reached.
public record Responsibility(String office, String person, String phone, @Nullable String room) {}
