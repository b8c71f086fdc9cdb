package org.matricula.identity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Why somebody sees a record: the post that reaches it.
///
/// @param unitPath the post's unit under its superiors, root first; empty for the whole register
/// @param until the first day the post is no longer held, null without end
/// @param grantedBy who gave the post, null where the register began with it
public record Reason(
        String role,
        String unitPath,
        LocalDate since,
        @Nullable LocalDate until,
        @Nullable String grantedBy,
        @Nullable String because) {}
