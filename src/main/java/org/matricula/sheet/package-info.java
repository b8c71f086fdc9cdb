/// Spreadsheets in and out: judged before they are parsed, read as a stream, understood by their
/// headings, and written so that no cell becomes a formula. Knows nothing of students.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "表格读写",
        allowedDependencies = {"kernel"})
package org.matricula.sheet;
