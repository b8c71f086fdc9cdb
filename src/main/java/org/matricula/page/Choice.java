package org.matricula.page;

/// One option of a select, a set of radio buttons or a column chooser.
public record Choice(String value, String label) {}
