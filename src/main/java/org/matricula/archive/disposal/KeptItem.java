package org.matricula.archive.disposal;

import org.jspecify.annotations.Nullable;

/// What a member of the committee keeps on.
///
/// @param item volume and kind, as [DisposalItem#key] has it
/// @param years how much longer, null for ever
record KeptItem(String item, @Nullable Integer years) {}
