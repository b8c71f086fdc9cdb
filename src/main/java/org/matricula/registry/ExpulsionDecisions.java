package org.matricula.registry;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// What has to stand before anybody is expelled: a decision of discipline, served (普通高等学校学生管理规定
/// 第五十五条、第五十六条). The register knows no sanctions; the module that keeps them answers.
public interface ExpulsionDecisions {

    /// @param servedOn the day it counts as served
    /// @param suspended whether its effect is suspended while an appeal is heard
    record Served(LocalDate decidedOn, LocalDate servedOn, boolean suspended) {}

    /// The standing decision to expel under this number, if it has been served.
    Optional<Served> served(UUID enrolment, String number);
}
