package org.matricula.exam.own;

import java.util.List;
import org.matricula.exam.paper.Candidate;
import org.matricula.exam.plan.DutyLine;

/// A duty and who sits there.
///
/// @param seats who of the room is within the teacher's reach
public record SeatedDuty(DutyLine line, List<Candidate> seats) {}
