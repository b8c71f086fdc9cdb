package org.matricula.coursework.practice;

/// What is wrong in a sheet.
///
/// @param row at its left edge
public record WrongRow(int row, String message) {}
