package org.matricula.exam.own;

import java.util.List;
import org.matricula.exam.paper.Candidate;
import org.matricula.exam.round.Round;

/// 考查补考名单 of the courses for which somebody's teaching-research offices answer.
public record OfficeList(Round round, List<Candidate> lines) {}
