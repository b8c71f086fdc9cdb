package org.matricula.workflow;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// 遗忘清单: something that nobody may notice by itself, with its owner and the next step.
///
/// @param what the message key `forgotten.<what>`, and `forgotten.<what>.next` for what to do
/// @param subject whom it is about
/// @param on the day it is due, or was
/// @param owner who should act; empty where nobody holds the post
/// @param late whether the day is past
public record Forgotten(
        String what,
        String subject,
        @Nullable String href,
        LocalDate on,
        String owner,
        boolean late) {}
