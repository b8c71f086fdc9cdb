package org.matricula.enrolment.desk;

import org.jspecify.annotations.Nullable;

/// One line of a printed form.
///
/// @param label message key
public record FormLine(String label, @Nullable String value) {}
