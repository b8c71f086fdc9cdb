package org.matricula.document;

import java.time.LocalDate;
import java.util.UUID;

/// News, within the transaction: 送达 of a paper, by whatever way, with its proof. Told by the module
/// that keeps the deliveries, heard by whoever has made the paper out.
///
/// @param on from when it counts; to come where it was put up in public
public record PaperDelivered(UUID document, DocumentKind kind, LocalDate on) {}
