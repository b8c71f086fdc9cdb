package org.matricula.registry;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// When a decision upon somebody's standing reached them (普通高等学校学生管理规定 第五十五条): in person, left
/// before witnesses, by post or by public notice, with its proof. The register keeps no deliveries;
/// the module that does answers.
public interface ServedDecisions {

    /// The day on which the case's standing decision counts as delivered; to come while a public
    /// notice hangs, empty while nothing was delivered.
    Optional<LocalDate> served(UUID caseId);

    /// The same of the notice that a decision is intended, which comes before anybody is heard.
    Optional<LocalDate> told(UUID caseId);
}
