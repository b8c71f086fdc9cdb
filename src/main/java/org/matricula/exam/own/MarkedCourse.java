package org.matricula.exam.own;

import org.matricula.exam.paper.CoursePaper;
import org.matricula.exam.round.Round;

/// A course that a teacher marks.
public record MarkedCourse(Round round, CoursePaper course) {}
