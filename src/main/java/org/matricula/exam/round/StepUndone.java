package org.matricula.exam.round;

/// 撤销步骤: a step was taken back; whoever keeps what it decided takes that back within the same
/// transaction.
public record StepUndone(Round round, ExamStep step) {}
