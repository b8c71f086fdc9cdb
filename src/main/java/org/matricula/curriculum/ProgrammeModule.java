package org.matricula.curriculum;

import java.math.BigDecimal;
import java.util.UUID;

/// 课程模块.
///
/// @param leastCredits credits a student must earn in it to graduate
/// @param planned credits of all its courses together
public record ProgrammeModule(
        UUID id, int seq, String name, BigDecimal leastCredits, BigDecimal planned) {}
