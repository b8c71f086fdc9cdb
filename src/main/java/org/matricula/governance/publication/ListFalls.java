package org.matricula.governance.publication;

import java.util.UUID;

/// A list is about to be taken down before or after its time: the module that made it hears of it
/// first, in the same transaction, draws what follows, or refuses.
///
/// @param reason as it will stand on the list
public record ListFalls(UUID publication, String reason) {}
