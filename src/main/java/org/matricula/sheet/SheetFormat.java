package org.matricula.sheet;

/// The three shapes a roster comes in.
public enum SheetFormat {
    /// Office Open XML, .xlsx.
    XLSX,
    /// The binary workbook of Excel 97 to 2003, .xls.
    XLS,
    /// Comma, semicolon or tab separated text.
    CSV
}
