package org.matricula.exam.paper;

/// A course and the copies its heads and the reserve come to.
public record PaperCopies(CoursePaper course, int copies) {}
