package org.matricula.survey.interview;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Interviews as they were filled in.
///
/// @param guide one a line
/// @param questionnaire whose audience they are drawn from, null for all of the unit
/// @param units parts of the unit they are drawn from, empty for all of it
/// @param perStratum how many are drawn of each stratum; null where `numbers` names them
public record NewCampaign(
        String title,
        String purpose,
        String theme,
        List<String> guide,
        @Nullable UUID questionnaire,
        String interviewerRole,
        List<UUID> units,
        String strata,
        @Nullable Integer perStratum,
        List<String> numbers,
        @Nullable LocalDate dueOn) {}
