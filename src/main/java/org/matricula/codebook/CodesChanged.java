package org.matricula.codebook;

/// A code table was changed.
public record CodesChanged(String table) {}
