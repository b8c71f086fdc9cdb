package org.matricula.workflow;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was said and handed in on a case's way: what its approval form prints.
///
/// @param opinions one for each office in the drawing, in its order
/// @param evidence the kinds handed in, each once
public record Proceedings(List<OfficeOpinion> opinions, List<String> evidence) {

    /// What one office said.
    ///
    /// @param task the office's place in the drawing
    /// @param name as the drawing calls it
    /// @param said null where the case did not come to this office
    public record OfficeOpinion(String task, String name, @Nullable Said said) {}

    /// @param comment in the office's words, null where it approved without any
    /// @param deputyOf in whose place it was said
    /// @param office where the post is held, null where it is held no longer
    public record Said(
            @Nullable String comment,
            String signer,
            @Nullable String deputyOf,
            @Nullable String office,
            LocalDate on) {}

    public Proceedings {
        opinions = List.copyOf(opinions);
        evidence = List.copyOf(evidence);
    }
}
