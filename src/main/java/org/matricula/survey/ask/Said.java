package org.matricula.survey.ask;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One thing said to a question.
///
/// @param line of a matrix from 1, else 0
/// @param pick the option chosen from 1, else 0
/// @param amount of a scale or a number
/// @param words of a text
public record Said(
        UUID question, int line, int pick, @Nullable BigDecimal amount, @Nullable String words) {}
