package org.matricula.sheet;

/// One sheet of a workbook.
///
/// @param index its place, beginning with 0
/// @param hidden whether the person who sent it may not even know of it
public record SheetInfo(int index, String name, boolean hidden) {}
