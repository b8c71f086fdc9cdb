package org.matricula.page;

/// A chart of a first page.
///
/// @param kind as `component/chart` names it
/// @param told the same in words, for those who do not see it
/// @param url where its figures come from
public record Drawn(String kind, String told, String url) {}
