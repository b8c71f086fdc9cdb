package org.matricula.page;

import java.time.LocalDate;

/// The institution's own sentence that a refusal, or a reason told in a list, rests on.
///
/// @param title of the rule, in its brackets
/// @param label of the article
/// @param href where the whole rule is read, in the version meant
/// @param from since when this version is in force
public record Ground(String title, String label, String words, String href, LocalDate from) {}
